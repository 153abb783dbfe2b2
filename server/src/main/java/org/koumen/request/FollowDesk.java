package org.koumen.request;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.media.Signature;
import org.koumen.media.SignatureDesk;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a request to the one who asked, by number and code, and takes what they say to it. */
@Service
public class FollowDesk {
  private static final byte[] NO_CODE = new byte[16];
  private static final Set<Move.Kind> FOR_REPORTER =
      EnumSet.of(
          Move.Kind.ANSWER, Move.Kind.RATE, Move.Kind.REOPEN, Move.Kind.APPEAL, Move.Kind.WITHDRAW);

  private final RequestTable requests;
  private final RequestFileTable files;
  private final RequestDesk desk;
  private final Procedures procedures;
  private final FollowCode codes;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;
  private final SignatureDesk signatures;

  FollowDesk(
      RequestTable requests,
      RequestFileTable files,
      RequestDesk desk,
      Procedures procedures,
      FollowCode codes,
      AreaDesk areas,
      Jurisdiction jurisdiction,
      SignatureDesk signatures) {
    this.requests = requests;
    this.files = files;
    this.desk = desk;
    this.procedures = procedures;
    this.codes = codes;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
    this.signatures = signatures;
  }

  /** What came of what the reporter did. */
  public sealed interface Acted {
    /** It is written down. */
    record Done(FollowView view) implements Acted {}

    /** No request has this number and this code. */
    record NotFound() implements Acted {}

    /** It cannot be done where the request stands. */
    record No(Moved because, FollowView view) implements Acted {}
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

  /** Takes what the reporter says: an answer, a rating, a wish to have it done again. */
  @Transactional
  public Acted act(String number, String code, Wish wish, boolean chinese) {
    Optional<Followed> found = find(number, code);
    if (found.isEmpty()) {
      return new Acted.NotFound();
    }
    Followed request = found.get();
    if (request.isTogether()) {
      Moved no = new Moved.NotNow(RequestDesk.Standing.of(request.held()), Move.Kind.COMMENT);
      return new Acted.No(no, view(request, chinese));
    }
    Moved moved = desk.moveForReporter(request.held().county(), request.held().id(), wish);
    Held now = requests.find(request.held().county(), request.held().id()).orElseThrow();
    FollowView view = view(new Followed(request.number(), now, false), chinese);
    return moved instanceof Moved.Done ? new Acted.Done(view) : new Acted.No(moved, view);
  }

  /**
   * What a number leads to.
   *
   * @param number the reporter's own
   * @param isTogether whether others asked first: the reporter reads along
   */
  private record Followed(String number, Held held, boolean isTogether) {}

  /** Takes as long for an unknown number as for a wrong code. */
  private Optional<Followed> find(String typedNumber, String typedCode) {
    Optional<String> number = RequestNumber.parse(typedNumber).map(RequestNumber::text);
    Optional<RequestTable.Numbered> numbered = number.flatMap(requests::numbered);
    boolean fits =
        codes.fits(
            number.orElse(""),
            typedCode.strip(),
            numbered.map(RequestTable.Numbered::codeIndex).orElse(NO_CODE));
    return fits ? numbered.map(one -> followed(number.orElseThrow(), one)) : Optional.empty();
  }

  private Followed followed(String number, RequestTable.Numbered numbered) {
    Held held = requests.find(numbered.county(), numbered.requestId()).orElseThrow();
    UUID next = held.mergedInto();
    while (next != null) {
      held = requests.find(held.county(), next).orElseThrow();
      next = held.mergedInto();
    }
    return new Followed(number, held, !held.number().equals(number));
  }

