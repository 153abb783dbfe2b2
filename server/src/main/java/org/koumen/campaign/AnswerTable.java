package org.koumen.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms as they were filled in, and which household a campaign has called on. */
@Repository
class AnswerTable {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  AnswerTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Campaigns to which a household belongs that take place on a day. */
  List<UUID> campaignsOf(String county, UUID household, LocalDate day) {
    return jdbc.sql(
            """
            select c.id
            from campaign c
            join campaign_household h on h.county = :county and h.id = :household
            where c.state in ('running', 'paused', 'closed') and c.subject = 'household'
              and :day between greatest(c.from_on, c.started_on) and least(c.to_on, coalesce(c.ended_on, c.to_on))
              and exists (select 1 from campaign_area a
                          where a.campaign_id = c.id and starts_with(h.area_code, a.area_code))
              and (cardinality(c.household_kinds) = 0 or h.kind = any(c.household_kinds))
              and (cardinality(c.care_marks) = 0 or coalesce(h.care_mark, 'none') = any(c.care_marks))
              and (cardinality(c.listings) = 0
                   or exists (select 1 from campaign_listing l
                              where l.county = :county and l.household_id = :household
                                and l.category = any(c.listings)))
            """)
        .param("county", county)
        .param("household", household)
        .param("day", day)
        .query(UUID.class)
        .list();
  }

