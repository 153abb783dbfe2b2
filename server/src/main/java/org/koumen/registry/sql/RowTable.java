package org.koumen.registry.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.FileRow;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.NewPremises;
import org.koumen.registry.PremisesUse;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.koumen.registry.Sealing.SealedIdentity;
import org.koumen.registry.Sealing.SealedPhone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes single rows of premises, households and residents whose files are open. */
@Component
public class RowTable {
  private final JdbcClient jdbc;

  RowTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What an edit writes of a resident; sealed numbers are written apart. */
  public record ResidentColumns(
      String name,
      String pinyin,
      String initials,
      @Nullable String sex,
      @Nullable LocalDate bornOn,
      Relation relation,
      @Nullable String school,
      @Nullable String work,
      List<String> languages,
      ResidentState state) {}

  /** Marks rows as newer than those who read them before. */
  public void raiseVersions(String county, Collection<FileRow> rows) {
    raise(
        "update premises set version = version + 1 where county = :county and id = any(:ids)",
        county,
        ids(rows, FileRow.Table.PREMISES));
    raise(
        "update household set version = version + 1 where county = :county and id = any(:ids)",
        county,
        ids(rows, FileRow.Table.HOUSEHOLD));
    raise(
        "update resident set version = version + 1 where county = :county and id = any(:ids)",
        county,
        ids(rows, FileRow.Table.RESIDENT));
    raise(
        "update household_plan set version = version + 1 where county = :county and id = any(:ids)",
        county,
        ids(rows, FileRow.Table.HOUSEHOLD_PLAN));
  }

  private void raise(String sql, String county, UUID[] ids) {
    if (ids.length > 0) {
      jdbc.sql(sql).param("county", county).param("ids", ids).update();
    }
  }

  private static UUID[] ids(Collection<FileRow> rows, FileRow.Table table) {
    return rows.stream().filter(row -> row.table() == table).map(FileRow::id).toArray(UUID[]::new);
  }

  /** Where somebody lives, and the id that their file has now. */
  public record Whereabouts(UUID household, UUID resident) {}

  /** Where a resident lives now; after a merge of two files, the one that stayed. */
  public Optional<Whereabouts> whereabouts(String county, UUID resident) {
    return jdbc.sql(
            """
            with recursive way as (
              select county, id, household_id, state, continued_county, continued_as, 1 as step
              from resident
              where county = :county and id = :id
              union all
              select r.county, r.id, r.household_id, r.state, r.continued_county, r.continued_as, w.step + 1
              from way w
              join resident r on r.county = w.county and r.id = w.continued_as
              where w.state = 'merged' and w.continued_county = w.county and w.step < 20
            )
            select household_id as household, id as resident
            from way
            order by step desc
            limit 1
            """)
        .param("county", county)
        .param("id", resident)
        .query(Whereabouts.class)
        .optional();
  }

  /** Premises of the same village with the same folded address. */
  public Optional<UUID> premisesAt(String county, String village, String addressKey) {
    return jdbc.sql(
            """
            select id from premises
            where county = :county and left(area_code, 12) = :village and address_key = :key
            """)
        .param("county", county)
        .param("village", village)
        .param("key", addressKey)
        .query(UUID.class)
        .optional();
  }

