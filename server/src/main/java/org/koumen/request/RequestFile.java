package org.koumen.request;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All of one request, for those who work on it.
 *
 * @param body what was said, in the reporter's words
 * @param reporterPhone masked; {@link RequestFiles#reveal} opens it
 * @param happenedAt when it was said
 * @param recordedAt when this program learned of it
 * @param owner who must take the next step; null when it is closed
 * @param timeline from first to last move
 */
public record RequestFile(
    RequestRow request,
    String body,
    @Nullable UUID householdId,
    @Nullable UUID visitId,
    @Nullable String reporterName,
    @Nullable String reporterPhone,
    @Nullable String origin,
    @Nullable String originNumber,
    Instant happenedAt,
    Instant recordedAt,
    @Nullable Instant firstAnswerAt,
    @Nullable String result,
    @Nullable Instant ratedAt,
    @Nullable String ratingReason,
    @Nullable NextOwner owner,
    List<Step> timeline) {

  /**
   * Who must take the next step.
   *
   * @param kind desk, department or reporter
   * @param name null for the reporter
   */
  public record NextOwner(String kind, @Nullable UUID unitId, @Nullable String name) {
    static @Nullable NextOwner of(Stage stage) {
      return switch (stage) {
        case Stage.Closed closed -> null;
        case Stage.Open open ->
            switch (open.owner()) {
              case Owner.Desk desk -> new NextOwner("desk", null, desk.firstHelper());
              case Owner.Department department ->
                  new NextOwner("department", department.unitId(), department.name());
              case Owner.Reporter reporter -> new NextOwner("reporter", null, null);
            };
      };
    }
  }

  /**
   * A move in the timeline.
   *
   * @param position counted from 1
   * @param note what was said with it
   * @param forReporter whether the reporter reads the note too
   */
  public record Step(
      UUID id,
      int position,
      String kind,
      Instant at,
      String byName,
      @Nullable UUID unitId,
      @Nullable String unitName,
      @Nullable Instant dueAt,
      @Nullable String note,
      boolean forReporter,
      @Nullable Boolean solved,
      @Nullable Integer stars) {
    static Step of(MadeMove made) {
      MoveColumns columns = MoveColumns.of(made.move());
      return new Step(
          made.id(),
          made.position(),
          made.move().kind().code(),
          made.at(),
          made.by().name(),
          columns.unitId(),
          columns.unitName(),
          columns.dueAt(),
          columns.note(),
          columns.forReporter(),
          columns.solved(),
          columns.stars());
    }
  }
}