  /** Counts a visit for campaigns; late news change nothing that is newer. */
  void contact(List<UUID> campaigns, VisitedHousehold visit) {
    jdbc.sql(
            """
            insert into campaign_contact (
              county, id, area_code, campaign_id, household_id, first_reached_on, last_reached_on, last_outcome,
              last_on, visits)
            select :county, n.id, :area, n.campaign_id, :household, :reached, :reached, :outcome, :day, 1
            from unnest(:ids::uuid[], :campaigns::uuid[]) as n (id, campaign_id)
            on conflict (county, campaign_id, household_id) do update set
              first_reached_on = least(campaign_contact.first_reached_on, excluded.first_reached_on),
              last_reached_on = greatest(campaign_contact.last_reached_on, excluded.last_reached_on),
              last_outcome = case when excluded.last_on >= campaign_contact.last_on
                                  then excluded.last_outcome else campaign_contact.last_outcome end,
              last_on = greatest(campaign_contact.last_on, excluded.last_on),
              visits = campaign_contact.visits + excluded.visits
            """)
        .param("county", visit.county())
        .param("ids", campaigns.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("campaigns", campaigns.toArray(UUID[]::new))
        .param("area", visit.areaCode())
        .param("household", visit.householdId())
        .param("reached", visit.reaches() ? visit.day() : null)
        .param("outcome", visit.outcome())
        .param("day", visit.day())
        .update();
  }

  /**
   * One form filled in.
   *
   * @param household none where a village was visited
   */
  record Sheet(
      String county,
      String areaCode,
      UUID formId,
      int version,
      Optional<UUID> household,
      UUID visitId,
      LocalDate day,
      UUID visitorId,
      String visitorName,
      Map<String, JsonNode> answers,
      Map<String, JsonNode> aside) {}

  /** Keeps a sheet; false when it came before. */
  boolean add(Sheet sheet, Instant now) {
    return jdbc.sql(
                """
                insert into form_answer (
                  county, id, area_code, form_id, version, household_id, visit_id, answered_on, received_at, visitor_id,
                  visitor_name, answers, aside)
                values (
                  :county, :id, :area, :form, :version, :household, :visit, :day, :now, :visitor,
                  :visitorName, cast(:answers as jsonb), cast(:aside as jsonb))
                on conflict (county, visit_id, form_id) do nothing
                """)
            .param("county", sheet.county())
            .param("id", Ids.next())
            .param("area", sheet.areaCode())
            .param("form", sheet.formId())
            .param("version", sheet.version())
            .param("household", sheet.household().orElse(null))
            .param("visit", sheet.visitId())
            .param("day", sheet.day())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("visitor", sheet.visitorId())
            .param("visitorName", sheet.visitorName())
            .param("answers", json.writeValueAsString(sheet.answers()))
            .param("aside", json.writeValueAsString(sheet.aside()))
            .update()
        == 1;
  }

  /** When a household last answered a form. */
  record Answered(UUID formId, UUID householdId, LocalDate lastOn) {}

  /** Who answered some forms since a day, within one county and a scope; up to a number. */
  List<Answered> answered(
      String county, List<UUID> forms, LocalDate since, Scope scope, int limit) {
    return jdbc.sql(
            """
            select form_id, household_id, max(answered_on) as last_on
            from form_answer
            where county = :county and form_id = any(:forms) and answered_on >= :since and household_id is not null
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where area_code >= s.f and area_code < s.t)
            group by form_id, household_id
            order by last_on desc, form_id, household_id
            limit :limit
            """)
        .param("county", county)
        .param("forms", forms.toArray(UUID[]::new))
        .param("since", since)
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("limit", limit)
        .query(Answered.class)
        .list();
  }

  /**
   * Which answers of a campaign.
   *
   * @param to last day
   */
  record Of(UUID campaign, UUID form, LocalDate from, LocalDate to) {}

  /**
   * How often a question was answered so.
   *
   * @param value a code, or for numbers and texts null
   */
  record Count(String key, @Nullable String value, long times, @Nullable Double sum) {}

  /**
   * Answers of one county, counted; of texts and days only how many there are.
   *
   * @param choices keys of questions whose answers are codes
   */
  List<Count> counts(String county, Of of, List<String> choices, Scope scope) {
    return jdbc.sql(
            """
            select q.key,
                   case jsonb_typeof(q.value) when 'string' then
                     case when q.key = any(:choices) then q.value #>> '{}' end
                   when 'array' then e.code end as value,
                   count(*) as times,
                   sum(case when jsonb_typeof(q.value) = 'number' then (q.value #>> '{}')::double precision end) as sum
            from form_answer a
            cross join lateral jsonb_each(a.answers) as q (key, value)
            left join lateral jsonb_array_elements_text(
              case jsonb_typeof(q.value) when 'array' then q.value else '[null]'::jsonb end) as e (code) on true
            where a.county = :county and a.form_id = :form and a.answered_on between :from and :to
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where a.area_code >= s.f and a.area_code < s.t)
              and (a.household_id is null or exists (
                select 1 from campaign_contact c
                where c.county = a.county and c.campaign_id = :campaign and c.household_id = a.household_id))
            group by 1, 2
            """)
        .param("county", county)
        .param("form", of.form())
        .param("campaign", of.campaign())
        .param("from", of.from())
        .param("to", of.to())
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("choices", choices.toArray(String[]::new))
        .query(Count.class)
        .list();
  }

  /**
   * One answer.
   *
   * @param value as text; several are joined by a comma
   */
  record Row(
      UUID id,
      String areaCode,
      @Nullable UUID householdId,
      @Nullable String address,
      LocalDate answeredOn,
      String visitorName,
      String value) {}

  /** Who answered a question, or answered it so, the latest first. */
  List<Row> rows(
      String county,
      Of of,
      String key,
      Optional<String> value,
      Scope scope,
      Optional<UUID> after,
      int limit) {
    return jdbc.sql(
            """
            select a.id, a.area_code, a.household_id, h.address, a.answered_on, a.visitor_name,
                   case jsonb_typeof(a.answers -> :key)
                     when 'array' then (select string_agg(one, ',')
                                        from jsonb_array_elements_text(a.answers -> :key) as one)
                     else a.answers ->> :key end as value
            from form_answer a
            left join campaign_household h on h.county = a.county and h.id = a.household_id
            where a.county = :county and a.form_id = :form and a.answered_on between :from and :to
              and jsonb_exists(a.answers, :key)
              and (cast(:value as text) is null or a.answers ->> :key = :value
                   or (jsonb_typeof(a.answers -> :key) = 'array' and jsonb_exists(a.answers -> :key, :value)))
              and exists (select 1 from unnest(:scopeFrom::text[], :scopeTo::text[]) as s (f, t)
                          where a.area_code >= s.f and a.area_code < s.t)
              and (a.household_id is null or exists (
                select 1 from campaign_contact c
                where c.county = a.county and c.campaign_id = :campaign and c.household_id = a.household_id))
              and (cast(:after as uuid) is null or a.id < :after)
            order by a.id desc
            limit :limit
            """)
        .param("county", county)
        .param("form", of.form())
        .param("campaign", of.campaign())
        .param("from", of.from())
        .param("to", of.to())
        .param("key", key)
        .param("value", value.orElse(null))
        .param("scopeFrom", scope.from())
        .param("scopeTo", scope.to())
        .param("after", after.orElse(null))
        .param("limit", limit)
        .query(Row.class)
        .list();
  }
}
