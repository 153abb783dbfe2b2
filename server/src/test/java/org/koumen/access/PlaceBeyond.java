package org.koumen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.koumen.Browser;
import org.koumen.area.AreaCode;
import org.koumen.media.Samples;
import org.koumen.platform.Ids;
import org.koumen.registry.CareColour;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.NewCare;
import org.koumen.registry.NewHousehold;
import org.koumen.registry.NewPremises;
import org.koumen.registry.NewResident;
import org.koumen.registry.PersonName;
import org.koumen.registry.PhoneNumber;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.RegistryIntake;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a grid with one of everything that has to do with people, each bearing a marker. */
final class PlaceBeyond {
  private static final LocalDate SINCE = LocalDate.of(2025, 3, 1);
  private static final String PASSWORD = "door-by-door-2026";

  private final JdbcClient jdbc;
  private final RegistryIntake intake;
  private final TransactionTemplate transactions;
  private final AccountDesk accounts;
  private final int port;

  PlaceBeyond(
      JdbcClient jdbc,
      RegistryIntake intake,
      TransactionTemplate transactions,
      AccountDesk accounts,
      int port) {
    this.jdbc = jdbc;
    this.intake = intake;
    this.transactions = transactions;
    this.accounts = accounts;
    this.port = port;
  }

  /**
   * A grid and what is in it.
   *
   * @param marker stands in every text of it
   * @param ids of its rows, by table
   * @param known what a caller would put into parameters and bodies of these names
   */
  record Place(
      String county,
      String village,
      String grid,
      String marker,
      Map<String, UUID> ids,
      Map<String, String> known) {}

  Place make(String county, String village, String grid, String marker) {
    String villageCode = county + village;
    String gridCode = villageCode + grid;
    area(county.substring(0, 2), "province");
    area(county.substring(0, 4), "prefecture");
    area(county, "county");
    area(villageCode.substring(0, 9), "township");
    area(villageCode, "village");
    area(gridCode, "grid");
    Map<String, UUID> ids = new HashMap<>();
    household(gridCode, marker, ids);
    work(gridCode, marker, ids);
    people(gridCode, marker, ids);
    return new Place(county, villageCode, gridCode, marker, ids, known(gridCode, ids));
  }

  private void area(String code, String level) {
    String parent =
        switch (code.length()) {
          case 2 -> "";
          case 4, 6 -> code.substring(0, code.length() - 2);
          default -> code.substring(0, code.length() - 3);
        };
    jdbc.sql(
            """
            insert into area (code, parent, level, name, setting, valid_from)
            values (:code, :parent, :level, :name, 'urban', '2020-01-01')
            on conflict (code) do nothing
            """)
        .param("code", code)
        .param("parent", parent)
        .param("level", level)
        .param("name", "走查" + code)
        .update();
    jdbc.sql("insert into area_tally (code) values (:code) on conflict do nothing")
        .param("code", code)
        .update();
  }

