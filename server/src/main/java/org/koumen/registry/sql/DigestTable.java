package org.koumen.registry.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.AddressKey;
import org.koumen.registry.HouseholdDigest;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.HouseholdState;
import org.koumen.registry.PersonName;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what a household's row repeats of its premises, people and care. */
@Component
public class DigestTable {
  /** Parts the items of a list in one text; no address, name or key contains it. */
  private static final String UNIT = "\u001f";

  private final JdbcClient jdbc;

  DigestTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Person(
      PersonName name,
      Relation relation,
      ResidentState state,
      @Nullable LocalDate bornOn,
      List<String> languages,
      byte @Nullable [] phoneTailIndex)
      implements HouseholdDigest.Person {}

  private record Household(
      UUID id,
      AddressKey address,
      @Nullable String number,
      HouseholdKind kind,
      HouseholdState state,
      List<Person> people) {}

  /** Makes the digests of some households anew, however many rows of theirs were changed. */
  public void refresh(String county, Collection<UUID> households) {
    List<UUID> ids = List.copyOf(households);
    for (int from = 0; from < ids.size(); from += 2000) {
      write(county, read(county, ids.subList(from, Math.min(ids.size(), from + 2000))));
    }
  }

  private Collection<Household> read(String county, Collection<UUID> ids) {
    Map<UUID, Household> households = new LinkedHashMap<>();
    jdbc.sql(
            """
            select h.id, p.address_key, h.number, h.kind, h.state,
                   r.name, r.relation, r.state as resident_state, r.born_on, r.languages,
                   r.phone_tail_index
            from household h
            join premises p on p.county = h.county and p.id = h.premises_id
            left join resident r on r.county = h.county and r.household_id = h.id
            where h.county = :county and h.id = any(:ids)
            order by h.id, r.since, r.id
            """)
        .param("county", county)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              Household household = households.get(id);
              if (household == null) {
                household =
                    new Household(
                        id,
                        new AddressKey(row.getString("address_key")),
                        row.getString("number"),
                        HouseholdKind.of(row.getString("kind")),
                        HouseholdState.of(row.getString("state")),
                        new ArrayList<>());
                households.put(id, household);
              }
              if (row.getString("name") != null) {
                household.people().add(person(row));
              }
            });
    return households.values();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        new PersonName(row.getString("name")),
        Relation.of(row.getString("relation")),
        ResidentState.of(row.getString("resident_state")),
        row.getObject("born_on", LocalDate.class),
        List.of((String[]) row.getArray("languages").getArray()),
        row.getBytes("phone_tail_index"));
  }

  private void write(String county, Collection<Household> households) {
    List<UUID> ids = new ArrayList<>();
    List<HouseholdDigest> digests = new ArrayList<>();
    for (Household it : households) {
      ids.add(it.id());
      digests.add(
          HouseholdDigest.of(it.address(), it.number(), it.kind(), it.state(), it.people()));
    }
    jdbc.sql(
            """
            update household h
            set address = d.address, use = d.use, head_name = d.head_name, people = d.people,
                living_alone = d.living_alone, eldest_born_on = d.eldest,
                youngest_born_on = d.youngest, languages = d.languages, search = d.search,
                care_mark = d.colour, care_review_on = d.review_on, under_care = d.under_care
            from (
              select h.id, p.address, p.use, u.head_name, u.people, u.living_alone, u.eldest,
                     u.youngest, string_to_array(u.languages, :unit) as languages,
                     array_to_tsvector(string_to_array(u.keys, :unit)) as search,
                     m.colour, m.review_on,
                     exists (select 1 from care_listing l
                             where l.county = h.county and l.household_id = h.id
                               and l.until is null) as under_care
              from unnest(:ids::uuid[], :heads::text[], :people::int[], :alone::boolean[],
                          :eldest::date[], :youngest::date[], :languages::text[], :keys::text[])
                as u (id, head_name, people, living_alone, eldest, youngest, languages, keys)
              join household h on h.county = :county and h.id = u.id
              join premises p on p.county = h.county and p.id = h.premises_id
              left join care_mark m on m.county = h.county and m.household_id = h.id
                and m.ended_on is null
            ) d
            where h.county = :county and h.id = d.id
              and (h.address, h.use, h.head_name, h.people, h.living_alone, h.eldest_born_on,
                   h.youngest_born_on, h.languages, h.search, h.care_mark, h.care_review_on,
                   h.under_care)
                is distinct from
                  (d.address, d.use, d.head_name, d.people, d.living_alone, d.eldest, d.youngest,
                   d.languages, d.search, d.colour, d.review_on, d.under_care)
            """)
        .param("county", county)
        .param("unit", UNIT)
        .param("ids", ids.toArray(UUID[]::new))
        .param("heads", digests.stream().map(HouseholdDigest::headName).toArray(String[]::new))
        .param("people", digests.stream().map(HouseholdDigest::people).toArray(Integer[]::new))
        .param("alone", digests.stream().map(HouseholdDigest::livingAlone).toArray(Boolean[]::new))
        .param("eldest", texts(digests.stream().map(HouseholdDigest::eldestBornOn).toList()))
        .param("youngest", texts(digests.stream().map(HouseholdDigest::youngestBornOn).toList()))
        .param(
            "languages",
            digests.stream().map(d -> String.join(UNIT, d.languages())).toArray(String[]::new))
        .param(
            "keys", digests.stream().map(d -> String.join(UNIT, d.search())).toArray(String[]::new))
        .update();
  }

  private static @Nullable String[] texts(List<? extends @Nullable Object> values) {
    return values.stream()
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
