package org.koumen.campaign;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns, where they take place and how they changed. */
@Repository
class CampaignTable {
  private final JdbcClient jdbc;

  CampaignTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID id, Campaign.Plan plan, Instant at, Actor by) {
    bound(
            jdbc.sql(
                """
                insert into campaign (
                  id, name, kind, subject, state, from_on, to_on, household_kinds, care_marks, listings, rhythm, form_id,
                  pages, posts, units, made_at, made_by, made_by_name)
                values (
                  :id, :name, :kind, :subject, 'draft', :from, :to, :kinds, :marks, :listings, :often, :form,
                  :pages, :posts, :units, :at, :by, :byName)
                """),
            id,
            plan)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", by.name())
        .update();
    putAreas(id, plan.areas());
  }

  /** Writes a draft anew; false when somebody changed it meanwhile, or it is no draft any more. */
  boolean write(UUID id, int version, Campaign.Plan plan) {
    boolean written =
        bound(
                    jdbc.sql(
                        """
                        update campaign
                        set version = version + 1, name = :name, kind = :kind, subject = :subject, from_on = :from,
                            to_on = :to, household_kinds = :kinds, care_marks = :marks, listings = :listings,
                            rhythm = :often, form_id = :form, pages = :pages, posts = :posts, units = :units
                        where id = :id and version = :version and state = 'draft'
                        """),
                    id,
                    plan)
                .param("version", version)
                .update()
            == 1;
    if (written) {
      jdbc.sql("delete from campaign_area where campaign_id = :id").param("id", id).update();
      putAreas(id, plan.areas());
    }
    return written;
  }

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, UUID id, Campaign.Plan plan) {
    return statement
        .param("id", id)
        .param("name", plan.name())
        .param("kind", plan.kind().code())
        .param("subject", plan.subject().code())
        .param("from", plan.from())
        .param("to", plan.to())
        .param("kinds", plan.kinds().toArray(String[]::new))
        .param("marks", plan.marks().toArray(String[]::new))
        .param("listings", plan.listings().toArray(String[]::new))
        .param("often", plan.often().code())
        .param("form", plan.form(), Types.OTHER)
        .param("pages", plan.pages().toArray(UUID[]::new))
        .param("posts", plan.posts().toArray(String[]::new))
        .param("units", plan.units().toArray(UUID[]::new));
  }

  private void putAreas(UUID id, List<String> areas) {
    jdbc.sql(
            """
            insert into campaign_area (id, campaign_id, area_code)
            select * from unnest(:ids::uuid[], array_fill(cast(:campaign as uuid), array[cardinality(:ids::uuid[])]),
                                 :areas::text[])
            """)
        .param("ids", areas.stream().map(area -> Ids.next()).toArray(UUID[]::new))
        .param("campaign", id)
        .param("areas", areas.toArray(String[]::new))
        .update();
  }

  /** Takes the turn to change a campaign; false when somebody else was first. */
  boolean turn(UUID id, int version, Campaign.State state) {
    return jdbc.sql(
                """
                update campaign set version = version + 1, state = :state
                where id = :id and version = :version
                """)
            .param("id", id)
            .param("version", version)
            .param("state", state.code())
            .update()
        == 1;
  }

  void started(UUID id, LocalDate day) {
    jdbc.sql("update campaign set started_on = coalesce(started_on, :day) where id = :id")
        .param("id", id)
        .param("day", day)
        .update();
  }

  void ended(UUID id, LocalDate day) {
    jdbc.sql("update campaign set ended_on = :day where id = :id")
        .param("id", id)
        .param("day", day)
        .update();
  }

  void lasts(UUID id, LocalDate to) {
    jdbc.sql("update campaign set to_on = :to where id = :id")
        .param("id", id)
        .param("to", to)
        .update();
  }

  void asks(UUID id, int formVersion) {
    jdbc.sql("update campaign set form_version = :version where id = :id")
        .param("id", id)
        .param("version", formVersion)
        .update();
  }

  /**
   * One step of a campaign.
   *
   * @param move draft, change, start, pause, resume, extend, new_form, close or withdraw
   */
  public record Step(String move, String why, Instant movedAt, String movedByName) {}

  void step(UUID id, String move, String why, Instant at, Actor by) {
    jdbc.sql(
            """
            insert into campaign_move (id, campaign_id, move, why, moved_at, moved_by, moved_by_name)
            values (:step, :id, :move, :why, :at, :by, :byName)
            """)
        .param("step", Ids.next())
        .param("id", id)
        .param("move", move)
        .param("why", why)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.accountId())
        .param("byName", by.name())
        .update();
  }

  /** Its steps, the latest first. */
  List<Step> steps(UUID id) {
    return jdbc.sql(
            """
            select move, why, moved_at, moved_by_name
            from campaign_move where campaign_id = :id
            order by id desc
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new Step(
                    row.getString("move"),
                    row.getString("why"),
                    row.getTimestamp("moved_at").toInstant(),
                    row.getString("moved_by_name")))
        .list();
  }

  Optional<Campaign> find(UUID id) {
    return jdbc.sql(
            """
            select c.*, (select array_agg(a.area_code order by a.area_code) from campaign_area a
                         where a.campaign_id = c.id) as areas
            from campaign c
            where c.id = :id
            """)
        .param("id", id)
        .query(CampaignTable::row)
        .optional();
  }

  /** Campaigns that have something in a scope, the latest first. */
  List<Campaign> within(Scope scope, Campaign.@Nullable State state) {
    return jdbc.sql(
            """
            select c.*, (select array_agg(a.area_code order by a.area_code) from campaign_area a
                         where a.campaign_id = c.id) as areas
            from campaign c
            where (cast(:state as text) is null or c.state = :state)
              and exists (
                select 1 from campaign_area a, unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                where a.campaign_id = c.id
                  and (a.area_code >= s.f and a.area_code < s.t or starts_with(s.f, a.area_code)))
            order by c.id desc
            limit 500
            """)
        .param("state", state == null ? null : state.code())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .query(CampaignTable::row)
        .list();
  }

  private static Campaign row(ResultSet row, int number) throws SQLException {
    int formVersion = row.getInt("form_version");
    boolean noVersion = row.wasNull();
    return new Campaign(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        Campaign.State.of(row.getString("state")),
        new Campaign.Plan(
            row.getString("name"),
            Campaign.Kind.of(row.getString("kind")),
            Campaign.Subject.of(row.getString("subject")),
            row.getObject("from_on", LocalDate.class),
            row.getObject("to_on", LocalDate.class),
            texts(row.getArray("areas")),
            texts(row.getArray("household_kinds")),
            texts(row.getArray("care_marks")),
            texts(row.getArray("listings")),
            Campaign.Often.of(row.getString("rhythm")),
            row.getObject("form_id", UUID.class),
            List.of((UUID[]) row.getArray("pages").getArray()),
            texts(row.getArray("posts")),
            List.of((UUID[]) row.getArray("units").getArray())),
        row.getObject("started_on", LocalDate.class),
        row.getObject("ended_on", LocalDate.class),
        noVersion ? null : formVersion);
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
