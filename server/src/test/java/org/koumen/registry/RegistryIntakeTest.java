package org.koumen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.koumen.registry.Households.aHousehold;
import static org.koumen.registry.Households.identity;
import static org.koumen.registry.Households.person;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.koumen.KoumenTest;
import org.koumen.platform.Jurisdiction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KoumenTest
class RegistryIntakeTest {
  @Autowired private RegistryIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Jurisdiction jurisdiction;
  @Autowired private JdbcClient jdbc;

  @Test
  void puts_households_with_people_and_care_on_the_register() {
    NewResident grandmother =
        person("马秀兰")
            .born("1940-05-01")
            .sex(Sex.FEMALE)
            .speaking("回族话")
            .build(Relation.HEAD, LocalDate.of(2020, 1, 1));
    NewHousehold household =
        aHousehold()
            .in("990201001001001")
            .at("东兴社区祥和小区3号楼2单元501室")
            .number("DX-0012")
            .with(
                person("马秀兰")
                    .id(grandmother.id())
                    .born("1940-05-01")
                    .sex(Sex.FEMALE)
                    .phone("13812345678"),
                person("马小军").born("1970-03-02").as(Relation.CHILD).state(ResidentState.AWAY),
                person("马奶奶").state(ResidentState.DEAD))
            .care(
                new NewCare(
                    List.of(
                        new NewCare.Mark(
                            CareColour.RED,
                            "独居，腿脚不便",
                            "李网格",
                            LocalDate.of(2026, 9, 1),
                            LocalDate.of(2026, 12, 1))),
                    List.of(
                        new NewCare.Listing(
                            grandmother.id(),
                            "elder_alone",
                            "子女在外",
                            "李网格",
                            LocalDate.of(2024, 1, 1))),
                    List.of(),
                    List.of(
                        new NewCare.Plan(
                            "每周有人上门",
                            "李网格",
                            LocalDate.of(2026, 9, 1),
                            LocalDate.of(2027, 9, 1),
                            7,
                            LocalDate.of(2026, 11, 23),
                            List.of(new NewCare.Step("装扶手", null, null, null))))))
            .build();

    RegistryIntake.Taken taken = add(household);

    assertThat(taken).isEqualTo(new RegistryIntake.Taken(1, 1, 3, List.of()));
    assertThat(
            jdbc.sql(
                    """
                    select head_name || '/' || people || '/' || living_alone || '/' || eldest_born_on
                      || '/' || youngest_born_on || '/' || care_mark || '/' || under_care
                      || '/' || (search @@ '''mxl'':* & ''3-2-5'':* & ''dx-0012'':*')
                      || '/' || (search @@ '''马奶奶''')
                    from household where county = '990201' and id = :id
                    """)
                .param("id", household.id())
                .query(String.class)
                .single())
        .isEqualTo("马秀兰/2/true/1940-05-01/1970-03-02/red/true/true/false");
    assertThat(count("plan_step", "990201")).isOne();
  }

  @Test
  void a_second_resident_with_the_same_number_waits_as_a_duplicate() {
    IdentityNumber number = identity(LocalDate.of(1990, 2, 3), Sex.MALE, 77);
    NewHousehold first =
        aHousehold().in("990202001001001").at("甲村1号").with(person("赵一").identity(number)).build();
    NewHousehold second =
        aHousehold().in("990202001001001").at("甲村2号").with(person("赵一").identity(number)).build();
    NewHousehold elsewhere =
        aHousehold().in("990203001001001").at("乙村1号").with(person("赵一").identity(number)).build();

    add(first);
    RegistryIntake.Taken taken = add(second, elsewhere);

    assertThat(taken.takenIdentities())
        .containsExactly(second.residents().getFirst().id(), elsewhere.residents().getFirst().id());
    assertThat(
            jdbc.sql(
                    """
                    select county || '<' || county_a from duplicate_pair
                    where resident_a = :a and why = 'same_identity' and state = 'open'
                    order by county
                    """)
                .param("a", first.residents().getFirst().id())
                .query(String.class)
                .list())
        .containsExactly("990202<990202", "990203<990202");
  }

  private RegistryIntake.Taken add(NewHousehold... households) {
    return transaction.execute(
        status ->
            intake.add(
                Stream.of(households).map(intake::digest).toList(), "test", jurisdiction.now()));
  }

  private long count(String table, String county) {
    return jdbc.sql("select count(*) from " + table + " where county = :county")
        .param("county", county)
        .query(Long.class)
        .single();
  }
}
