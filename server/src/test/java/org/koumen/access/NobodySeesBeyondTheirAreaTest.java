package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.koumen.Browser;
import org.koumen.KoumenTest;
import org.koumen.platform.Ids;
import org.koumen.registry.RegistryIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Walks every endpoint of the API description as every role, against a place that the role does not
 * reach: nothing of it may be shown, nothing of it may change. Then as the same roles within their
 * area, where reading must work.
 */
@KoumenTest
class NobodySeesBeyondTheirAreaTest {
  private static final String PASSWORD = "door-by-door-2026";
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private static final byte[] A_LINE =
      "网格,地址,姓名,与户主关系\n,试写路1号,试写人,户主\n".getBytes(StandardCharsets.UTF_8);

  /** Query parameters that say where to look; all others stay at what they are by themselves. */
  private static final Set<String> IN_QUERIES =
      Set.of(
          "area", "village", "grid", "household", "unit", "figure", "measure", "q", "crs", "year");

  /** Tables that answer for a path step such as {@code /residents/{rid}}. */
  private static final Map<String, String> TABLE_OF_STEP =
      Map.ofEntries(
          Map.entry("residents", "resident"),
          Map.entry("marks", "care_mark"),
          Map.entry("listings", "care_listing"),
          Map.entry("plans", "household_plan"),
          Map.entry("steps", "plan_step"),
          Map.entry("needs", "need"),
          Map.entry("changes", "file_change"),
          Map.entry("staff", "staff"),
          Map.entry("people", "staff"),
          Map.entry("posts", "post"),
          Map.entry("units", "unit"),
          Map.entry("accounts", "account"),
          Map.entry("grants", "role_grant"),
          Map.entry("grid-plans", "grid_plan"),
          Map.entry("jobs", "job"),
          Map.entry("imports", "import_run"),
          Map.entry("exports", "import_run"),
          Map.entry("phones", "phone"),
          Map.entry("handovers", "account"),
          Map.entry("campaigns", "campaign"),
          Map.entry("forms", "form"),
          Map.entry("handbook", "handbook_page"),
          Map.entry("pictures", "media"),
          Map.entry("calls", "truth_draw"),
          Map.entry("signatures", "signature"));

  @Autowired JdbcClient jdbc;
  @Autowired AccountDesk accounts;
  @Autowired RegistryIntake intake;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;

  @Test
  void fromAnotherCounty() {
    PlaceBeyond places = new PlaceBeyond(jdbc, intake, transactions, accounts, port);
    PlaceBeyond.Place mine = places.make("980301", "001001", "001", "自家");
    PlaceBeyond.Place beyond = places.make("980302", "001001", "001", "漏网");
    walk(mine.village(), mine, beyond, Arrays.asList(BuiltInRole.values()));
  }

  @Test
  void fromTheGridNextDoor() {
    PlaceBeyond places = new PlaceBeyond(jdbc, intake, transactions, accounts, port);
    PlaceBeyond.Place mine = places.make("980303", "001001", "001", "自家");
    PlaceBeyond.Place beyond = places.make("980303", "001001", "002", "漏网");
    walk(mine.grid(), mine, beyond, List.of(BuiltInRole.GRID_WORKER, BuiltInRole.COMMUNITY_DESK));
  }

