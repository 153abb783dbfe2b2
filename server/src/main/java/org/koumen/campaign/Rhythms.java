package org.koumen.campaign;

/** How often to look in on a household; the module of visits tells. */
public interface Rhythms {
  /**
   * The most days between visits.
   *
   * @param mark red, yellow, green; anything else is a household without a mark
   */
  int days(String mark);
}
