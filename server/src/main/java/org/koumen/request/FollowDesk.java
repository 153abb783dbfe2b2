package org.koumen.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.area.AreaDesk;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a request to the one who asked, by number and code, and takes the rating. */
@Service
public class FollowDesk {
  private static final byte[] NO_CODE = new byte[16];

  private final RequestTable requests;
  private final RequestFileTable files;
  private final RequestDesk desk;
  private final FollowCode codes;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  FollowDesk(
      RequestTable requests,
      RequestFileTable files,
      RequestDesk desk,
      FollowCode codes,
      AreaDesk areas,
      Jurisdiction jurisdiction) {
    this.requests = requests;
    this.files = files;
    this.desk = desk;
    this.codes = codes;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** What came of a rating. */
  public sealed interface Rated {
    /** It is written down. */
    record Done(FollowView view) implements Rated {}

    /** No request has this number and this code. */
    record NotFound() implements Rated {}

    /** It was rated before, and stays so. */
    record Already(FollowView view) implements Rated {}

    /** It is not answered yet, or was withdrawn. */
    record NotNow(FollowView view) implements Rated {}
  }

  /**
   * A request for its reporter.
   *
   * @return empty when the number is unknown or the code is not its own; nothing tells which
   */
  @Transactional(readOnly = true)
  public Optional<FollowView> follow(String number, String code, boolean chinese) {
    return find(number, code).map(found -> view(found, chinese));
  }

  /**
   * Takes the reporter's judgement, once.
   *
   * @param id of the rating, made by the reporter's browser; the same again changes nothing
   */
  @Transactional
  public Rated rate(String number, String code, UUID id, Move.Rate rating, boolean chinese) {
    Optional<RequestTable.Numbered> found = find(number, code);
    if (found.isEmpty()) {
      return new Rated.NotFound();
    }
    RequestTable.Numbered request = found.get();
    RequestDesk.Target target =
        new RequestDesk.Target(request.county(), request.requestId(), id, Optional.empty());
    RequestDesk.Moved moved = desk.rate(target, rating);
    FollowView view = view(request, chinese);
    return switch (moved) {
      case RequestDesk.Moved.Done done -> new Rated.Done(view);
      case RequestDesk.Moved.NotNow notNow ->
          notNow.standing().state().equals("rated")
              ? new Rated.Already(view)
              : new Rated.NotNow(view);
      case RequestDesk.Moved.NotFound gone -> new Rated.NotFound();
      case RequestDesk.Moved.Stale stale -> throw new IllegalStateException("no version was given");
      case RequestDesk.Moved.DueInPast due -> throw new IllegalStateException("no date was given");
      case RequestDesk.Moved.UnitUnknown unit ->
          throw new IllegalStateException("no unit was given");
    };
  }

  /** Takes as long for an unknown number as for a wrong code. */
  private Optional<RequestTable.Numbered> find(String number, String code) {
    String typed = code.strip();
    Optional<RequestTable.Numbered> numbered =
        RequestNumber.parse(number).flatMap(parsed -> requests.numbered(parsed.text()));
    String text = RequestNumber.parse(number).map(RequestNumber::text).orElse("");
    boolean fits =
        codes.fits(text, typed, numbered.map(RequestTable.Numbered::codeIndex).orElse(NO_CODE));
    return fits ? numbered : Optional.empty();
  }

  private FollowView view(RequestTable.Numbered request, boolean chinese) {
    RequestFileTable.Found found = files.find(request.county(), request.requestId()).orElseThrow();
    RequestRow row = found.row();
    List<MadeMove> moves = requests.moves(request.county(), request.requestId());
    Stage stage = Course.replay(moves.stream().map(MadeMove::move).toList());
    String place =
        Optional.ofNullable(areas.of(List.of(row.areaCode())).get(row.areaCode()))
            .orElse(chinese ? "受理点" : "The desk");
    PlainWords words = new PlainWords(chinese, jurisdiction.zone(), place);
    boolean isHeld = stage instanceof Stage.Received || stage instanceof Stage.Dispatched;
    boolean late = jurisdiction.now().isAfter(row.dueAt());
    return new FollowView(
        row.number(),
        row.title(),
        found.body(),
        row.kind().code(),
        row.state(),
        words.headline(stage, late),
        holder(stage, place),
        isHeld ? row.dueAt() : null,
        row.receivedAt(),
        stage instanceof Stage.Withdrawn ? null : found.result(),
        stage instanceof Stage.Settled,
        row.solved(),
        row.stars(),
        found.ratingReason(),
        moves.stream().filter(FollowDesk::isForReporter).map(made -> step(made, words)).toList());
  }

  private static @org.jspecify.annotations.Nullable String holder(Stage stage, String place) {
    return switch (stage) {
      case Stage.Received received -> place;
      case Stage.Dispatched dispatched -> dispatched.unitName();
      case Stage.Settled settled -> null;
      case Stage.Closed closed -> null;
    };
  }

  private static boolean isForReporter(MadeMove made) {
    return !(made.move() instanceof Move.Comment comment) || comment.forReporter();
  }

  private static FollowView.Step step(MadeMove made, PlainWords words) {
    return new FollowView.Step(
        made.move().kind().code(),
        made.at(),
        words.step(made.move()),
        made.move() instanceof Move.Dispatch dispatch ? dispatch.dueAt() : null);
  }
}