  private void household(String grid, String marker, Map<String, UUID> ids) {
    UUID household = Ids.next();
    UUID resident = Ids.next();
    NewPremises premises =
        new NewPremises(
            Ids.next(),
            AreaCode.of(grid),
            marker + "路" + grid.substring(12) + "号",
            PremisesUse.RESIDENTIAL,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            SINCE);
    NewCare care =
        new NewCare(
            List.of(
                new NewCare.Mark(
                    CareColour.RED, marker + "原因", marker, SINCE, SINCE.plusMonths(6))),
            List.of(new NewCare.Listing(resident, "elder_alone", marker + "原因", marker, SINCE)),
            List.of(new NewCare.Need(resident, "meal", marker + "需要", marker, SINCE)),
            List.of(
                new NewCare.Plan(
                    marker + "目标",
                    marker,
                    SINCE,
                    SINCE.plusYears(1),
                    30,
                    SINCE.plusMonths(1),
                    List.of(new NewCare.Step(marker + "步骤", null, null, null)))));
    NewResident person =
        new NewResident(
            resident,
            PersonName.read(marker + "人").orThrow(),
            Sex.FEMALE,
            LocalDate.of(1950, 5, 5),
            Relation.HEAD,
            null,
            PhoneNumber.read("13912345678").orThrow(),
            null,
            null,
            List.of("普通话"),
            ResidentState.PRESENT,
            SINCE);
    NewHousehold whole =
        new NewHousehold(
            household,
            premises,
            false,
            null,
            HouseholdKind.FAMILY,
            HouseholdState.PRESENT,
            SINCE,
            List.of(person),
            care);
    transactions.executeWithoutResult(
        status ->
            intake.add(
                List.of(intake.digest(whole)), "test", Instant.parse("2026-11-01T00:00:00Z")));
    ids.put("household", household);
    ids.put("resident", resident);
    for (String table : List.of("care_mark", "care_listing", "need", "household_plan")) {
      ids.put(table, idOf("select id from " + table + " where household_id = :id", household));
    }
    ids.put(
        "plan_step",
        idOf(
            "select id from plan_step where plan_id = :id",
            ids.getOrDefault("household_plan", household)));
    UUID pair = Ids.next();
    jdbc.sql(
            """
            insert into duplicate_pair
              (county, id, area_code, county_a, resident_a, resident_b, why, state, found_at)
            values (:county, :id, :area, :county, :one, :other, 'same_name_birth_near', 'open', now())
            """)
        .param("county", grid.substring(0, 6))
        .param("id", pair)
        .param("area", grid)
        .param("one", resident)
        .param("other", resident)
        .update();
    ids.put("duplicate_pair", pair);
  }

  /** A visit and a request, through the doors that people use. */
  private void work(String grid, String marker, Map<String, UUID> ids) {
    String login = "m" + UUID.randomUUID().toString().substring(0, 12);
    UUID account = accounts.addWithKnownPassword(login, marker + "管理", null, PASSWORD);
    accounts.grant(account, BuiltInRole.COUNTY_DESK.code(), grid, null, null, null);
    UUID grant = idOf("select id from role_grant where account_id = :id", account);
    Browser own = new Browser(port);
    own.signIn(login, PASSWORD);
    UUID visit = Ids.next();
    UUID request = Ids.next();
    Browser.Answer visited =
        own.post(
            "/api/visits",
            Map.of(
                "id",
                visit,
                "county",
                grid.substring(0, 6),
                "householdId",
                ids.get("household"),
                "outcome",
                "met",
                "note",
                marker + "走访",
                "visitedAt",
                "2026-11-21T02:00:00Z",
                "request",
                Map.of(
                    "id",
                    request,
                    "kind",
                    "help",
                    "title",
                    marker + "诉求",
                    "body",
                    marker + "诉求内容",
                    "reporterName",
                    marker + "人")));
    assertThat(visited.status()).as(visited.body()).isBetween(200, 201);
    ids.put("appointment", appointment(own, grid, ids, marker));
    UUID picture = Ids.next();
    Browser.Answer hung =
        own.upload(
            "/api/requests/%s/%s/pictures?id=%s".formatted(grid.substring(0, 6), request, picture),
            "门.jpg",
            Samples.file("jpeg", 40, 30));
    assertThat(hung.status()).as(hung.body()).isEqualTo(201);
    ids.put("media", picture);
    ids.put("signature", signature(own, grid, request, marker));
    for (Permission permission : Permission.values()) {
      told(grid, marker + "有新消息", permission, request);
    }
    ids.put("account", account);
    ids.put("phone", phoneOf(account));
    ids.put("role_grant", grant);
    ids.put("visit", visit);
    ids.put("request", request);
    campaign(own, grid, marker, ids);
  }