  /** Writes premises anew; their area stays. */
  public void changePremises(String county, NewPremises premises) {
    jdbc.sql(
            """
            update premises
            set address = :address, address_key = :key, use = :use, compound = :compound,
                building = :building, entrance = :entrance, floor = :floor, room = :room,
                longitude = :longitude, latitude = :latitude
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", premises.id())
        .param("address", premises.address())
        .param("key", premises.key().value())
        .param("use", premises.use().code())
        .param("compound", premises.compound())
        .param("building", premises.building())
        .param("entrance", premises.entrance())
        .param("floor", premises.floor())
        .param("room", premises.room())
        .param("longitude", premises.longitude(), java.sql.Types.DOUBLE)
        .param("latitude", premises.latitude(), java.sql.Types.DOUBLE)
        .update();
  }

  /** Says what premises are used for from now on. */
  public void changeUse(String county, UUID premises, PremisesUse use) {
    jdbc.sql("update premises set use = :use where county = :county and id = :id")
        .param("county", county)
        .param("id", premises)
        .param("use", use.code())
        .update();
  }

  /** A household and those that share its premises. */
  public List<UUID> sharingPremises(String county, UUID household) {
    return jdbc.sql(
            """
            select id from household
            where county = :county
              and premises_id = (select premises_id from household
                                 where county = :county and id = :household)
            """)
        .param("county", county)
        .param("household", household)
        .query(UUID.class)
        .list();
  }

  /** Puts premises, the households there and all that hangs on them into another area. */
  public void relocate(String county, UUID premises, Collection<UUID> households, String area) {
    jdbc.sql("update premises set area_code = :area where county = :county and id = :id")
        .param("county", county)
        .param("id", premises)
        .param("area", area)
        .update();
    for (String sql :
        List.of(
            "update household set area_code = :area where county = :county and id = any(:ids)",
            "update resident set area_code = :area where county = :county and household_id ="
                + " any(:ids)",
            "update need set area_code = :area where county = :county and household_id = any(:ids)",
            "update care_mark set area_code = :area where county = :county and household_id ="
                + " any(:ids)",
            "update care_listing set area_code = :area where county = :county and household_id ="
                + " any(:ids)",
            "update household_plan set area_code = :area where county = :county and household_id ="
                + " any(:ids)")) {
      jdbc.sql(sql)
          .param("county", county)
          .param("ids", households.toArray(UUID[]::new))
          .param("area", area)
          .update();
    }
  }

  /** Writes number and kind of a household. */
  public void changeHousehold(
      String county, UUID id, @Nullable String number, HouseholdKind kind, HouseholdState state) {
    jdbc.sql(
            """
            update household set number = :number, kind = :kind, state = :state
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("number", number)
        .param("kind", kind.code())
        .param("state", state.code())
        .update();
  }

  /** Says what became of a household. */
  public void changeHouseholdState(
      String county, UUID id, HouseholdState state, @Nullable UUID mergedInto) {
    jdbc.sql(
            """
            update household set state = :state, merged_into = :into
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("state", state.code())
        .param("into", mergedInto)
        .update();
  }

  /** Writes a resident anew. */
  public void changeResident(String county, UUID id, ResidentColumns columns) {
    jdbc.sql(
            """
            update resident
            set name = :name, pinyin = :pinyin, initials = :initials, sex = :sex,
                born_on = :bornOn, relation = :relation, school = :school, work = :work,
                languages = :languages, state = :state
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("name", columns.name())
        .param("pinyin", columns.pinyin())
        .param("initials", columns.initials())
        .param("sex", columns.sex())
        .param("bornOn", columns.bornOn(), java.sql.Types.DATE)
        .param("relation", columns.relation().code())
        .param("school", columns.school())
        .param("work", columns.work())
        .param("languages", columns.languages().toArray(String[]::new))
        .param("state", columns.state().code())
        .update();
  }

  /** Gives a resident another identity number, or none. */
  public void changeIdentity(String county, UUID id, SealedIdentity identity) {
    jdbc.sql(
            """
            update resident set identity_sealed = :sealed, identity_index = :index
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("sealed", identity.sealed(), java.sql.Types.BINARY)
        .param("index", identity.index(), java.sql.Types.BINARY)
        .update();
  }

  /** Gives a resident another phone number, or none. */
  public void changePhone(String county, UUID id, SealedPhone phone) {
    jdbc.sql(
            """
            update resident
            set phone_sealed = :sealed, phone_index = :index, phone_tail_index = :tail
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", id)
        .param("sealed", phone.sealed(), java.sql.Types.BINARY)
        .param("index", phone.index(), java.sql.Types.BINARY)
        .param("tail", phone.tailIndex(), java.sql.Types.BINARY)
        .update();
  }

  /** Changes where a resident goes to school. */
  public void changeSchool(String county, UUID id, @Nullable String school) {
    jdbc.sql("update resident set school = :school where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .param("school", school)
        .update();
  }

  /** Changes what a resident works. */
  public void changeWork(String county, UUID id, @Nullable String work) {
    jdbc.sql("update resident set work = :work where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .param("work", work)
        .update();
  }

  /** Changes what a resident is to the head of the household. */
  public void changeRelation(String county, UUID id, Relation relation) {
    jdbc.sql("update resident set relation = :relation where county = :county and id = :id")
        .param("county", county)
        .param("id", id)
        .param("relation", relation.code())
        .update();
  }

  /** Says what became of some residents. */
  public void changeState(String county, Collection<UUID> residents, ResidentState state) {
    jdbc.sql("update resident set state = :state where county = :county and id = any(:ids)")
        .param("county", county)
        .param("ids", residents.toArray(UUID[]::new))
        .param("state", state.code())
        .update();
  }

  /** Says where the file of a resident goes on, and what became of this one. */
  public void continueAs(
      String county, UUID resident, ResidentState state, String inCounty, UUID as) {
    jdbc.sql(
            """
            update resident
            set state = :state, continued_county = :inCounty, continued_as = :as
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", resident)
        .param("state", state.code())
        .param("inCounty", inCounty)
        .param("as", as)
        .update();
  }

  /** Copies a resident into a household of another county, with the sealed numbers. */
  public void copyToOtherCounty(
      String county,
      UUID resident,
      String toCounty,
      UUID as,
      UUID household,
      String area,
      Relation relation,
      LocalDate since,
      Instant now) {
    jdbc.sql(
            """
            insert into resident
              (county, id, area_code, household_id, name, pinyin, initials, sex, born_on, relation,
               identity_sealed, identity_index, phone_sealed, phone_index, phone_tail_index,
               school, work, languages, state, source, since, recorded_at)
            select :toCounty, :as, :area, :household, name, pinyin, initials, sex, born_on,
                   :relation, identity_sealed, identity_index, phone_sealed, phone_index,
                   phone_tail_index, school, work, languages, state, 'moved', :since, :now
            from resident
            where county = :county and id = :id
            """)
        .param("county", county)
        .param("id", resident)
        .param("toCounty", toCounty)
        .param("as", as)
        .param("household", household)
        .param("area", area)
        .param("relation", relation.code())
        .param("since", since)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Brings residents to another household of the county, with what they need and are listed for.
   */
  public void moveResidents(
      String county, Collection<UUID> residents, UUID household, String area) {
    for (String sql :
        List.of(
            """
            update resident set household_id = :household, area_code = :area
            where county = :county and id = any(:ids)
            """,
            """
            update need set household_id = :household, area_code = :area
            where county = :county and resident_id = any(:ids)
            """,
            """
            update care_listing set household_id = :household, area_code = :area
            where county = :county and resident_id = any(:ids)
            """)) {
      jdbc.sql(sql)
          .param("county", county)
          .param("ids", residents.toArray(UUID[]::new))
          .param("household", household)
          .param("area", area)
          .update();
    }
  }

  /** Ends what is kept open for residents who are gone. */
  public void endCareOf(String county, Collection<UUID> residents, LocalDate day, String reason) {
    jdbc.sql(
            """
            update care_listing set until = greatest(since, cast(:day as date)), ended_reason = :reason
            where county = :county and resident_id = any(:ids) and until is null
            """)
        .param("county", county)
        .param("ids", residents.toArray(UUID[]::new))
        .param("day", day)
        .param("reason", reason)
        .update();
    jdbc.sql(
            """
            update need set met_on = greatest(since, cast(:day as date)), met_note = :reason
            where county = :county and resident_id = any(:ids) and met_on is null
            """)
        .param("county", county)
        .param("ids", residents.toArray(UUID[]::new))
        .param("day", day)
        .param("reason", reason)
        .update();
  }

  /** Ends what is kept open for a household of which nobody is left. */
  public void endCareOfHousehold(
      String county, UUID household, LocalDate day, UUID by, String reason) {
    jdbc.sql(
            """
            update care_mark
            set ended_on = greatest(set_on, cast(:day as date)), ended_by = :by, ended_reason = :reason
            where county = :county and household_id = :household and ended_on is null
            """)
        .param("county", county)
        .param("household", household)
        .param("day", day)
        .param("by", by)
        .param("reason", reason)
        .update();
    jdbc.sql(
            """
            update care_listing set until = greatest(since, cast(:day as date)), ended_reason = :reason
            where county = :county and household_id = :household and until is null
            """)
        .param("county", county)
        .param("household", household)
        .param("day", day)
        .param("reason", reason)
        .update();
    jdbc.sql(
            """
            update household_plan
            set state = 'dropped', closed_on = greatest(opened_on, cast(:day as date)),
                closed_reason = :reason
            where county = :county and household_id = :household and state = 'open'
            """)
        .param("county", county)
        .param("household", household)
        .param("day", day)
        .param("reason", reason)
        .update();
  }
}
