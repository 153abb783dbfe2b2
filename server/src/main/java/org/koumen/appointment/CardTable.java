package org.koumen.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contact cards and where their numbers lead. */
@Repository
class CardTable {
  private static final String COLUMNS =
      """
      select county, id, area_code, household_id, number, left_at, left_by, left_by_name, expires_on,
             closed_at is not null as closed
      from contact_card
      """;

  private final JdbcClient jdbc;

  CardTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes a number for a card; false when another card has it. */
  boolean claim(String number, String county, UUID card) {
    return jdbc.sql(
                """
                insert into contact_card_number (number, county, card_id)
                values (:number, :county, :card)
                on conflict (number) do nothing
                """)
            .param("number", number)
            .param("county", county)
            .param("card", card)
            .update()
        == 1;
  }

  void insert(
      String county,
      UUID id,
      String area,
      @Nullable UUID household,
      String number,
      Hand by,
      Instant now,
      LocalDate expires) {
    jdbc.sql(
            """
            insert into contact_card (
              county, id, area_code, household_id, number, issued_at, issued_by, issued_by_name, expires_on)
            values (:county, :id, :area, :household, :number, :now, :by, :byName, :expires)
            """)
        .param("county", county)
        .param("id", id)
        .param("area", area)
        .param("household", household, Types.OTHER)
        .param("number", number)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.account().orElseThrow())
        .param("byName", by.name())
        .param("expires", expires)
        .update();
  }

  /** The card of a household that holds at least until a day, the latest of several. */
  Optional<Card> ofHousehold(String county, UUID household, LocalDate until) {
    return jdbc.sql(
            COLUMNS
                + """
                where county = :county and household_id = :household and closed_at is null
                  and expires_on >= :until
                order by expires_on desc, id desc
                limit 1
                """)
        .param("county", county)
        .param("household", household)
        .param("until", until)
        .query(CardTable::card)
        .optional();
  }

  Optional<Card> numbered(String number) {
    record Place(String county, UUID cardId) {}
    return jdbc.sql("select county, card_id from contact_card_number where number = :number")
        .param("number", number)
        .query(Place.class)
        .optional()
        .flatMap(
            place ->
                jdbc.sql(COLUMNS + "where county = :county and id = :id")
                    .param("county", place.county())
                    .param("id", place.cardId())
                    .query(CardTable::card)
                    .optional());
  }

  /**
   * Gives a card of the stack to a household, or notes that its own was left; of two at once one
   * gets it.
   */
  boolean leave(String county, UUID card, UUID household, String area, Hand by, Instant at) {
    return jdbc.sql(
                """
                update contact_card
                set household_id = :household, area_code = :area, left_at = :at, left_by = :by,
                    left_by_name = :byName
                where county = :county and id = :card and closed_at is null
                  and (household_id is null or household_id = :household)
                """)
            .param("county", county)
            .param("card", card)
            .param("household", household)
            .param("area", area)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("by", by.person().orElseThrow())
            .param("byName", by.name())
            .update()
        == 1;
  }

  /** Closes the cards of a household. */
  int close(String county, UUID household, Instant now) {
    return jdbc.sql(
            """
            update contact_card set closed_at = :now
            where county = :county and household_id = :household and closed_at is null
            """)
        .param("county", county)
        .param("household", household)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Card card(ResultSet row, int n) throws SQLException {
    OffsetDateTime left = row.getObject("left_at", OffsetDateTime.class);
    return new Card(
        row.getString("county"),
        row.getObject("id", UUID.class),
        row.getString("area_code"),
        row.getObject("household_id", UUID.class),
        row.getString("number"),
        left == null ? null : left.toInstant(),
        row.getObject("left_by", UUID.class),
        row.getString("left_by_name"),
        row.getObject("expires_on", LocalDate.class),
        row.getBoolean("closed"));
  }
}
