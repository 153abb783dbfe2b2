package org.koumen.registry;

import org.jspecify.annotations.Nullable;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Component;

/** How identity and phone numbers are kept: sealed, and found by keyed hashes. */
@Component
public class Sealing {
  private final Seal seal;

  Sealing(Seal seal) {
    this.seal = seal;
  }

  /**
   * An identity number as its row keeps it; all null without a number.
   *
   * @param index keyed hash of the whole number
   */
  public record SealedIdentity(byte @Nullable [] sealed, byte @Nullable [] index) {
    /** No number. */
    public static final SealedIdentity NONE = new SealedIdentity(null, null);
  }

  /**
   * A phone number as its row keeps it; all null without a number.
   *
   * @param index keyed hash of the whole number
   * @param tailIndex keyed hash of the last four digits
   */
  public record SealedPhone(
      byte @Nullable [] sealed, byte @Nullable [] index, byte @Nullable [] tailIndex) {
    /** No number. */
    public static final SealedPhone NONE = new SealedPhone(null, null, null);
  }

  /** Seals an identity number. */
  public SealedIdentity seal(@Nullable IdentityNumber number) {
    return number == null
        ? SealedIdentity.NONE
        : new SealedIdentity(seal.seal(number.value()), indexOf(number));
  }

  /** Seals a phone number. */
  public SealedPhone seal(@Nullable PhoneNumber number) {
    return number == null
        ? SealedPhone.NONE
        : new SealedPhone(seal.seal(number.value()), indexOf(number), tailIndex(number.tail()));
  }

  /** Opens a sealed identity number. */
  public IdentityNumber openIdentity(byte[] sealed) {
    return new IdentityNumber(seal.open(sealed));
  }

  /** Opens a sealed phone number. */
  public PhoneNumber openPhone(byte[] sealed) {
    return new PhoneNumber(seal.open(sealed));
  }

  /** What an identity number is found by. */
  public byte[] indexOf(IdentityNumber number) {
    return seal.index("identity", number.value());
  }

  /** What a phone number is found by. */
  public byte[] indexOf(PhoneNumber number) {
    return seal.index("phone", number.value());
  }

  /** What the last four digits of a phone number are found by. */
  public byte[] tailIndex(String fourDigits) {
    return seal.index("phone-tail", fourDigits);
  }
}
