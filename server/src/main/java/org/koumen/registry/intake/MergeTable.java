package org.koumen.registry.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Ids;
import org.koumen.registry.HouseholdDigest;
import org.koumen.registry.Sealing;
import org.koumen.registry.Word;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes many rows at once. A row that somebody else changed meanwhile fails the whole batch,
 * which is then tried anew.
 */
@Component
class MergeTable {
  /** Separates the elements of a list that travels as one text. */
  private static final String UNIT = "\u001f";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MergeTable(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Changes premises, and what households repeat of them. */
  void changePremises(Collection<Batch.ChangedPlace> changes) {
    List<OnFile.Premises> rows = changes.stream().map(Batch.ChangedPlace::after).toList();
    int changed =
        jdbc.sql(
                """
                update premises p
                set area_code = u.area, use = u.use, compound = u.compound, building = u.building,
                    entrance = u.entrance, floor = u.floor, room = u.room, version = u.version + 1
                from unnest(:ids::uuid[], :areas::text[], :uses::text[], :compounds::text[],
                            :buildings::text[], :entrances::text[], :floors::text[],
                            :rooms::text[], :versions::int[])
                  as u (id, area, use, compound, building, entrance, floor, room, version)
                where p.county = left(u.area, 6) and p.id = u.id and p.version = u.version
                """)
            .param("ids", uuids(rows, OnFile.Premises::id))
            .param("areas", texts(rows, OnFile.Premises::area))
            .param("uses", texts(rows, row -> row.use().code()))
            .param("compounds", texts(rows, OnFile.Premises::compound))
            .param("buildings", texts(rows, OnFile.Premises::building))
            .param("entrances", texts(rows, OnFile.Premises::entrance))
            .param("floors", texts(rows, OnFile.Premises::floor))
            .param("rooms", texts(rows, OnFile.Premises::room))
            .param("versions", rows.stream().map(OnFile.Premises::version).toArray(Integer[]::new))
            .update();
    expect(rows.size(), changed);
    jdbc.sql(
            """
            update household h
            set use = u.use, area_code = u.area, version = h.version + 1
            from unnest(:ids::uuid[], :areas::text[], :uses::text[]) as u (id, area, use)
            where h.county = left(u.area, 6) and h.premises_id = u.id
            """)
        .param("ids", uuids(rows, OnFile.Premises::id))
        .param("areas", texts(rows, OnFile.Premises::area))
        .param("uses", texts(rows, row -> row.use().code()))
        .update();
    List<Batch.ChangedPlace> moved =
        changes.stream().filter(one -> !one.before().area().equals(one.after().area())).toList();
    if (!moved.isEmpty()) {
      moveTo(moved.stream().map(Batch.ChangedPlace::after).toList());
    }
  }

  /** What is kept of the people of some premises goes to the grid that the premises went to. */
  private void moveTo(List<OnFile.Premises> rows) {
    for (String sql :
        List.of(
            """
            update resident t set area_code = h.area_code
            from household h
            where h.county = any(:counties) and h.premises_id = any(:ids)
              and t.county = h.county and t.household_id = h.id
            """,
            """
            update need t set area_code = h.area_code
            from household h
            where h.county = any(:counties) and h.premises_id = any(:ids)
              and t.county = h.county and t.household_id = h.id
            """,
            """
            update care_mark t set area_code = h.area_code
            from household h
            where h.county = any(:counties) and h.premises_id = any(:ids)
              and t.county = h.county and t.household_id = h.id and t.ended_on is null
            """,
            """
            update care_listing t set area_code = h.area_code
            from household h
            where h.county = any(:counties) and h.premises_id = any(:ids)
              and t.county = h.county and t.household_id = h.id
            """,
            """
            update household_plan t set area_code = h.area_code
            from household h
            where h.county = any(:counties) and h.premises_id = any(:ids)
              and t.county = h.county and t.household_id = h.id
            """)) {
      jdbc.sql(sql)
          .param(
              "counties",
              rows.stream()
                  .map(row -> row.area().substring(0, 6))
                  .distinct()
                  .toArray(String[]::new))
          .param("ids", uuids(rows, OnFile.Premises::id))
          .update();
    }
  }

  /** Changes number and kind of households. */
  void changeHouseholds(Collection<Batch.Changed<OnFile.Household>> changes) {
    List<OnFile.Household> rows = changes.stream().map(Batch.Changed::after).toList();
    jdbc.sql(
            """
            update household h
            set number = u.number, kind = u.kind, version = h.version + 1
            from unnest(:counties::text[], :ids::uuid[], :numbers::text[], :kinds::text[])
              as u (county, id, number, kind)
            where h.county = u.county and h.id = u.id
            """)
        .param("counties", texts(rows, row -> row.area().substring(0, 6)))
        .param("ids", uuids(rows, OnFile.Household::id))
        .param("numbers", texts(rows, OnFile.Household::number))
        .param("kinds", texts(rows, row -> row.kind().code()))
        .update();
  }

  /** Changes people; numbers only where new ones are given. */
  void changeResidents(List<MergedPerson> people) {
    int changed =
        jdbc.sql(
                """
                update resident r
                set name = u.name, pinyin = u.pinyin, initials = u.initials, sex = u.sex,
                    born_on = u.born, relation = u.relation,
                    identity_sealed = coalesce(u.identity, r.identity_sealed),
                    identity_index = coalesce(u.identity_index, r.identity_index),
                    phone_sealed = coalesce(u.phone, r.phone_sealed),
                    phone_index = coalesce(u.phone_index, r.phone_index),
                    phone_tail_index = coalesce(u.phone_tail, r.phone_tail_index),
                    school = u.school, work = u.work,
                    languages = string_to_array(u.languages, chr(31)), state = u.state,
                    version = u.version + 1
                from unnest(:counties::text[], :ids::uuid[], :names::text[], :pinyin::text[],
                            :initials::text[], :sexes::text[], :born::text[]::date[],
                            :relations::text[], :identities::bytea[], :identityIndexes::bytea[],
                            :phones::bytea[], :phoneIndexes::bytea[], :phoneTails::bytea[],
                            :schools::text[], :work::text[], :languages::text[], :states::text[],
                            :versions::int[])
                  as u (county, id, name, pinyin, initials, sex, born, relation, identity,
                        identity_index, phone, phone_index, phone_tail, school, work, languages,
                        state, version)
                where r.county = u.county and r.id = u.id and r.version = u.version
                """)
            .param("counties", texts(people, one -> one.before().county()))
            .param("ids", uuids(people, one -> one.before().id()))
            .param("names", texts(people, one -> one.after().name()))
            .param("pinyin", texts(people, one -> one.spelling().full()))
            .param("initials", texts(people, one -> one.spelling().initials()))
            .param("sexes", texts(people, one -> code(one.after().sex())))
            .param("born", texts(people, one -> day(one.after().bornOn())))
            .param("relations", texts(people, one -> one.after().relation().code()))
            .param("identities", bytes(people, one -> one.identity().sealed()))
            .param("identityIndexes", bytes(people, one -> one.identity().index()))
            .param("phones", bytes(people, one -> one.phone().sealed()))
            .param("phoneIndexes", bytes(people, one -> one.phone().index()))
            .param("phoneTails", bytes(people, one -> one.phone().tailIndex()))
            .param("schools", texts(people, one -> one.after().school()))
            .param("work", texts(people, one -> one.after().work()))
            .param("languages", texts(people, one -> String.join(UNIT, one.after().languages())))
            .param("states", texts(people, one -> one.after().state().code()))
            .param(
                "versions",
                people.stream().map(one -> one.before().version()).toArray(Integer[]::new))
            .update();
    expect(people.size(), changed);
    List<MergedPerson> numbered =
        people.stream().filter(one -> one.identity().index() != null).toList();
    if (!numbered.isEmpty()) {
      int claimed =
          jdbc.sql(
                  """
                  insert into identity_claim (identity_index, county, resident_id)
                  select * from unnest(:indexes::bytea[], :counties::text[], :ids::uuid[])
                  on conflict (identity_index) do nothing
                  """)
              .param("indexes", bytes(numbered, one -> one.identity().index()))
              .param("counties", texts(numbered, one -> one.before().county()))
              .param("ids", uuids(numbered, one -> one.before().id()))
              .update();
      expect(numbered.size(), claimed);
    }
  }

  /** Ends the marks in force and sets others. Returns the ids of the ended ones, by household. */
  List<Marked> mark(Collection<Household> households, Importer importer) {
    List<Marked> marks =
        households.stream().map(household -> Marked.of(household, importer.today())).toList();
    jdbc.sql(
            """
            update care_mark m
            set ended_on = :today, ended_by = :by, ended_reason = :reason
            from unnest(:counties::text[], :households::uuid[]) as u (county, household)
            where m.county = u.county and m.household_id = u.household and m.ended_on is null
            """)
        .param("today", importer.today())
        .param("by", importer.account().orElse(null), java.sql.Types.OTHER)
        .param("reason", importer.reason())
        .param("counties", texts(marks, Marked::county))
        .param("households", uuids(marks, one -> one.household().id))
        .update();
    jdbc.sql(
            """
            insert into care_mark (county, id, area_code, household_id, colour, reason, set_by,
                                   set_by_name, set_on, review_on)
            select u.county, u.id, u.area, u.household, u.colour, u.reason, :by, :byName, :today,
                   u.review
            from unnest(:counties::text[], :ids::uuid[], :areas::text[], :households::uuid[],
                        :colours::text[], :reasons::text[], :reviews::text[]::date[])
              as u (county, id, area, household, colour, reason, review)
            """)
        .param("by", importer.account().orElse(null), java.sql.Types.OTHER)
        .param("byName", importer.name())
        .param("today", importer.today())
        .param("counties", texts(marks, Marked::county))
        .param("ids", uuids(marks, Marked::id))
        .param("areas", texts(marks, one -> one.household().place.area))
        .param("households", uuids(marks, one -> one.household().id))
        .param("colours", texts(marks, one -> one.mark().colour().code()))
        .param("reasons", texts(marks, one -> one.mark().reason()))
        .param("reviews", texts(marks, one -> one.reviewOn().toString()))
        .update();
    jdbc.sql(
            """
            update household h
            set care_mark = u.colour, care_review_on = u.review, version = h.version + 1
            from unnest(:counties::text[], :households::uuid[], :colours::text[],
                        :reviews::text[]::date[]) as u (county, household, colour, review)
            where h.county = u.county and h.id = u.household
            """)
        .param("counties", texts(marks, Marked::county))
        .param("households", uuids(marks, one -> one.household().id))
        .param("colours", texts(marks, one -> one.mark().colour().code()))
        .param("reviews", texts(marks, one -> one.reviewOn().toString()))
        .update();
    return marks;
  }

  /** Writes what changed into the history of each household. */
  void tell(Collection<History> histories, Importer importer) {
    jdbc.sql(
            """
            insert into file_change (county, id, area_code, household_id, kind, happened_on,
                                     recorded_at, recorded_by, recorded_by_name, reason, changes,
                                     touched)
            select u.county, u.id, u.area, u.household, 'import', :today, :at, :by, :byName, :reason,
                   cast(u.changes as jsonb), string_to_array(u.touched, ',')::uuid[]
            from unnest(:counties::text[], :ids::uuid[], :areas::text[], :households::uuid[],
                        :changes::text[], :touched::text[])
              as u (county, id, area, household, changes, touched)
            """)
        .param("today", importer.today())
        .param("at", at(importer.at()))
        .param("by", importer.account().orElse(null), java.sql.Types.OTHER)
        .param("byName", importer.name())
        .param("reason", importer.reason())
        .param("counties", texts(histories, one -> one.household.place.area.substring(0, 6)))
        .param("ids", histories.stream().map(one -> Ids.next()).toArray(UUID[]::new))
        .param("areas", texts(histories, one -> one.household.place.area))
        .param("households", uuids(histories, one -> one.household.id))
        .param("changes", texts(histories, one -> json.writeValueAsString(one.changes)))
        .param(
            "touched",
            texts(
                histories,
                one -> String.join(",", one.touched.stream().map(UUID::toString).toList())))
        .update();
  }

  /** A digest for the row of one household. */
  record Digested(String county, UUID household, HouseholdDigest digest) {}

  /** Writes what households repeat of their people. */
  void digest(List<Digested> digests) {
    jdbc.sql(
            """
            update household h
            set head_name = u.head, people = u.people, living_alone = u.alone,
                eldest_born_on = u.eldest, youngest_born_on = u.youngest,
                languages = string_to_array(u.languages, chr(31)),
                search = array_to_tsvector(string_to_array(u.search, chr(31))),
                version = h.version + 1
            from unnest(:counties::text[], :households::uuid[], :heads::text[], :people::int[],
                        :alone::boolean[], :eldest::text[]::date[], :youngest::text[]::date[],
                        :languages::text[], :search::text[])
              as u (county, household, head, people, alone, eldest, youngest, languages, search)
            where h.county = u.county and h.id = u.household
            """)
        .param("counties", texts(digests, Digested::county))
        .param("households", uuids(digests, Digested::household))
        .param("heads", texts(digests, one -> one.digest().headName()))
        .param("people", digests.stream().map(one -> one.digest().people()).toArray(Integer[]::new))
        .param(
            "alone",
            digests.stream().map(one -> one.digest().livingAlone()).toArray(Boolean[]::new))
        .param("eldest", texts(digests, one -> day(one.digest().eldestBornOn())))
        .param("youngest", texts(digests, one -> day(one.digest().youngestBornOn())))
        .param("languages", texts(digests, one -> String.join(UNIT, one.digest().languages())))
        .param("search", texts(digests, one -> String.join(UNIT, one.digest().search())))
        .update();
  }

  private static void expect(int wanted, int done) {
    if (wanted != done) {
      throw new OptimisticLockingFailureException("rows were changed by somebody else meanwhile");
    }
  }

  private static Object at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String code(@Nullable Word word) {
    return word == null ? null : word.code();
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  @SuppressWarnings("NullAway") // SQL arrays hold nulls
  private static <T> @Nullable String[] texts(
      Collection<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static <T> UUID[] uuids(Collection<T> rows, Function<T, UUID> column) {
    return rows.stream().map(column).toArray(UUID[]::new);
  }

  @SuppressWarnings("NullAway") // SQL arrays hold nulls
  private static <T> byte @Nullable [][] bytes(
      Collection<T> rows, Function<T, byte @Nullable []> column) {
    return rows.stream().map(column).toArray(byte[][]::new);
  }

  /** Somebody on file with the numbers sealed that are new. */
  record MergedPerson(
      OnFile.Resident before,
      Batch.Person after,
      org.koumen.registry.Pinyin.Spelling spelling,
      Sealing.SealedIdentity identity,
      Sealing.SealedPhone phone) {}
}
