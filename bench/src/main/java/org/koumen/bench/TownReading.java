package org.koumen.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.koumen.registry.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What somebody at the county's desk waits for once the town is on the register: files, lists,
 * searches and figures over HTTP, with permission, scope, unsealing and the log of looks.
 */
final class TownReading {
  private static final Duration FILE_WITHIN = Duration.ofMillis(5);
  private static final Duration SEARCH_WITHIN = Duration.ofMillis(150);
  private static final Duration LIST_WITHIN = Duration.ofMillis(100);
  private static final Duration FIGURES_WITHIN = Duration.ofSeconds(10);
  private static final int FILES = 2000;

  /** A server that has run for a day has compiled what it runs. */
  private static final int WARM_ROUNDS = 5;

  private static final int SEARCHES = 60;
  private static final String LIST = "/api/households?area=" + TownFile.COUNTY;

  private final Stage stage;
  private final Report report;
  private final Random random = new Random(7);
  private final List<Someone> people;
  private final AtTheServer clock;

  /** Somebody on the register, as others know them. */
  private record Someone(
      UUID household,
      String name,
      String pinyin,
      String initials,
      String address,
      byte[] phone,
      byte[] identity) {}

  TownReading(Stage stage) {
    this.stage = stage;
    this.report = stage.report();
    this.clock = AtTheServer.in(stage);
    this.people = someone(stage.the(JdbcClient.class));
  }

  private static List<Someone> someone(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select r.household_id, r.name, r.pinyin, r.initials, h.address, r.phone_sealed, r.identity_sealed
            from resident r
            join household h on h.county = r.county and h.id = r.household_id
            where r.county = :county
            order by md5(r.id::text)
            limit :files
            """)
        .param("county", TownFile.COUNTY)
        .param("files", 2 * FILES)
        .query(
            (row, n) ->
                new Someone(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBytes(6),
                    row.getBytes(7)))
        .list();
  }

  /** Asks for everything. */
  void measure() throws Exception {
    try (Caller caller = Caller.signIn(stage, TownFile.COUNTY)) {
      files(caller);
      lists(caller);
      Sealing sealing = stage.the(Sealing.class);
      search(caller, "a name", Someone::name);
      search(caller, "a name in pinyin", Someone::pinyin);
      search(caller, "initials", Someone::initials);
      search(caller, "an address", Someone::address);
      search(caller, "a room alone", one -> one.address().replaceAll(".*?(\\d+室?)$", "$1"));
      search(caller, "the end of a phone number", one -> phone(sealing, one).substring(7));
      search(caller, "a phone number", one -> phone(sealing, one));
      search(caller, "an identity number", one -> sealing.openIdentity(one.identity()).value());
      search(caller, "a surname, thousands of them", one -> one.name().substring(0, 1));
      search(caller, "one letter", one -> one.pinyin().substring(0, 1));
      figures(caller);
    }
  }

  private void files(Caller caller) throws Exception {
    List<Someone> first = people.subList(0, people.size() / 2);
    List<Someone> second = people.subList(people.size() / 2, people.size());
    for (int round = 0; round < WARM_ROUNDS; round++) {
      for (Someone one : first) {
        file(caller, one);
      }
    }
    Percentiles ours = Percentiles.of(first, second, one -> file(caller, one));
    Percentiles inside = clock.latest(second.size(), caller.answered());
    Percentiles plain;
    try (PlainFiles files = new PlainFiles(stage.database().connect())) {
      plain = Percentiles.of(first, second, one -> files.look(TownFile.COUNTY, one.household()));
    }
    report.spread("household and people read, look written, plain SQL", plain);
    report.spread("a household's file at the server, the look logged", inside);
    report.ratio("its p50 to that of plain SQL", inside.median(), plain.median());
    report.ratio("its p95 to that of plain SQL", inside.high(), plain.high());
    report.within("its p95", inside.high(), FILE_WITHIN);
    report.spread("the same as the caller waits for it over HTTP", ours);
    report.within("its p95", ours.high(), FILE_WITHIN);
  }

  private static int file(Caller caller, Someone one) throws IOException {
    return caller.get("/api/households/" + TownFile.COUNTY + "/" + one.household()).length();
  }

  private void lists(Caller caller) throws Exception {
    JsonNode page = caller.json(LIST);
    report.say("  the list says %s households", page.path("total").asString());
    List<String> first = Collections.nCopies(SEARCHES, LIST);
    Percentiles begin = Percentiles.of(first, path -> caller.get(path).length());
    report.spread("first page of the list and its total", begin);
    report.within("its p95", begin.high(), LIST_WITHIN);
    List<String> pages = new ArrayList<>();
    String next = page.path("next").asString();
    for (int i = 0; i < SEARCHES; i++) {
      String path = LIST + "&total=false&after=" + Caller.quoted(next);
      pages.add(path);
      next = caller.json(path).path("next").asString();
    }
    Percentiles later = Percentiles.of(pages, path -> caller.get(path).length());
    report.spread("later pages", later);
    report.within("their p95", later.high(), LIST_WITHIN);
  }

  private void search(Caller caller, String what, Function<Someone, String> typed)
      throws Exception {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 2 * SEARCHES; i++) {
      Someone one = people.get(random.nextInt(people.size()));
      paths.add(LIST + "&q=" + Caller.quoted(typed.apply(one)));
      if (i == 0 && caller.json(paths.getFirst()).path("rows").isEmpty()) {
        throw new IllegalStateException("nobody found by " + what);
      }
    }
    Percentiles times =
        Percentiles.of(
            paths.subList(0, SEARCHES),
            paths.subList(SEARCHES, 2 * SEARCHES),
            path -> caller.get(path).length());
    report.spread("search by " + what, times);
    report.within("its p95", times.high(), SEARCH_WITHIN);
  }

  private static String phone(Sealing sealing, Someone one) {
    return sealing.openPhone(one.phone()).value();
  }

  private void figures(Caller caller) throws Exception {
    String path = "/api/statistics?area=" + TownFile.COUNTY;
    report.say("  the sheet says %s people", caller.json(path).path("people").asString());
    Duration county = Stage.median(3, () -> caller.get(path));
    report.within("statistics of the county", county, FIGURES_WITHIN);
    Duration township = Stage.median(5, () -> caller.get(path + "001"));
    report.took("statistics of a township", township);
    Duration area = Stage.median(50, () -> caller.get("/api/areas/" + TownFile.COUNTY));
    report.took("the county with its counts", area);
  }
}
