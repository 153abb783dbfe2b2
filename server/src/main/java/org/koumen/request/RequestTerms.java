package org.koumen.request;

import org.koumen.platform.Setting;

/**
 * How long things may take, in working days.
 *
 * @param dispatchWithin from receipt until it is dispatched or answered on the spot
 * @param settleWithin from dispatch until it is settled, unless the dispatcher names a date
 */
public record RequestTerms(int dispatchWithin, int settleWithin) {
  /** One day to dispatch, five to settle: an ordinary request of the 12345 practice. */
  public static final Setting<RequestTerms> SETTING =
      new Setting<>("request.terms", RequestTerms.class, new RequestTerms(1, 5));
}
