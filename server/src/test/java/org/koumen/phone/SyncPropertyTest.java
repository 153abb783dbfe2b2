package org.koumen.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.access.AccountDesk;
import org.koumen.request.Town;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Three phones and a desk change the same files at random, through the real program, over a network
 * that loses questions and answers and brings old ones again, with clocks that are hours apart.
 * What the program must have written and asked is reckoned beside it, by the rule alone: a field is
 * written when it is as its writer saw it, and asked about when it is not.
 */
@KoumenTest
class SyncPropertyTest {
  private static final String[] FIELDS = {"work", "school", "phone", "languages", "number", "kind"};
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "work", List.of("", "瓦工", "木工", "电工"),
          "school", List.of("", "夜校", "职高"),
          "phone", List.of("13800001111", "13822221111", "13833331111"),
          "languages", List.of("", "汉语、藏语", "藏语、汉语", "撒拉语"),
          "number", List.of("", "A-1", "A-2", "A-3"),
          "kind", List.of("family", "tenant", "business"));

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @LocalServerPort int port;

  private Town.@Nullable Place found;
  private @Nullable Browser signedIn;
  private Random random = new Random(0);
  private final List<UUID> households = new ArrayList<>();
  private final Map<UUID, UUID> people = new HashMap<>();

  /** What must stand where. */
  private final Map<Spot, String> truth = new HashMap<>();

  /** What must be asked: where, by whom, for which value. */
  private final Map<Doubt, String> doubts = new HashMap<>();

  private final Set<UUID> visited = new HashSet<>();
  private final List<Phone> phones = new ArrayList<>();

  /** A field of a household, or of the one person there. */
  private record Spot(UUID household, String field) {}

  private record Doubt(Spot spot, int asker) {}

  /** Something on its way. */
  private record Sent(
      UUID id, UUID household, Map<String, Object> body, boolean visit, List<Wish> wishes) {}

  /** What was seen and what is wished, in plain values. */
  private record Wish(String field, String was, String now) {}

  private final class Phone {
    private final int number;
    private final Town.Person owner;
    private final TestPhone carried;
    private final UUID id = UUID.randomUUID();
    private final Duration skew;
    private final Deque<Sent> outbox = new ArrayDeque<>();
    private final List<Sent> old = new ArrayList<>();

    /** What this phone wrote and has not seen come back in a file. */
    private final Map<Spot, String> own = new HashMap<>();

    Phone(int number, Town.Person owner) {
      this.number = number;
      this.owner = owner;
      this.carried = new TestPhone(owner.browser(), id);
      this.skew = Duration.ofHours(random.nextInt(-48, 48));
      assertThat(carried.admit().status()).isEqualTo(200);
      carried.sync();
    }

    void write() {
      UUID household = households.get(random.nextInt(households.size()));
      Map<String, Object> body = new HashMap<>();
      UUID sent = UUID.randomUUID();
      body.put("id", sent);
      body.put("county", place().county());
      body.put("householdId", household);
      Instant now = Instant.parse("2026-11-22T02:00:00Z").plus(skew);
      if (random.nextInt(4) == 0) {
        body.put("outcome", random.nextBoolean() ? "met" : "nobody_home");
        body.put("visitedAt", Instant.parse("2026-11-20T02:00:00Z").minus(skew.abs()));
        outbox.add(new Sent(sent, household, body, true, List.of()));
        return;
      }
      Set<String> fields = new TreeSet<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        fields.add(FIELDS[random.nextInt(FIELDS.length)]);
      }
      List<Wish> wishes = new ArrayList<>();
      List<Map<String, Object>> changes = new ArrayList<>();
      for (String field : fields) {
        Spot spot = new Spot(household, field);
        String wanted = one(field);
        Map<String, Object> change = new HashMap<>();
        if (isOfAPerson(field)) {
          change.put("residentId", people.get(household));
        }
        change.put("field", field);
        String known = own.get(spot);
        change.put("was", known == null ? shown(spot) : known);
        change.put("now", wanted);
        changes.add(change);
        wishes.add(new Wish(field, known == null ? plain(spot) : known, wanted));
        own.put(spot, canonical(field, wanted));
      }
      body.put("madeAt", now);
      body.put("changes", changes);
      outbox.add(new Sent(sent, household, body, false, wishes));
    }

    /** What the file on this phone shows; of a number its stamp. */
    private String shown(Spot spot) {
      JsonNode file = Objects.requireNonNull(carried.files().get(spot.household())).path("file");
      JsonNode person = file.path("residents").path(0);
      return switch (spot.field()) {
        case "phone" -> person.path("phoneStamp").asString();
        case "languages" -> languages(person.path("languages"));
        case "work", "school" -> person.path(spot.field()).asString("");
        default -> file.path("household").path(spot.field()).asString("");
      };
    }

    /** The same in plain, as the person at the phone never sees a number. */
    private String plain(Spot spot) {
      return spot.field().equals("phone") ? behind(shown(spot)) : shown(spot);
    }

    void deliver() {
      while (!outbox.isEmpty()) {
        Sent next = outbox.peek();
        if (random.nextInt(4) == 0) {
          // The question is lost on the way.
          return;
        }
        Browser.Answer answer = send(next);
        if (random.nextInt(4) == 0) {
          // The answer is lost on the way: the same comes again, later.
          return;
        }
        arrived(next, answer);
        outbox.remove();
        old.add(next);
      }
    }

    void somethingOldComesAgain() {
      if (!old.isEmpty()) {
        Sent again = old.get(random.nextInt(old.size()));
        assertThat(send(again).status()).isBetween(200, 201);
      }
    }

    private Browser.Answer send(Sent sent) {
      Browser.Answer answer =
          owner
              .browser()
              .post(
                  sent.visit() ? "/api/visits" : "/api/phones/%s/edits".formatted(id), sent.body());
      assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
      if (sent.visit()) {
        visited.add(sent.id());
      } else {
        expect(sent, answer);
      }
      return answer;
    }

    private final Map<UUID, String> answered = new HashMap<>();

    /** Reckons what the first arrival must have done; every other is answered alike. */
    private void expect(Sent sent, Browser.Answer answer) {
      String before = answered.putIfAbsent(sent.id(), answer.body());
      if (before != null) {
        assertThat(answer.body()).isEqualTo(before);
        return;
      }
      Map<String, String> fates = new TreeMap<>();
      for (JsonNode field : answer.json().path("fields")) {
        fates.put(field.path("field").asString(), field.path("fate").asString());
      }
      Map<String, String> expected = new TreeMap<>();
      for (Wish wish : sent.wishes()) {
        Spot spot = new Spot(sent.household(), wish.field());
        String present = truth.get(spot);
        String wanted = canonical(wish.field(), wish.now());
        if (wanted.equals(present)) {
          expected.put(wish.field(), "same");
          doubts.remove(new Doubt(spot, number));
        } else if (wish.was().equals(present)) {
          expected.put(wish.field(), "written");
          truth.put(spot, wanted);
          doubts.remove(new Doubt(spot, number));
        } else {
          expected.put(wish.field(), "question");
          doubts.put(new Doubt(spot, number), wanted);
        }
      }
      assertThat(fates).as(sent.body().toString()).isEqualTo(expected);
    }

    private void arrived(Sent sent, Browser.Answer answer) {
      if (sent.visit()) {
        return;
      }
      for (JsonNode field : answer.json().path("fields")) {
        if (field.path("fate").asString().equals("question")) {
          Spot spot = new Spot(sent.household(), field.path("field").asString());
          boolean waits =
              outbox.stream()
                  .skip(1)
                  .anyMatch(
                      later ->
                          later.household().equals(spot.household())
                              && later.wishes().stream()
                                  .anyMatch(wish -> wish.field().equals(spot.field())));
          if (!waits) {
            own.remove(spot);
          }
        }
      }
    }

    /** All that is carried, but for whose question it is. */
    String holds() {
      return carried.files().toString().replaceAll("\"mine\":(true|false)", "");
    }

    void look() {
      carried.sync();
      own.keySet()
          .removeIf(
              spot ->
                  outbox.stream()
                      .noneMatch(
                          sent ->
                              sent.household().equals(spot.household())
                                  && sent.wishes().stream()
                                      .anyMatch(wish -> wish.field().equals(spot.field()))));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261122})
  void whatever_is_lost_repeated_or_late_all_come_to_agree(long seed) {
    random = new Random(seed);
    Town town = new Town(jdbc, accounts, port);
    Town.Place place = town.found();
    found = place;
    signedIn = town.person("community_desk", place.village()).browser();
    for (int n = 1; n <= 3; n++) {
      furnish(town.household(place.grid(), n + "号"));
    }
    for (int n = 0; n < 3; n++) {
      phones.add(new Phone(n, town.person("grid_worker", place.grid())));
    }
    for (int step = 0; step < 100; step++) {
      Phone phone = phones.get(random.nextInt(phones.size()));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> phone.write();
        case 3, 4 -> phone.deliver();
        case 5 -> phone.look();
        case 6 -> phone.somethingOldComesAgain();
        default -> writeAtTheDesk();
      }
    }
    while (phones.stream().anyMatch(phone -> !phone.outbox.isEmpty())) {
      phones.forEach(Phone::deliver);
    }
    phones.forEach(Phone::somethingOldComesAgain);
    phones.forEach(Phone::look);

    for (Map.Entry<Spot, String> one : truth.entrySet()) {
      assertThat(atTheDesk(one.getKey())).as(one.getKey().toString()).isEqualTo(one.getValue());
      for (Phone phone : phones) {
        assertThat(phone.plain(one.getKey())).isEqualTo(one.getValue());
      }
    }
    assertThat(phones.get(1).holds()).isEqualTo(phones.get(0).holds());
    assertThat(phones.get(2).holds()).isEqualTo(phones.get(0).holds());
    asksAboutNothingElse();
    assertThat(
            jdbc.sql("select id from visit where county = :county")
                .param("county", place().county())
                .query(UUID.class)
                .list())
        .as("each visit once")
        .containsExactlyInAnyOrderElementsOf(visited);
    assertThat(doubts).as("a test in which nobody disagrees proves little").isNotEmpty();
  }

  private void asksAboutNothingElse() {
    List<String> asked = new ArrayList<>();
    for (int n = 0; n < phones.size(); n++) {
      String login = phones.get(n).owner.login();
      int number = n;
      jdbc.sql(
              """
              select q.household_id, q.field from field_question q
              join account a on a.id = q.asked_by
              where q.county = :county and q.state = 'open' and a.login = :login
              """)
          .param("county", place().county())
          .param("login", login)
          .query(
              (row, i) ->
                  asked.add(
                      new Doubt(
                              new Spot(
                                  row.getObject("household_id", UUID.class),
                                  row.getString("field")),
                              number)
                          .toString()))
          .list();
    }
    assertThat(asked)
        .containsExactlyInAnyOrderElementsOf(
            doubts.keySet().stream().map(Doubt::toString).toList());
    List<String> wanted = new ArrayList<>();
    for (JsonNode question : desk().get("/api/questions").json().path("rows")) {
      wanted.add(question.path("field").asString() + " " + question.path("wanted").asString());
    }
    assertThat(wanted)
        .containsExactlyInAnyOrderElementsOf(
            doubts.entrySet().stream()
                .map(
                    one ->
                        one.getKey().spot().field()
                            + " "
                            + (one.getKey().spot().field().equals("phone")
                                ? one.getValue().substring(0, 3) + "****1111"
                                : one.getValue()))
                .toList());
  }

  private void furnish(UUID household) {
    Browser.Answer added =
        desk()
            .post(
                path(household) + "/residents",
                Map.of(
                    "resident", Map.of("name", "王建国", "relation", "head", "phone", "13800001111")));
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    households.add(household);
    people.put(
        household,
        UUID.fromString(
            desk().get(path(household)).json().path("residents").path(0).path("id").asString()));
    learnNumbers(household);
    for (String field : FIELDS) {
      truth.put(
          new Spot(household, field),
          switch (field) {
            case "phone" -> "13800001111";
            case "kind" -> "family";
            default -> "";
          });
    }
  }

  /** Somebody at the desk corrects a field, as the desk does: the whole person, by version. */
  private void writeAtTheDesk() {
    UUID household = households.get(random.nextInt(households.size()));
    String field = FIELDS[random.nextInt(FIELDS.length)];
    String value = one(field);
    JsonNode file = desk().get(path(household)).json();
    JsonNode person = file.path("residents").path(0);
    Browser.Answer answer;
    if (isOfAPerson(field)) {
      Map<String, Object> resident = new HashMap<>();
      for (String kept : List.of("name", "relation", "school", "work")) {
        resident.put(kept, person.path(kept).asString(null));
      }
      resident.put("languages", List.of(languages(person.path("languages")).split("、")));
      resident.put(field, field.equals("languages") ? List.of(value.split("、")) : value);
      answer =
          desk()
              .put(
                  path(household) + "/residents/" + people.get(household),
                  Map.of("version", person.path("version").asInt(), "resident", resident));
    } else {
      JsonNode row = file.path("household");
      Map<String, Object> body = new HashMap<>();
      body.put("version", row.path("version").asInt());
      body.put("number", row.path("number").asString(""));
      body.put("kind", row.path("kind").asString());
      body.put("state", "present");
      body.put(field, value);
      answer = desk().put(path(household), body);
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    truth.put(new Spot(household, field), canonical(field, value));
  }

  private String atTheDesk(Spot spot) {
    JsonNode file = desk().get(path(spot.household())).json();
    JsonNode person = file.path("residents").path(0);
    return switch (spot.field()) {
      case "phone" -> behind(person.path("phoneStamp").asString());
      case "languages" -> languages(person.path("languages"));
      case "work", "school" -> person.path(spot.field()).asString("");
      default -> file.path("household").path(spot.field()).asString("");
    };
  }

  private final Map<String, String> numbers = new HashMap<>();

  /** The number behind a stamp, which the test has seen, and a phone has not. */
  private String behind(String stamp) {
    return numbers.getOrDefault(stamp, "");
  }

  private void learnNumbers(UUID household) {
    for (String number : VALUES.getOrDefault("phone", List.of()).reversed()) {
      JsonNode person = desk().get(path(household)).json().path("residents").path(0);
      desk()
          .put(
              path(household) + "/residents/" + people.get(household),
              Map.of(
                  "version",
                  person.path("version").asInt(),
                  "resident",
                  Map.of("name", "王建国", "relation", "head", "phone", number)));
      numbers.put(
          desk()
              .get(path(household))
              .json()
              .path("residents")
              .path(0)
              .path("phoneStamp")
              .asString(),
          number);
    }
  }

  private String one(String field) {
    List<String> values = Objects.requireNonNull(VALUES.get(field));
    return values.get(random.nextInt(values.size()));
  }

  private static String canonical(String field, String value) {
    return field.equals("languages")
        ? String.join("、", new TreeSet<>(value.isEmpty() ? List.of() : List.of(value.split("、"))))
        : value;
  }

  private static String languages(@Nullable JsonNode list) {
    Set<String> spoken = new TreeSet<>();
    if (list != null) {
      list.forEach(one -> spoken.add(one.asString()));
    }
    return String.join("、", spoken);
  }

  private static boolean isOfAPerson(String field) {
    return !field.equals("number") && !field.equals("kind");
  }

  private Town.Place place() {
    return Objects.requireNonNull(found);
  }

  private Browser desk() {
    return Objects.requireNonNull(signedIn);
  }

  private String path(UUID household) {
    return "/api/households/%s/%s".formatted(place().county(), household);
  }
}