  /** A theme campaign that runs, with its form, a page, an answer and a follow-up. */
  private void campaign(Browser own, String grid, String marker, Map<String, UUID> ids) {
    UUID form =
        made(
            own.post(
                "/api/forms",
                Map.of(
                    "area",
                    grid,
                    "name",
                    marker + "表单",
                    "theme",
                    true,
                    "questions",
                    List.of(
                        Map.of(
                            "key",
                            "a",
                            "kind",
                            "short_text",
                            "text",
                            marker + "题",
                            "required",
                            false)))));
    UUID page =
        made(
            own.post(
                "/api/handbook",
                Map.of(
                    "area",
                    grid,
                    "text",
                    Map.of(
                        "title",
                        marker + "政策",
                        "body",
                        marker + "内容",
                        "contactName",
                        marker + "办",
                        "validFrom",
                        "2026-01-01"))));
    UUID campaign =
        made(
            own.post(
                "/api/campaigns",
                Map.of(
                    "name",
                    marker + "活动",
                    "kind",
                    "theme",
                    "subject",
                    "household",
                    "fromOn",
                    "2026-11-01",
                    "toOn",
                    "2026-12-01",
                    "areas",
                    List.of(grid),
                    "often",
                    "once",
                    "form",
                    form)));
    Browser.Answer started =
        own.post(
            "/api/campaigns/" + campaign + "/moves",
            Map.of("version", 1, "move", "start", "why", marker + "开始"));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    Browser.Answer visited =
        own.post(
            "/api/visits",
            Map.of(
                "id",
                Ids.next(),
                "county",
                grid.substring(0, 6),
                "householdId",
                ids.get("household"),
                "outcome",
                "met",
                "visitedAt",
                "2026-11-22T02:00:00Z",
                "answers",
                List.of(
                    Map.of(
                        "formId",
                        form,
                        "version",
                        1,
                        "answers",
                        Map.of(
                            "a",
                            marker + "答",
                            "theme.afterwards",
                            "yes",
                            "theme.follow_up",
                            marker + "跟进",
                            "theme.follow_up_on",
                            "2026-12-01")))));
    assertThat(visited.status()).as(visited.body()).isEqualTo(201);
    ids.put("form", form);
    ids.put("handbook_page", page);
    ids.put("campaign", campaign);
    ids.put(
        "follow_up",
        idOf(
            "select id from follow_up where household_id = :id",
            ids.getOrDefault("household", campaign)));
  }

  private static UUID made(Browser.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(answer.json().path("id").asString());
  }

  /** A time and a wish that the household told. */
  private UUID appointment(Browser own, String grid, Map<String, UUID> ids, String marker) {
    UUID id = Ids.next();
    String household =
        "/api/households/%s/%s/".formatted(grid.substring(0, 6), ids.get("household"));
    Browser.Answer agreed =
        own.post(
            household + "appointments",
            Map.of(
                "id",
                id,
                "fromAt",
                "2026-12-24T02:00:00Z",
                "toAt",
                "2026-12-24T03:00:00Z",
                "note",
                marker + "约定"));
    assertThat(agreed.status()).as(agreed.body()).isEqualTo(201);
    Browser.Answer wished =
        own.put(
            household + "door-wish",
            Map.of("call", true, "times", "evening", "note", marker + "意愿"));
    assertThat(wished.status()).as(wished.body()).isEqualTo(204);
    assertThat(own.post(household + "contact-card", Map.of()).status()).isEqualTo(200);
    UUID visit = Ids.next();
    UUID promise = Ids.next();
    UUID sign = Ids.next();
    Browser.Answer visited =
        own.post(
            "/api/visits",
            Map.of(
                "id",
                visit,
                "county",
                grid.substring(0, 6),
                "householdId",
                ids.get("household"),
                "outcome",
                "moved",
                "note",
                marker + "搬走",
                "visitedAt",
                "2026-11-21T03:00:00Z",
                "parts",
                Map.of(
                    "promises",
                    List.of(Map.of("id", promise, "what", marker + "承诺", "dueOn", "2026-12-20")),
                    "signs",
                    List.of(
                        Map.of("id", sign, "what", marker + "苗头", "lookAgainOn", "2026-12-20")))));
    assertThat(visited.status()).as(visited.body()).isEqualTo(201);
    ids.put("promise", promise);
    ids.put("visit_sign", sign);
    ids.put("moved_report", idOf("select id from moved_report where visit_id = :id", visit));
    return id;
  }

