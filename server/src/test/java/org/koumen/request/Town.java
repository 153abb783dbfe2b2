package org.koumen.request;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.koumen.Browser;
import org.koumen.access.AccountDesk;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A county of its own for a test: one township, one community with three grids, people and units.
 */
public final class Town {
  public static final String PASSWORD = "door-by-door-2026";
  private static final AtomicInteger COUNTIES = new AtomicInteger(1);

  private final JdbcClient jdbc;
  private final AccountDesk accounts;
  private final int port;

  public Town(JdbcClient jdbc, AccountDesk accounts, int port) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.port = port;
  }

  /** Somebody who can sign in, again after a night too. */
  public record Person(String login, Browser browser) {
    /** Signs in anew. */
    public Browser again() {
      if (browser.signIn(login, PASSWORD).status() != 200) {
        throw new IllegalStateException("nobody gets in");
      }
      return browser;
    }
  }

  /**
   * A county that no other test knows.
   *
   * @param grid the first grid of its community
   */
  public record Place(String county, String township, String village, String grid) {
    /** Another grid of the community. */
    public String grid(int number) {
      return village + "%03d".formatted(number);
    }
  }

  /** Founds a county in the invented province 98. */
  public Place found() {
    return found("98%04d".formatted(7300 + COUNTIES.getAndIncrement()));
  }

  /** Founds a county with a code of its own, beneath 98. */
  public Place found(String county) {
    Place place = new Place(county, county + "001", county + "001001", county + "001001" + "001");
    area("98", "省", "province");
    area(county.substring(0, 4), "市", "prefecture");
    area(county, "县" + county, "county");
    area(place.township(), "东关街道", "township");
    area(place.village(), "东兴社区", "village");
    for (int grid = 1; grid <= 3; grid++) {
      area(place.grid(grid), "第%d网格".formatted(grid), "grid");
    }
    return place;
  }

  private void area(String code, String name, String level) {
    int[] digits = {0, 2, 4, 6, 9, 12, 15};
    int above = 0;
    for (int d : digits) {
      above = d < code.length() ? d : above;
    }
    jdbc.sql(
            """
            insert into area (code, parent, level, name, valid_from)
            values (:code, :parent, :level, :name, date '2020-01-01')
            on conflict do nothing
            """)
        .param("code", code)
        .param("parent", code.substring(0, above))
        .param("level", level)
        .param("name", name)
        .update();
  }

  /** A household of two in a grid. */
  public UUID household(String grid, String address) {
    UUID premises = Ids.next();
    UUID household = Ids.next();
    String county = grid.substring(0, 6);
    jdbc.sql(
            """
            insert into premises (county, id, area_code, address, address_key, use, source, since, recorded_at)
            values (:county, :id, :area, :address, :address, 'residential', 'test', date '2026-01-01', now())
            """)
        .param("county", county)
        .param("id", premises)
        .param("area", grid)
        .param("address", address)
        .update();
    jdbc.sql(
            """
            insert into household (
              county, id, area_code, premises_id, kind, state, address, use, head_name, people, source, since,
              recorded_at)
            values (
              :county, :id, :area, :premises, 'family', 'present', :address, 'residential', '李青', 2, 'test',
              date '2026-01-01', now())
            """)
        .param("county", county)
        .param("id", household)
        .param("area", grid)
        .param("premises", premises)
        .param("address", address)
        .update();
    jdbc.sql(
            """
            insert into household_count_open (county, id, area_code, households, people)
            values (:county, :id, :area, 1, 2)
            """)
        .param("county", county)
        .param("id", household)
        .param("area", grid)
        .update();
    return household;
  }

  /** Gives a household a care mark and a last visit. */
  public void mark(String county, UUID household, String colour, LocalDate lastVisit) {
    jdbc.sql(
            """
            update household set care_mark = :colour, last_visit_on = :day
            where county = :county and id = :id
            """)
        .param("colour", colour)
        .param("day", lastVisit)
        .param("county", county)
        .param("id", household)
        .update();
  }

  /** A department of an area. */
  public UUID unit(String area, String name) {
    UUID id = Ids.next();
    jdbc.sql(
            """
            insert into unit (id, code, name, kind, area_code)
            values (:id, :code, :name, 'department', :area)
            """)
        .param("id", id)
        .param("code", id.toString())
        .param("name", name)
        .param("area", area)
        .update();
    return id;
  }

  /** Somebody with a role in an area, signed in. */
  public Person person(String role, String area) {
    return person(role, area, null);
  }

  /** Somebody with a role in an area and for a unit, signed in. */
  public Person person(String role, String area, @Nullable UUID unit) {
    String login = role + "-" + UUID.randomUUID();
    UUID account = accounts.addWithKnownPassword(login, "王芳", null, PASSWORD);
    var unused = accounts.grant(account, role, area, unit, null, null);
    Person person = new Person(login, new Browser(port));
    person.again();
    return person;
  }

  /** A request as a worker brings it. */
  public static Map<String, Object> request(UUID id, String area, String body) {
    return Map.of(
        "id",
        id.toString(),
        "areaCode",
        area,
        "channel",
        "walk_in",
        "kind",
        "help",
        "body",
        body,
        "reporterName",
        "李青",
        "reporterPhone",
        "13812345678");
  }
}