  private void walk(
      String area, PlaceBeyond.Place mine, PlaceBeyond.Place beyond, List<BuiltInRole> roles) {
    Map<String, String> before = fingerprint(beyond);
    List<String> leaks = new ArrayList<>();
    Set<String> notUnderstood = new TreeSet<>();
    List<String> closed = new ArrayList<>();
    for (BuiltInRole role : roles) {
      Browser browser = signIn(role, area);
      JsonNode description = browser.get("/v3/api-docs").json();
      for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
        if (path.getKey().startsWith("/api/session")
            || path.getKey().startsWith("/api/setup")
            || path.getKey().startsWith("/api/follow")
            || path.getKey().startsWith("/api/open/")
            || path.getKey().startsWith("/api/home")
            || path.getKey().equals("/api/reports")
            || path.getKey().endsWith("/progress")) {
          continue;
        }
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
          Call there = call(method, path.getKey(), operation.getValue(), description, beyond);
          Browser.Answer answer =
              isUpload(operation.getValue())
                  ? upload(browser, path.getKey(), operation.getValue(), description, there, beyond)
                  : browser.send(method, there.path(), there.body());
          String what = role + " " + method + " " + path.getKey() + " -> " + answer.status();
          if (shows(answer.body(), beyond)) {
            leaks.add(what + " shows " + answer.body());
          }
          if (there.aimsAtTheirs()
              && answer.status() < 300
              && !isHarmless(method, path.getKey(), answer)) {
            leaks.add(what + " succeeded: " + answer.body());
          }
          if (answer.status() == 400 || answer.status() >= 500 || answer.status() == 415) {
            notUnderstood.add(
                method
                    + " "
                    + path.getKey()
                    + " -> "
                    + answer.status()
                    + " "
                    + answer.body()
                    + " for "
                    + there.body());
          }
          if (method.equals("GET")) {
            Call here = call(method, path.getKey(), operation.getValue(), description, mine);
            int status = browser.get(here.path()).status();
            if (status >= 400 && status != 403 && !mayBeMissing(role, path.getKey())) {
              closed.add(role + " GET " + here.path() + " -> " + status);
            }
          }
        }
      }
    }
    assertThat(leaks).as("what a role saw or did beyond its area").isEmpty();
    assertThat(fingerprint(beyond)).as("rows beyond the area").isEqualTo(before);
    assertThat(notUnderstood)
        .as("calls that were refused for their form, so that nothing was learned about scope")
        .isEmpty();
    assertThat(closed).as("what a role should see within its area, but did not").isEmpty();
  }

  private static Browser.Answer upload(
      Browser browser,
      String template,
      JsonNode operation,
      JsonNode description,
      Call there,
      PlaceBeyond.Place beyond) {
    String path =
        template.equals("/api/imports")
            ? "/api/imports?kind=households&area=" + beyond.grid()
            : there.path();
    JsonNode said = new SampleBody(description, beyond.known()).saidWith(operation);
    return said.isMissingNode()
        ? browser.upload(path, "一户.csv", A_LINE)
        : browser.uploadSaying(path, "said", said, "一户.csv", A_LINE);
  }

  private static boolean isUpload(JsonNode operation) {
    return operation.path("requestBody").path("content").has("multipart/form-data");
  }

  private record Call(String path, @Nullable String body, boolean aimsAtTheirs) {}

  private Call call(
      String method,
      String template,
      JsonNode operation,
      JsonNode description,
      PlaceBeyond.Place place) {
    Matcher variables = VARIABLE.matcher(template);
    StringBuilder path = new StringBuilder();
    int end = 0;
    boolean aims = false;
    while (variables.find()) {
      path.append(template, end, variables.start());
      end = variables.end();
      String value = value(variables.group(1), path.toString(), place);
      aims |= !value.equals("some_role");
      path.append(value);
    }
    path.append(template.substring(end));
    Map<String, String> query = new LinkedHashMap<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asString();
      if (parameter.path("in").asString().equals("query")) {
        String value = place.known().get(name);
        if (value != null && IN_QUERIES.contains(name)) {
          query.put(name, value);
        } else if (parameter.path("required").asBoolean()) {
          query.put(name, anyOf(parameter.path("schema")));
        }
      }
    }
    StringBuilder tail = new StringBuilder();
    query.forEach(
        (name, value) ->
            tail.append(tail.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
    JsonNode body =
        method.equals("GET") || method.equals("DELETE")
            ? tools.jackson.databind.node.MissingNode.getInstance()
            : template.endsWith("/events")
                ? tools.jackson.databind.json.JsonMapper.shared()
                    .valueToTree(
                        Map.of(
                            "kind",
                            "death",
                            "happenedOn",
                            "2026-11-20",
                            "residentIds",
                            List.of(place.ids().getOrDefault("resident", Ids.next()))))
                : new SampleBody(description, place.known()).of(operation);
    return new Call(
        path.toString() + tail,
        body.isMissingNode() ? null : body.toString(),
        aims || !method.equals("GET"));
  }

  private static String anyOf(JsonNode schema) {
    return schema.has("enum") ? schema.path("enum").get(0).asString() : "households.all";
  }

  private String value(String variable, String before, PlaceBeyond.Place place) {
    if (variable.equals("county")) {
      return place.county();
    }
    List<String> steps = Arrays.asList(before.split("/", -1));
    String step = steps.get(steps.size() - 2);
    if (step.equals("areas") || step.equals("grids")) {
      return place.grid();
    }
    if (step.equals("calendar")) {
      return "2026-12-25";
    }
    if (step.equals("roles")) {
      return "some_role";
    }
    if (step.matches("[0-9]{6}")) {
      // /api/households/{county}/{id}
      return place
          .ids()
          .getOrDefault(
              Map.ofEntries(
                      Map.entry("households", "household"),
                      Map.entry("requests", "request"),
                      Map.entry("duplicates", "duplicate_pair"),
                      Map.entry("visits", "visit"),
                      Map.entry("assignment-plans", "assignment_plan"),
                      Map.entry("appointments", "appointment"),
                      Map.entry("follow-ups", "follow_up"),
                      Map.entry("round-plans", "round_plan"),
                      Map.entry("promises", "promise"),
                      Map.entry("signs", "visit_sign"),
                      Map.entry("moved-reports", "moved_report"))
                  .getOrDefault(steps.get(steps.size() - 3), "household"),
              Ids.next())
          .toString();
    }
    String table = TABLE_OF_STEP.get(step);
    if (step.endsWith(".xlsx") || table == null) {
      return "households";
    }
    return place.ids().getOrDefault(table, Ids.next()).toString();
  }

  /**
   * An empty list shows nothing, a template holds nobody, and an account that is invited holds no
   * role anywhere yet.
   */
  private static boolean isHarmless(String method, String template, Browser.Answer answer) {
    return method.equals("GET")
        ? answer.body().contains("\"rows\":[]")
            || answer.body().equals("[]")
            || template.startsWith("/api/templates/")
        // Marks as read, and the mailbox, are one's own.
        : template.equals("/api/accounts") || template.startsWith("/api/notices");
  }

  private static boolean mayBeMissing(BuiltInRole role, String template) {
    // A department sees what was dispatched to its unit, and nothing was.
    return (role == BuiltInRole.DEPARTMENT && template.startsWith("/api/requests/{county}"))
        || template.contains("boundary")
        // The chain is held against its seals for a county as a whole.
        || template.startsWith("/api/chain/{county}")
        // Nothing was drawn and nothing was found in these places.
        || template.startsWith("/api/truth/samples/{county}")
        || template.startsWith("/api/truth/findings/{county}")
        // Nobody hands over to themselves, and the place has one account.
        || template.endsWith("/handovers/{successor}/preview")
        || template.contains("jobs")
        || template.contains("imports")
        || template.contains("exports")
        || template.contains("templates");
  }

  private static boolean shows(String body, PlaceBeyond.Place beyond) {
    return body.contains(beyond.marker());
  }

  private Map<String, String> fingerprint(PlaceBeyond.Place place) {
    Map<String, String> prints = new TreeMap<>();
    List<String> tables =
        jdbc.sql(
                """
                select c.table_name
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and c.column_name = 'area_code' and t.table_type = 'BASE TABLE'
                  and c.table_name not in ('look', 'audit_entry', 'job', 'role_grant', 'import_run')
                order by 1
                """)
            .query(String.class)
            .list();
    for (String table : tables) {
      prints.put(
          table,
          jdbc.sql(
                  "select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by"
                      + " t::text)), '') from "
                      + table
                      + " t where area_code >= :from and area_code < :to")
              .param("from", place.grid())
              .param("to", Scope.after(place.grid()))
              .query(String.class)
              .single());
    }
    prints.put(
        "area",
        jdbc.sql(
                "select coalesce(string_agg(a::text, '|' order by code), '') from area a where code"
                    + " like :grid")
            .param("grid", place.grid() + "%")
            .query(String.class)
            .single());
    return prints;
  }

  private Browser signIn(BuiltInRole role, String area) {
    String login = "w" + UUID.randomUUID().toString().substring(0, 12);
    UUID account = accounts.addWithKnownPassword(login, "走访者", null, PASSWORD);
    accounts.grant(
        account,
        role.code(),
        area,
        role == BuiltInRole.DEPARTMENT ? Ids.next() : null,
        (LocalDate) null,
        null);
    Browser browser = new Browser(port);
    assertThat(browser.signIn(login, PASSWORD).status()).isEqualTo(200);
    return browser;
  }
}