  private FollowView view(Followed followed, boolean chinese) {
    Held held = followed.held();
    Stage stage = held.stage();
    RequestFileTable.Found found = files.find(held.county(), held.id()).orElseThrow();
    Procedure procedure = procedures.get(held.procedure());
    List<MadeMove> moves = requests.moves(held.county(), held.id());
    String area = held.areaCode();
    String place =
        Optional.ofNullable(areas.of(List.of(area)).get(area)).orElse(chinese ? "受理点" : "The desk");
    PlainWords words = new PlainWords(chinese, jurisdiction.zone(), place);
    boolean late = jurisdiction.now().isAfter(stage.dueAt());
    Stage.Pause pause = stage.pause();
    Set<UUID> signed =
        signatures
            .of(new MediaOwner(held.county(), area, MediaOwner.Kind.REQUEST, held.id()))
            .stream()
            .map(Signature::move)
            .collect(Collectors.toSet());
    List<Move.Kind> can = followed.isTogether() ? List.of() : can(procedure, stage);
    String said =
        followed.isTogether()
            ? files.coReporterWords(held.county(), held.id(), followed.number()).orElse("")
            : found.body();
    return new FollowView(
        followed.number(),
        followed.isTogether() ? NewRequest.titleOf(said) : found.row().title(),
        said,
        found.row().kind().code(),
        stage.phase().code(),
        words.headline(procedure.at(stage.step()), stage, late),
        stage.phase().isWork() ? holder(stage, place) : null,
        stage.phase().isWork() ? stage.dueAt() : null,
        held.receivedAt(),
        words(pause, Stage.Pause.Kind.WAITING),
        words(pause, Stage.Pause.Kind.HOLD),
        stage.phase() == Phase.WITHDRAWN ? null : found.result(),
        moves.stream()
            .map(MadeMove::move)
            .filter(Move.Refuse.class::isInstance)
            .map(move -> ((Move.Refuse) move).elsewhere())
            .findFirst()
            .orElse(null),
        can,
        can.stream().filter(kind -> isSigned(procedure, stage, kind)).toList(),
        can.contains(Move.Kind.RATE),
        found.row().solved(),
        found.row().stars(),
        found.ratingReason(),
        course(procedure, stage, moves, chinese),
        followed.isTogether() ? held.number() : null,
        moves.stream()
            .filter(made -> made.move().tellsReporter())
            .map(made -> step(made, words, signed.contains(made.id())))
            .toList());
  }

  private static List<Move.Kind> can(Procedure procedure, Stage stage) {
    return Course.open(procedure, stage, EnumSet.of(Capacity.REPORTER)).stream()
        .map(Procedure.Rule::move)
        .filter(FOR_REPORTER::contains)
        .toList();
  }

  private static @Nullable String words(Stage.@Nullable Pause pause, Stage.Pause.Kind kind) {
    return pause != null && pause.kind() == kind ? pause.words() : null;
  }

  private static @Nullable String holder(Stage stage, String place) {
    return stage.owner() == Owner.UNIT && stage.lead() != null ? stage.lead().name() : place;
  }

  /** The usual way: each open step that was reached, the one it is at, and what is to come. */
  private static List<FollowView.Milestone> course(
      Procedure procedure, Stage stage, List<MadeMove> moves, boolean chinese) {
    Optional<Stage> at = Optional.empty();
    Set<String> reached = new HashSet<>();
    for (MadeMove made : moves) {
      at = Optional.of(Course.replay(procedure, at, made));
      reached.add(at.get().step());
    }
    EnumSet<Phase> toCome =
        stage.phase().isOpen()
            ? EnumSet.of(Phase.DISPATCHED, Phase.SETTLED, Phase.RATED)
            : EnumSet.noneOf(Phase.class);
    List<FollowView.Milestone> course = new ArrayList<>();
    for (Procedure.Step step : procedure.steps()) {
      boolean isReached = reached.contains(step.code());
      boolean isNextOfItsKind = toCome.remove(step.phase());
      if (isReached || isNextOfItsKind) {
        course.add(
            new FollowView.Milestone(
                chinese ? step.zh() : step.en(), isReached, step.code().equals(stage.step())));
      }
    }
    return course;
  }

  private static boolean isSigned(Procedure procedure, Stage stage, Move.Kind kind) {
    return procedure
        .rule(stage.step(), kind)
        .filter(rule -> rule.needs().contains(Procedure.Need.SIGNATURE))
        .isPresent();
  }

  private static FollowView.Step step(MadeMove made, PlainWords words, boolean signed) {
    return new FollowView.Step(
        made.move().kind(),
        made.at(),
        words.step(made.move()),
        made.move() instanceof Move.Dispatch dispatch ? dispatch.dueAt() : null,
        signed);
  }
}
