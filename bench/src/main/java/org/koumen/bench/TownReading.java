package org.koumen.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private static final int SEARCHES = 60;
  private static final String LIST = "/api/households?area=" + TownFile.COUNTY;

  /** The rows that a file is made of, by primary and foreign key, with nothing around them. */
  private static final List<String> PLAIN_FILE =
      List.of(
          "select * from household where county = ? and id = ?",
          "select * from resident where county = ? and household_id = ?");

  private final Stage stage;
  private final Report report;
  private final Random random = new Random(7);
  private final List<Someone> people;

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
    Percentiles plain;
    try (Connection connection = stage.database().connect()) {
      plain = Percentiles.of(first, second, one -> plainFile(connection, one.household()));
    }
    Percentiles ours =
        Percentiles.of(
            first,
            second,
            one ->
                caller.get("/api/households/" + TownFile.COUNTY + "/" + one.household()).length());
    report.spread("household and its people in plain SQL", plain);
    report.spread("a household's file over HTTP, the look logged", ours);
    report.ratio("its p95 to that of plain SQL", ours.high(), plain.high());
    report.within("its p95", ours.high(), FILE_WITHIN);
  }

  private static int plainFile(Connection connection, UUID household) throws SQLException {
    int columns = 0;
    for (String sql : PLAIN_FILE) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, TownFile.COUNTY);
        statement.setObject(2, household);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              columns += rows.getString(i) == null ? 0 : 1;
            }
          }
        }
      }
    }
    return columns;
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
