package org.koumen.registry;

import org.koumen.area.AreaCode;
import org.koumen.area.AreaFollower;
import org.koumen.area.AreaLevel;
import org.koumen.area.AreaMove;
import org.koumen.area.ChangeNote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The registry's own part when areas move: addresses stay apart, and pointers to residents keep
 * leading to them.
 */
@Component
class RegistryFollower implements AreaFollower {
  private final JdbcClient jdbc;
  private final Resettling resettling;

  RegistryFollower(JdbcClient jdbc, Resettling resettling) {
    this.jdbc = jdbc;
    this.resettling = resettling;
  }

  @Override
  public void beforeMerge(AreaCode from, AreaCode into, ChangeNote note) {
    resettling.write(from, into, note);
  }

  /**
   * An address is unique within its village. Where two villages become one, both may have a 3组12号:
   * the newcomer's key gets the former village in front, so that the two stay two places.
   */
  @Override
  public void before(AreaMove move) {
    int village = AreaLevel.VILLAGE.digits();
    jdbc.sql(
            """
            update premises p
            set address_key = left(p.area_code, :village) || ':' || p.address_key
            from premises there
            where p.county = :county and p.area_code >= :from and p.area_code < :end
              and there.county = :toCounty
              and there.address_key = p.address_key
              and left(there.area_code, :village) = left(:to || substr(p.area_code, :rest), :village)
              and left(there.area_code, :village) <> left(p.area_code, :village)
            """)
        .param("village", village)
        .param("county", move.from().county())
        .param("from", move.from().range().from())
        .param("end", move.from().range().to())
        .param("toCounty", move.to().county())
        .param("to", move.to().value())
        .param("rest", move.from().value().length() + 1)
        .update();
  }

  @Override
  public void after(AreaMove move) {
    if (move.isWithinCounty()) {
      return;
    }
    AreaCode to = move.to();
    for (String pointer : POINTERS) {
      jdbc.sql(pointer)
          .param("county", move.from().county())
          .param("toCounty", to.county())
          .param("from", to.range().from())
          .param("end", to.range().to())
          .update();
    }
  }

  /** Columns that name a resident of any county, without a foreign key. */
  private static final String[] POINTERS = {
    """
    update identity_claim c set county = :toCounty
    from resident r
    where r.county = :toCounty and r.area_code >= :from and r.area_code < :end
      and r.identity_index is not null
      and c.identity_index = r.identity_index and c.resident_id = r.id and c.county = :county
    """,
    """
    update resident p set continued_county = :toCounty
    from resident r
    where r.county = :toCounty and r.area_code >= :from and r.area_code < :end
      and p.continued_county = :county and p.continued_as = r.id
    """,
    """
    update duplicate_pair p set county_a = :toCounty
    from resident r
    where r.county = :toCounty and r.area_code >= :from and r.area_code < :end
      and p.county_a = :county and p.resident_a = r.id
    """
  };
}
