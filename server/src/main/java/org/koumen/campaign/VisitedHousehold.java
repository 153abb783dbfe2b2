package org.koumen.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A visit as campaigns see it.
 *
 * @param areaCode where the household is
 * @param day on which it took place
 * @param outcome what came of knocking, by its code
 * @param reaches whether somebody was met or spoken to
 * @param fresh whether it has not been counted before
 * @param sheets forms that were filled in
 */
public record VisitedHousehold(
    String county,
    UUID visitId,
    UUID householdId,
    String areaCode,
    LocalDate day,
    String outcome,
    boolean reaches,
    UUID visitorId,
    String visitorName,
    boolean fresh,
    List<Sheet> sheets) {

  /**
   * A form as it was filled in.
   *
   * @param version the one that the phone had, however old
   * @param answers by the keys of questions
   */
  public record Sheet(UUID formId, int version, Map<String, JsonNode> answers) {}

  /** What became of a sheet; nothing of it is ever lost. */
  public enum Fate {
    /** All answers were taken. */
    TAKEN,
    /** Some did not fit that version: they are kept aside. */
    IN_PART,
    /** There is no such form, or not in that version: everything is kept aside. */
    UNKNOWN_FORM;

    /** Lower case, as sent. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What became of one sheet.
   *
   * @param aside keys whose answers were kept aside
   * @param missing keys of required questions without an answer
   */
  public record Taken(
      UUID formId, int version, Fate fate, List<String> aside, List<String> missing) {}
}