  /** A signature of a move that was made; the move's own rules are not in question here. */
  private UUID signature(Browser own, String grid, UUID request, String marker) {
    UUID signature = Ids.next();
    Map<String, Object> said =
        Map.of(
            "id",
            signature,
            "move",
            Ids.next(),
            "text",
            marker + "已修好",
            "signer",
            marker + "人",
            "onBehalf",
            false,
            "onPaper",
            false);
    Browser.Answer signed =
        own.uploadSaying(
            "/api/requests/%s/%s/signatures".formatted(grid.substring(0, 6), request),
            "said",
            said,
            "签名.png",
            Samples.file("png", 60, 20));
    assertThat(signed.status()).as(signed.body()).isEqualTo(201);
    jdbc.sql("update media set kept_at = now() where id = :id").param("id", signature).update();
    return signature;
  }

  private void told(String grid, String text, Permission permission, UUID request) {
    jdbc.sql(
            """
            insert into notice (
              county, id, area_code, audience, permission, area_digits, kind, title_zh, title_en, subject_kind,
              subject_id, told_at)
            values (
              :county, :id, :area, 'desk', :permission, length(:area), 'test.told', :text, :text, 'request',
              :request, '2026-11-22T00:00:00Z')
            """)
        .param("county", grid.substring(0, 6))
        .param("id", Ids.next())
        .param("area", grid)
        .param("permission", permission.name())
        .param("text", text)
        .param("request", request)
        .update();
  }

  private void people(String grid, String marker, Map<String, UUID> ids) {
    UUID unit = Ids.next();
    UUID staff = Ids.next();
    UUID post = Ids.next();
    jdbc.sql(
            """
            insert into unit (id, code, name, kind, area_code) values (:id, :code, :name, 'village', :area)
            """)
        .param("id", unit)
        .param("code", "U" + unit)
        .param("name", marker + "单位")
        .param("area", grid)
        .update();
    jdbc.sql(
            """
            insert into staff (id, code, name, pinyin, initials, unit_id, area_code, kind, active_from)
            values (:id, :code, :name, 'x', 'x', :unit, :area, 'grid_worker', '2025-01-01')
            """)
        .param("id", staff)
        .param("code", "S" + staff)
        .param("name", marker + "员")
        .param("unit", unit)
        .param("area", grid)
        .update();
    jdbc.sql(
            """
            insert into post (id, staff_id, area_code, kind, active_from)
            values (:id, :staff, :area, 'grid_worker', '2025-01-01')
            """)
        .param("id", post)
        .param("staff", staff)
        .param("area", grid)
        .update();
    UUID plan = Ids.next();
    jdbc.sql(
            """
            insert into grid_plan (id, village, kind, state, parts, reason, prepared_at)
            values (:id, :village, 'split', 'prepared', '[]', :reason, now())
            """)
        .param("id", plan)
        .param("village", grid.substring(0, 12))
        .param("reason", marker + "理由")
        .update();
    assignment(grid, marker, staff, ids);
    ids.put("unit", unit);
    ids.put("staff", staff);
    ids.put("post", post);
    ids.put("grid_plan", plan);
  }

