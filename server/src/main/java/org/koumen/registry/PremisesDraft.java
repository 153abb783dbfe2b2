package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;

/**
 * Premises as a form gives them, unchecked.
 *
 * @param areaCode grid or building, or the village while nobody knows better
 * @param use code or word
 * @param longitude CGCS2000/WGS-84; null when not known
 * @param latitude CGCS2000/WGS-84; null when not known
 */
public record PremisesDraft(
    @Nullable String areaCode,
    @Nullable String address,
    @Nullable String use,
    @Nullable String compound,
    @Nullable String building,
    @Nullable String entrance,
    @Nullable String floor,
    @Nullable String room,
    @Nullable Double longitude,
    @Nullable Double latitude) {

  private static final int VILLAGE_DIGITS = 12;
  private static final int MOST_PART = 50;

  /** Premises, or what is wrong with the draft. */
  record Checked(Optional<NewPremises> premises, List<FieldFinding> findings) {}

  /** The same draft in another area. */
  PremisesDraft in(String area) {
    return new PremisesDraft(
        area, address, use, compound, building, entrance, floor, room, longitude, latitude);
  }

  /** Reads the draft as premises with an id. */
  Checked check(UUID id, LocalDate since) {
    List<FieldFinding> findings = new ArrayList<>();
    Optional<AreaCode> area =
        AreaCode.parse(areaCode == null ? "" : areaCode)
            .filter(code -> code.value().length() >= VILLAGE_DIGITS);
    if (area.isEmpty()) {
      findings.add(new FieldFinding("areaCode", new Finding.Missing("所在网格", "the grid")));
    }
    String where = address == null ? "" : address.strip();
    if (where.isEmpty() || AddressKey.of(where).value().isEmpty()) {
      findings.add(new FieldFinding("address", new Finding.Missing("地址", "the address")));
    } else if (where.length() > NewPremises.MOST_CHARACTERS) {
      findings.add(
          new FieldFinding(
              "address",
              new Finding.TextLength(
                  "地址", "the address", where.length(), NewPremises.MOST_CHARACTERS)));
    }
    Reading<PremisesUse> itsUse = PremisesUse.read(use == null || use.isBlank() ? "住宅" : use);
    itsUse.finding().ifPresent(finding -> findings.add(new FieldFinding("use", finding)));
    if (area.isEmpty() || !findings.isEmpty()) {
      return new Checked(Optional.empty(), findings);
    }
    return new Checked(
        Optional.of(
            new NewPremises(
                id,
                area.get(),
                where,
                itsUse.orThrow(),
                part(compound),
                part(building),
                part(entrance),
                part(floor),
                part(room),
                longitude,
                latitude,
                since)),
        List.of());
  }

  private static @Nullable String part(@Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : text.strip().substring(0, Math.min(MOST_PART, text.strip().length()));
  }
}
