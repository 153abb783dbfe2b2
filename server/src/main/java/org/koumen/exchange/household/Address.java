package org.koumen.exchange.household;

import org.koumen.registry.AddressKey;

/** One address out of the columns in which people keep its parts. */
final class Address {
  private Address() {}

  /**
   * Puts the parts together: 祥和小区, 3, 2, 501 become 祥和小区3号楼2单元501室. A detailed address that holds
   * the parts already is taken as it is; one that only leads there comes first.
   *
   * @param entrance blank where a building has none
   * @return "" when nothing was given
   */
  static String of(String detail, String compound, String building, String entrance, String room) {
    if (building.isEmpty() && room.isEmpty()) {
      return detail.isEmpty() ? compound : detail;
    }
    String door = unit(building, "号楼") + unit(entrance, "单元") + unit(room, "室");
    if (detail.isEmpty()) {
      return compound + door;
    }
    String whole = AddressKey.of(detail).value();
    if (whole.endsWith(AddressKey.of(door).value())
        || !room.isEmpty() && endsWithRoom(whole, room)) {
      return detail;
    }
    return detail + (detail.contains(compound) ? "" : compound) + door;
  }

  private static boolean endsWithRoom(String whole, String room) {
    String key = AddressKey.of(room).value();
    return whole.equals(key) || whole.endsWith("-" + key);
  }

  /** A bare number or letter gets its word; 3栋, 甲单元 and 东门 keep their own. */
  private static String unit(String part, String word) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-')) {
        return part;
      }
    }
    return part.isEmpty() ? "" : part + word;
  }
}
