package org.koumen.request;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.media.MediaOwner;
import org.koumen.media.Signature;
import org.koumen.media.SignatureDesk;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a request to the one who asked, by number and code, and takes what they say to it. */
@Service
public class FollowDesk {
  private static final Set<Move.Kind> FOR_REPORTER =
      EnumSet.of(
          Move.Kind.ANSWER, Move.Kind.RATE, Move.Kind.REOPEN, Move.Kind.APPEAL, Move.Kind.WITHDRAW);

  private final RequestTable requests;
  private final RequestFileTable files;
  private final RequestDesk desk;
  private final Procedures procedures;
  private final FollowSlips slips;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;
  private final SignatureDesk signatures;

  FollowDesk(
      RequestTable requests,
      RequestFileTable files,
      RequestDesk desk,
      Procedures procedures,
      FollowSlips slips,
      AreaDesk areas,
      Jurisdiction jurisdiction,
      SignatureDesk signatures) {
    this.requests = requests;
    this.files = files;
    this.desk = desk;
    this.procedures = procedures;
    this.slips = slips;
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

  private Optional<Followed> find(String typedNumber, String typedCode) {
    return slips.opened(typedNumber, typedCode).map(this::followed);
  }

  private Followed followed(FollowSlips.Opened slip) {
    Held held = requests.find(slip.county(), slip.request()).orElseThrow();
    while (held.mergedInto() != null) {
      held = goesOnAs(held);
    }
    return new Followed(slip.number(), held, !held.number().equals(slip.number()));
  }

  /** By the number, which knows where it leads when one of the two went to another county. */
  private Held goesOnAs(Held merged) {
    String number =
        requests.moves(merged.county(), merged.id()).stream()
            .map(MadeMove::move)
            .filter(Move.Merge.class::isInstance)
            .map(move -> ((Move.Merge) move).number())
            .reduce((before, last) -> last)
            .orElseThrow();
    RequestTable.Numbered there = requests.numbered(number).orElseThrow();
    return requests.find(there.county(), there.requestId()).orElseThrow();
  }

  private FollowView view(Followed followed, boolean chinese) {
    Held held = followed.held();
    Stage stage = held.stage();
    RequestFileTable.Found found = files.find(held.county(), held.id()).orElseThrow();
    Procedure procedure = procedures.get(held.procedure());
    List<MadeMove> moves = requests.moves(held.county(), held.id());
    PlainWords words = new PlainWords(chinese, jurisdiction.zone(), desks(held, chinese));
    FollowStory story = new FollowStory(procedure, moves);
    boolean late = jurisdiction.now().isAfter(stage.dueAt());
    Stage.Pause pause = stage.pause();
    Set<UUID> signed =
        signatures
            .of(new MediaOwner(held.county(), held.areaCode(), MediaOwner.Kind.REQUEST, held.id()))
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
        stage.phase().isWork() ? words.holder(stage) : null,
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
        story.course(chinese),
        followed.isTogether() ? held.number() : null,
        story.steps(words, signed));
  }

  /** Names of the desks above a request; nobody calls a grid or a building a desk. */
  private Function<AreaLevel, String> desks(Held held, boolean chinese) {
    return level -> {
      int digits = Math.min(level.digits(), AreaLevel.VILLAGE.digits());
      String code = held.areaCode().substring(0, Math.min(digits, held.areaCode().length()));
      return areas.of(List.of(code)).getOrDefault(code, chinese ? "受理点" : "The desk");
    };
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

  private static boolean isSigned(Procedure procedure, Stage stage, Move.Kind kind) {
    return procedure
        .rule(stage.step(), kind)
        .filter(rule -> rule.needs().contains(Procedure.Need.SIGNATURE))
        .isPresent();
  }
}
