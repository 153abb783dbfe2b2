package org.koumen.registry;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;

/**
 * Premises to be put on the register.
 *
 * @param id made by whoever makes the premises; households that share premises name the same id
 * @param area the grid or building, or the village while nobody knows better
 * @param address as people write it; two spellings of one place within a village are refused
 * @param longitude CGCS2000/WGS-84
 * @param latitude CGCS2000/WGS-84
 * @param since the day from which they are known to stand there
 */
public record NewPremises(
    UUID id,
    AreaCode area,
    String address,
    PremisesUse use,
    @Nullable String compound,
    @Nullable String building,
    @Nullable String entrance,
    @Nullable String floor,
    @Nullable String room,
    @Nullable Double longitude,
    @Nullable Double latitude,
    LocalDate since) {

  /** Longest address, in characters. */
  public static final int MOST_CHARACTERS = 200;

  /** Premises of which no more is known than address and use. */
  public static NewPremises at(
      UUID id, AreaCode area, String address, PremisesUse use, LocalDate since) {
    return new NewPremises(id, area, address, use, null, null, null, null, null, null, null, since);
  }

  /** The folded address. */
  public AddressKey key() {
    return AddressKey.of(address);
  }
}
