package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * After each class of tests every household is counted anew: whatever the tests did to the register
 * and to the areas, the counts that are kept are the true ones. Listed in spring.factories.
 */
class HouseholdRecount implements TestExecutionListener {
  @Override
  public void afterTestClass(TestContext test) {
    if (test.hasApplicationContext() && test.getTestClass().isAnnotationPresent(KoumenTest.class)) {
      assertThat(
              test.getApplicationContext()
                  .getBean(JdbcClient.class)
                  .sql(DIFFERENT)
                  .query(String.class)
                  .list())
          .as("areas whose kept count is not the true one")
          .isEmpty();
    }
  }

  private static final String DIFFERENT =
      """
      with level (digits) as (values (0), (2), (4), (6), (9), (12), (15), (18)),
      counted as (
        select left(h.area_code, l.digits) as code, count(*) as households, sum(h.people) as people
        from household h
        join level l on length(h.area_code) >= l.digits
        where h.state in ('present', 'away')
        group by 1
      ),
      kept as (
        select code, sum(households) as households, sum(people) as people
        from (
          select area_code as code, households, people from household_count
          union all
          select left(o.area_code, l.digits), o.households, o.people
          from household_count_open o
          join level l on length(o.area_code) >= l.digits
        ) as every
        group by code
      )
      select coalesce(c.code, k.code) || ': ' || coalesce(k.households, 0) || '/' || coalesce(k.people, 0)
             || ' for ' || coalesce(c.households, 0) || '/' || coalesce(c.people, 0)
      from counted c
      full join kept k on k.code = c.code
      where coalesce(k.households, 0) <> coalesce(c.households, 0)
         or coalesce(k.people, 0) <> coalesce(c.people, 0)
      order by 1
      """;
}
