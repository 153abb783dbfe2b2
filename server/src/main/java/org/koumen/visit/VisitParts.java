package org.koumen.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.appointment.AppointmentDesk;
import org.koumen.platform.CleanText;
import org.koumen.promise.PromiseDesk;
import org.koumen.request.TimeClass;

/**
 * What a visit holds beyond what happened. Everything in it is written with the visit or not at
 * all.
 *
 * @param met residents of the household who were met
 * @param metOther somebody else who was met, in words
 * @param told titles of the policies that were explained
 * @param needs for the household's file
 * @param hazards each becomes a request of nobody's asking
 * @param signs of something that may grow
 * @param promises made at the door
 * @param endings what became of earlier promises
 * @param next the next time that was agreed on
 * @param card number of the contact card that was left, when it came from a stack
 */
public record VisitParts(
    VisitForm form,
    List<UUID> met,
    Optional<String> metOther,
    List<String> told,
    List<Need> needs,
    List<Hazard> hazards,
    List<Sign> signs,
    List<PromiseDesk.Wanted> promises,
    List<PromiseEnding> endings,
    Optional<AppointmentDesk.Wanted> next,
    Optional<String> card) {

  public VisitParts {
    met = List.copyOf(met);
    metOther = metOther.map(CleanText::line).filter(text -> !text.isEmpty());
    told = told.stream().map(CleanText::line).filter(text -> !text.isEmpty()).toList();
    needs = List.copyOf(needs);
    hazards = List.copyOf(hazards);
    signs = List.copyOf(signs);
    promises = List.copyOf(promises);
    endings = List.copyOf(endings);
    card = card.map(CleanText::line).filter(text -> !text.isEmpty());
  }

  /** Nothing more. */
  static VisitParts of(Outcome outcome) {
    return new VisitParts(
        VisitForm.usual(outcome),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Something that a person or the household needs.
   *
   * @param resident empty for the household
   * @param kind code of a kind of need
   */
  public record Need(Optional<UUID> resident, String kind, String note) {}

  /**
   * A danger that was seen.
   *
   * @param id of the request that it becomes; made on the phone
   * @param where in words, such as a stairwell
   */
  public record Hazard(
      UUID id,
      Optional<String> category,
      String what,
      Optional<String> where,
      Optional<TimeClass> timeClass) {}

  /**
   * Something that may grow.
   *
   * @param id made on the phone
   * @param lookAgainOn when its owner looks at it again
   */
  public record Sign(UUID id, String what, LocalDate lookAgainOn) {
    public Sign {
      what = CleanText.line(what);
    }
  }

  /** What became of an earlier promise. */
  public record PromiseEnding(UUID id, PromiseDesk.Ending ending) {}
}
