package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All of one request, for those who work on it.
 *
 * @param body what was said, in the reporter's words
 * @param reporterPhone masked; {@link RequestFiles#reveal} opens it
 * @param place where it is in words
 * @param pin where it is on the map
 * @param happenedAt when it was said
 * @param recordedAt when this program learned of it
 * @param steps all steps of its procedure, for the course that is shown
 * @param ownerName who must take the next step, by name; null for the reporter and when it is
 *     closed
 * @param moves what the reader may do now
 * @param coReporters how many others told the same
 * @param cause the root of the common cause it belongs to, and how many belong to it
 * @param mergedInto the request under which it goes on
 * @param timeline from first to last move
 */
public record RequestFile(
    RequestRow request,
    String body,
    @Nullable UUID householdId,
    @Nullable UUID visitId,
    @Nullable String reporterName,
    @Nullable String reporterPhone,
    ContactWish contactWish,
    @Nullable String place,
    @Nullable Pin pin,
    @Nullable String origin,
    @Nullable String originNumber,
    Instant happenedAt,
    Instant recordedAt,
    @Nullable Instant firstAnswerAt,
    @Nullable String result,
    @Nullable Instant ratedAt,
    @Nullable String ratingReason,
    String procedure,
    int procedureVersion,
    List<StepName> steps,
    @Nullable String ownerName,
    Stage stage,
    List<OpenMove> moves,
    int coReporters,
    @Nullable Related cause,
    @Nullable Related mergedInto,
    List<Step> timeline) {

  /** A step of the procedure as people call it. */
  public record StepName(String code, Phase phase, String zh, String en) {
    static StepName of(Procedure.Step step) {
      return new StepName(step.code(), step.phase(), step.zh(), step.en());
    }
  }

  /** A move that is open to the reader. */
  public record OpenMove(Move.Kind kind, Set<Procedure.Need> needs) {
    static OpenMove of(Procedure.Rule rule) {
      return new OpenMove(rule.move(), rule.needs());
    }
  }

  /**
   * Another request.
   *
   * @param count how many belong to it
   */
  public record Related(UUID id, String number, String title, int count) {}

  /**
   * A move in the timeline.
   *
   * @param position counted from 1
   * @param step where it led to
   * @param text what was said with it
   * @param unitName the unit it names
   * @param dueAt the date that was promised with it
   * @param forReporter whether the reporter reads it too
   * @param move all that belongs to it
   * @param signed who signed it
   */
  public record Step(
      UUID id,
      int position,
      Move.Kind kind,
      Instant at,
      String byName,
      @Nullable String unitName,
      @Nullable Instant dueAt,
      @Nullable String text,
      boolean forReporter,
      MoveFacts move,
      @Nullable Signed signed) {
    static Step of(MadeMove made, @Nullable Signed signed) {
      Move move = made.move();
      MoveFacts facts = MoveFacts.of(move);
      return new Step(
          made.id(),
          made.position(),
          move.kind(),
          made.at(),
          made.by().name(),
          facts.units().isEmpty() ? null : facts.units().getFirst(),
          facts.dueAt(),
          facts.text(),
          move.tellsReporter(),
          facts,
          signed);
    }
  }

  /**
   * A signature in the timeline; its picture is opened apart, and the look is kept.
   *
   * @param onBehalf whether the signer stood in for the reporter
   * @param onPaper whether it is a picture of a signed paper
   * @param byReporter whether it was given on the reporter's own page
   * @param textHash SHA-256 of the words that were signed
   * @param fits whether these are the words that stand here
   */
  public record Signed(
      UUID id,
      String signer,
      boolean onBehalf,
      boolean onPaper,
      boolean byReporter,
      Instant at,
      String textHash,
      boolean fits) {}
}