  /** A plan in force that gives the household to the member of staff. */
  private void assignment(String grid, String marker, UUID staff, Map<String, UUID> ids) {
    UUID plan = Ids.next();
    jdbc.sql(
            """
            with plan as (
              insert into assignment_plan (county, id, area_code, state, wishes, reason, made_at, made_by_name)
              values (:county, :plan, :area, 'in_force',
                      '{"posts":[],"units":[],"share":50,"weights":{"language":0,"change":0,"skill":0}}',
                      :marker || '方案', now(), :marker)
            ), visitor as (
              insert into assignment_visitor (county, id, plan_id, staff_id, share, longitude, latitude)
              values (:county, :plan, :plan, :staff, 50, 0, 0)
            ), moved as (
              insert into assignment_move (county, id, area_code, plan_id, household_id, to_staff_id, kind, reason,
                                           moved_at, moved_by_name)
              values (:county, :plan, :area, :plan, :household, :staff, 'added', :marker || '新户', now(), :marker)
            )
            insert into assignment (county, id, area_code, plan_id, household_id, staff_id, metres, origin)
            values (:county, :plan, :area, :plan, :household, :staff, 10, 'proposed')
            """)
        .param("county", grid.substring(0, 6))
        .param("plan", plan)
        .param("area", grid)
        .param("household", ids.get("household"))
        .param("staff", staff)
        .param("marker", marker)
        .update();
    ids.put("assignment_plan", plan);
    jdbc.sql(
            """
            with week as (
              insert into round_plan (county, id, area_code, state, first_day, last_day, figures, reason, made_at,
                                      made_by_name)
              values (:county, :plan, :area, 'in_force', date '2026-11-23', date '2026-11-29',
                      '{"due":1,"planned":1,"later":0,"agreed":0,"pairs":0,"visitMinutes":12,"walkMinutes":1,"seconds":1}',
                      :marker || '一周', now(), :marker)
            ), worker as (
              insert into round_worker (county, id, plan_id, staff_id) values (:county, :plan, :plan, :staff)
            ), changed as (
              insert into round_change (county, id, area_code, plan_id, household_id, to_staff_id, to_day, kind, reason,
                                        changed_at, changed_by_name)
              values (:county, :plan, :area, :plan, :household, :staff, date '2026-11-24', 'by_hand', :marker || '改期',
                      now(), :marker)
            )
            insert into round_stop (county, id, area_code, plan_id, household_id, rank, due_on, staff_id, day, part,
                                    arrive_at, minutes)
            values (:county, :plan, :area, :plan, :household, 2, date '2026-11-23', :staff, date '2026-11-23', 'morning',
                    time '09:10', 12)
            """)
        .param("county", grid.substring(0, 6))
        .param("plan", plan)
        .param("area", grid)
        .param("marker", marker)
        .param("household", ids.get("household"))
        .param("staff", staff)
        .update();
    ids.put("round_plan", plan);
  }

  private static Map<String, String> known(String grid, Map<String, UUID> ids) {
    Map<String, String> known = new HashMap<>();
    known.put("area", grid);
    known.put("areaCode", grid);
    known.put("grid", grid);
    known.put("village", grid.substring(0, 12));
    known.put("parent", grid);
    known.put("county", grid.substring(0, 6));
    known.put("householdId", String.valueOf(ids.get("household")));
    known.put("household", String.valueOf(ids.get("household")));
    known.put("unit", String.valueOf(ids.get("unit")));
    known.put("unitId", String.valueOf(ids.get("unit")));
    known.put("toAt", "2026-11-20T03:00:00Z");
    known.put("opens", "09:00");
    known.put("closes", "10:00");
    known.put("figure", "households.all");
    known.put("measure", "visits");
    known.put("to", grid.substring(0, 12) + "777");
    known.put("into", grid);
    known.put("login", "x" + UUID.randomUUID().toString().substring(0, 12));
    known.put("workPhone", "13900000000");
    known.put("mail", "walk@example.org");
    known.put("phone", "13900000000");
    known.put("reporterPhone", "13900000000");
    known.put("code", grid + "777");
    known.put("children", "[\"" + grid + "001\"]");
    known.put("areas", "[\"" + grid + "\"]");
    known.put("contactPhone", "0971-8120000");
    known.put("grids", "[\"" + grid + "\"]");
    known.put("kind", "split");
    known.put("year", "2026");
    known.put("fields", "[\"phone\"]");
    known.put("starts", "[0,18,60]");
    known.put("terms", "[{\"code\":\"other\",\"zh\":\"其他\",\"en\":\"Other\"}]");
    known.put("roleCode", "leader");
    known.put("q", "走查");
    known.put("dueAt", "2026-12-20T02:00:00Z");
    known.put("crs", "CGCS2000");
    known.put("level", "building");
    known.put(
        "geometry",
        "{\"type\":\"Polygon\",\"coordinates\":[[[101.7,36.6],[101.71,36.6],[101.71,36.61],[101.7,36.6]]]}");
    return known;
  }

  private UUID phoneOf(UUID account) {
    UUID phone = Ids.next();
    jdbc.sql(
            """
            insert into phone (id, account_id, name, key_sealed, first_at, last_at)
            values (:id, :account, '手机', '\\x00', now(), now())
            """)
        .param("id", phone)
        .param("account", account)
        .update();
    return phone;
  }

  private UUID idOf(String sql, UUID id) {
    return jdbc.sql(sql).param("id", id).query(UUID.class).list().getFirst();
  }
}
