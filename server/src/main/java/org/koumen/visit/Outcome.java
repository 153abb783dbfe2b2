package org.koumen.visit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.koumen.ledger.Measure;

/** What came of knocking. */
public enum Outcome {
  MET(Measure.VISITS_MET, "见到住户", "Met at home"),
  NOBODY_HOME(Measure.VISITS_NOBODY_HOME, "无人在家", "Nobody home"),
  /** Nobody opened, and a contact card was left. */
  CARD_LEFT(Measure.VISITS_CARD_LEFT, "留了联系卡", "Card left"),
  REFUSED(Measure.VISITS_REFUSED, "婉拒走访", "Refused"),
  /** The household lives there no more, as far as one can see. */
  MOVED(Measure.VISITS_MOVED, "已搬走", "Moved away"),
  BY_PHONE(Measure.VISITS_BY_PHONE, "电话走访", "Spoken to by phone");

  private final Measure measure;
  private final String zh;
  private final String en;

  Outcome(Measure measure, String zh, String en) {
    this.measure = measure;
    this.zh = zh;
    this.en = en;
  }

  /** Lower case, as stored and sent. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The outcome of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Outcome of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** Under which the ledger counts it. */
  Measure measure() {
    return measure;
  }

  /** Whether somebody of the household was spoken to. */
  public boolean reaches() {
    return this == MET || this == BY_PHONE;
  }

  /** Whether the visit is done; at a closed door it is not, and the household stays due. */
  public boolean isContact() {
    return reaches() || this == REFUSED;
  }

  /** Whether nobody opened. */
  public boolean isMiss() {
    return this == NOBODY_HOME || this == CARD_LEFT;
  }

  /** In words. */
  String label(boolean chinese) {
    return chinese ? zh : en;
  }
}
