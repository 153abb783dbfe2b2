package org.koumen.registry.sql;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.koumen.platform.Copy;
import org.koumen.platform.CopyRow;
import org.koumen.platform.Ids;
import org.koumen.platform.TableSizes;
import org.koumen.registry.HouseholdDigest;
import org.koumen.registry.NewCare;
import org.koumen.registry.NewHousehold;
import org.koumen.registry.NewPremises;
import org.koumen.registry.NewResident;
import org.koumen.registry.RegistryIntake.DigestedHousehold;
import org.koumen.registry.RegistryIntake.SealedResident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds many rows at once. */
@Component
public class IntakeTable {
  private final Copy copy;
  private final TableSizes sizes;
  private final JdbcClient jdbc;

  IntakeTable(Copy copy, TableSizes sizes, JdbcClient jdbc) {
    this.copy = copy;
    this.sizes = sizes;
    this.jdbc = jdbc;
  }

  /** Adds premises. */
  public void addPremises(Collection<NewPremises> premises, String source, Instant recordedAt) {
    if (premises.isEmpty()) {
      return;
    }
    copy.in(
        """
        copy premises (county, id, area_code, address, address_key, use, compound, building,
          entrance, floor, room, longitude, latitude, source, since, recorded_at)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 16);
          for (NewPremises it : premises) {
            row.begin()
                .text(it.area().county())
                .uuid(it.id())
                .text(it.area().value())
                .text(it.address())
                .text(it.key().value())
                .text(it.use().code())
                .text(it.compound())
                .text(it.building())
                .text(it.entrance())
                .text(it.floor())
                .text(it.room())
                .fraction(it.longitude())
                .fraction(it.latitude())
                .text(source)
                .date(it.since())
                .moment(recordedAt);
          }
          row.end();
        });
    sizes.learn("premises", "analyze premises");
  }

  /** Adds households; their premises are there. */
  public void addHouseholds(
      Collection<DigestedHousehold> households, String source, Instant recordedAt) {
    if (households.isEmpty()) {
      return;
    }
    copy.in(
        """
        copy household (county, id, area_code, premises_id, number, kind, state, address, use,
          head_name, people, living_alone, eldest_born_on, youngest_born_on, care_mark,
          care_review_on, under_care, languages, search, source, since, recorded_at)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 22);
          for (DigestedHousehold household : households) {
            NewHousehold it = household.it();
            HouseholdDigest digest = household.digest();
            NewCare care = it.care();
            row.begin()
                .text(it.premises().area().county())
                .uuid(it.id())
                .text(it.premises().area().value())
                .uuid(it.premises().id())
                .text(it.number())
                .text(it.kind().code())
                .text(it.state().code())
                .text(it.premises().address())
                .text(it.premises().use().code())
                .text(digest.headName())
                .number(digest.people())
                .truth(digest.livingAlone())
                .date(digest.eldestBornOn())
                .date(digest.youngestBornOn())
                .text(care.mark().isEmpty() ? null : care.mark().getFirst().colour().code())
                .date(care.mark().isEmpty() ? null : care.mark().getFirst().reviewOn())
                .truth(!care.listings().isEmpty())
                .texts(digest.languages())
                .lexemes(digest.search())
                .text(source)
                .date(it.since())
                .moment(recordedAt);
          }
          row.end();
        });
    sizes.learn("household", "analyze household");
  }

  /** Adds residents; their households are there. */
  public void addResidents(
      Collection<SealedResident> residents, String source, Instant recordedAt) {
    if (residents.isEmpty()) {
      return;
    }
    copy.in(
        """
        copy resident (county, id, area_code, household_id, name, pinyin, initials, sex, born_on,
          relation, identity_sealed, identity_index, phone_sealed, phone_index, phone_tail_index,
          school, work, languages, state, source, since, recorded_at)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 22);
          for (SealedResident resident : residents) {
            NewResident it = resident.it();
            row.begin()
                .text(resident.area().county())
                .uuid(it.id())
                .text(resident.area().value())
                .uuid(resident.household())
                .text(it.name().value())
                .text(resident.spelling().full())
                .text(resident.spelling().initials())
                .text(it.sex() == null ? null : it.sex().code())
                .date(it.bornOn())
                .text(it.relation().code())
                .bytes(resident.identity().sealed())
                .bytes(resident.identity().index())
                .bytes(resident.phone().sealed())
                .bytes(resident.phone().index())
                .bytes(resident.phone().tailIndex())
                .text(it.school())
                .text(it.work())
                .texts(it.languages())
                .text(it.state().code())
                .text(source)
                .date(it.since())
                .moment(recordedAt);
          }
          row.end();
        });
    sizes.learn("resident", "analyze resident");
  }

  /** Adds marks, listings, needs and plans of households that are there. */
  public void addCare(Collection<NewHousehold> households, Instant recordedAt) {
    List<NewHousehold> cared =
        households.stream().filter(household -> household.care() != NewCare.NONE).toList();
    if (cared.isEmpty()) {
      return;
    }
    copy.in(
        """
        copy care_mark (county, id, area_code, household_id, colour, reason, set_by_name, set_on,
          review_on)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 9);
          for (NewHousehold household : cared) {
            for (NewCare.Mark mark : household.care().mark()) {
              begin(row, household)
                  .uuid(household.id())
                  .text(mark.colour().code())
                  .text(mark.reason())
                  .text(mark.setByName())
                  .date(mark.setOn())
                  .date(mark.reviewOn());
            }
          }
          row.end();
        });
    copy.in(
        """
        copy care_listing (county, id, area_code, household_id, resident_id, category, reason,
          listed_by_name, since, listed_at)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 10);
          for (NewHousehold household : cared) {
            for (NewCare.Listing listing : household.care().listings()) {
              begin(row, household)
                  .uuid(household.id())
                  .uuid(listing.residentId())
                  .text(listing.category())
                  .text(listing.reason())
                  .text(listing.listedByName())
                  .date(listing.since())
                  .moment(recordedAt);
            }
          }
          row.end();
        });
    copy.in(
        """
        copy need (county, id, area_code, household_id, resident_id, kind, note, recorded_by_name,
          since, recorded_at)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 10);
          for (NewHousehold household : cared) {
            for (NewCare.Need need : household.care().needs()) {
              begin(row, household)
                  .uuid(household.id())
                  .uuid(need.residentId())
                  .text(need.kind())
                  .text(need.note())
                  .text(need.recordedByName())
                  .date(need.since())
                  .moment(recordedAt);
            }
          }
          row.end();
        });
    addPlans(cared, recordedAt);
  }

  private void addPlans(Collection<NewHousehold> households, Instant recordedAt) {
    record Kept(UUID id, NewHousehold household, NewCare.Plan plan) {}
    List<Kept> plans = new ArrayList<>();
    for (NewHousehold household : households) {
      household.care().plans().forEach(plan -> plans.add(new Kept(Ids.next(), household, plan)));
    }
    copy.in(
        """
        copy household_plan (county, id, area_code, household_id, goal, owner_name, state,
          opened_on, due_on, check_every_days, next_check_on)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 11);
          for (Kept kept : plans) {
            row.begin()
                .text(kept.household().premises().area().county())
                .uuid(kept.id())
                .text(kept.household().premises().area().value())
                .uuid(kept.household().id())
                .text(kept.plan().goal())
                .text(kept.plan().ownerName())
                .text("open")
                .date(kept.plan().openedOn())
                .date(kept.plan().dueOn())
                .number(kept.plan().checkEveryDays())
                .date(kept.plan().nextCheckOn());
          }
          row.end();
        });
    copy.in(
        """
        copy plan_step (county, id, plan_id, position, what, due_on, done_on, done_by_name)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 8);
          for (Kept kept : plans) {
            int position = 1;
            for (NewCare.Step step : kept.plan().steps()) {
              row.begin()
                  .text(kept.household().premises().area().county())
                  .uuid(Ids.next())
                  .uuid(kept.id())
                  .number(position++)
                  .text(step.what())
                  .date(step.dueOn())
                  .date(step.doneOn())
                  .text(step.doneByName());
            }
          }
          row.end();
        });
    copy.in(
        """
        copy plan_check (county, id, plan_id, checked_on, checked_by_name, found, recorded_at)
        from stdin (format binary)
        """,
        out -> {
          CopyRow row = new CopyRow(out, 7);
          for (Kept kept : plans) {
            for (NewCare.Check check : kept.plan().checks()) {
              row.begin()
                  .text(kept.household().premises().area().county())
                  .uuid(Ids.next())
                  .uuid(kept.id())
                  .date(check.checkedOn())
                  .text(check.checkedByName())
                  .text(check.found())
                  .moment(recordedAt);
            }
          }
          row.end();
        });
  }

  /**
   * Claims the identity numbers of residents that are there. Whoever finds a number claimed becomes
   * a pair with its holder.
   *
   * @return residents whose number was claimed before
   */
  public List<UUID> claimIdentities(Collection<SealedResident> residents, Instant now) {
    List<SealedResident> numbered =
        residents.stream().filter(resident -> resident.identity().index() != null).toList();
    if (numbered.isEmpty()) {
      return List.of();
    }
    Set<UUID> claimed =
        new HashSet<>(
            jdbc.sql(
                    """
                    insert into identity_claim (identity_index, county, resident_id)
                    select i, c, r
                    from unnest(:indexes::bytea[], :counties::text[], :residents::uuid[])
                      with ordinality as u (i, c, r, n)
                    order by i, n
                    on conflict (identity_index) do nothing
                    returning resident_id
                    """)
                .param(
                    "indexes",
                    numbered.stream().map(r -> r.identity().index()).toArray(byte[][]::new))
                .param(
                    "counties",
                    numbered.stream().map(r -> r.area().county()).toArray(String[]::new))
                .param("residents", numbered.stream().map(r -> r.it().id()).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    List<SealedResident> late =
        numbered.stream().filter(resident -> !claimed.contains(resident.it().id())).toList();
    if (!late.isEmpty()) {
      pairWithHolders(late, now);
    }
    return late.stream().map(resident -> resident.it().id()).toList();
  }

  private void pairWithHolders(List<SealedResident> late, Instant now) {
    jdbc.sql(
            """
            insert into duplicate_pair
              (county, id, area_code, county_a, resident_a, resident_b, why, state, found_at)
            select u.county, u.id, u.area, claim.county, claim.resident_id, u.resident,
                   'same_identity', 'open', :now
            from unnest(:indexes::bytea[], :counties::text[], :areas::text[], :residents::uuid[],
                        :ids::uuid[]) as u (i, county, area, resident, id)
            join identity_claim claim on claim.identity_index = u.i
            on conflict (county, resident_a, resident_b) do nothing
            """)
        .param("indexes", late.stream().map(r -> r.identity().index()).toArray(byte[][]::new))
        .param("counties", late.stream().map(r -> r.area().county()).toArray(String[]::new))
        .param("areas", late.stream().map(r -> r.area().value()).toArray(String[]::new))
        .param("residents", late.stream().map(r -> r.it().id()).toArray(UUID[]::new))
        .param("ids", late.stream().map(r -> Ids.next()).toArray(UUID[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static CopyRow begin(CopyRow row, NewHousehold household) throws IOException {
    return row.begin()
        .text(household.premises().area().county())
        .uuid(Ids.next())
        .text(household.premises().area().value());
  }
}
