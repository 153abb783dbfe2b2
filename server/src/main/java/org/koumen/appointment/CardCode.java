package org.koumen.appointment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Component;

/**
 * The six digits on a contact card. Made from the card's id with a key that lies outside the
 * database, so that a card can be printed again and the database keeps no code.
 */
@Component
class CardCode {
  private static final String PURPOSE = "contact-card";
  private static final int CODES = 1_000_000;

  private final Seal seal;

  CardCode(Seal seal) {
    this.seal = seal;
  }

  String of(UUID card) {
    long drawn = ByteBuffer.wrap(seal.index(PURPOSE, card.toString())).getLong() >>> 1;
    return "%06d".formatted(drawn % CODES);
  }

  /** Whether this is the code of a card, in a time that tells nothing. */
  boolean fits(UUID card, String typed) {
    return MessageDigest.isEqual(
        of(card).getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }
}
