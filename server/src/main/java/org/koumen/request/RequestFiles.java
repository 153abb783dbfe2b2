package org.koumen.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.area.AreaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.media.Signature;
import org.koumen.media.SignatureDesk;
import org.koumen.platform.Seal;
import org.koumen.registry.PhoneNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens one request with its timeline; uncovers the reporter's telephone and replaces a lost code,
 * both with a reason.
 */
@Service
public class RequestFiles {
  private final RequestFileTable files;
  private final RequestTable requests;
  private final RequestDesk desk;
  private final Procedures procedures;
  private final AreaDesk areas;
  private final Seal seal;
  private final LookLog looks;
  private final SignatureDesk signatures;

  RequestFiles(
      RequestFileTable files,
      RequestTable requests,
      RequestDesk desk,
      Procedures procedures,
      AreaDesk areas,
      Seal seal,
      LookLog looks,
      SignatureDesk signatures) {
    this.files = files;
    this.requests = requests;
    this.desk = desk;
    this.procedures = procedures;
    this.areas = areas;
    this.seal = seal;
    this.looks = looks;
    this.signatures = signatures;
  }

  /** How to reach the reporter. */
  public record Reporter(@Nullable String name, @Nullable String phone) {}

  /** One request, when it lies within the actor's reach. */
  @Transactional(readOnly = true)
  public Optional<RequestFile> open(String county, UUID id, Actor actor) {
    RequestScope scope = RequestScope.of(actor, RequestScope.READ);
    return requests
        .find(county, id)
        .filter(held -> scope.covers(held.areaCode(), units(held)))
        .flatMap(held -> files.find(county, id).map(found -> file(found, held, actor)));
  }

  /** Whether a request lies within a scope; nothing of it is read out. */
  @Transactional(readOnly = true)
  public boolean reaches(String county, UUID id, RequestScope scope) {
    return requests
        .find(county, id)
        .filter(held -> scope.covers(held.areaCode(), units(held)))
        .isPresent();
  }

  private List<UUID> units(Held held) {
    return Stream.concat(
            held.stage().units().stream(), requests.helpers(held.county(), held.id()).stream())
        .toList();
  }

  /** The reporter's name and telephone uncovered; who looked and why is kept. */
  @Transactional
  public Optional<Reporter> reveal(
      String county, UUID id, String reason, RequestScope scope, Actor actor) {
    Optional<RequestFileTable.Found> found =
        reaches(county, id, scope) ? files.find(county, id) : Optional.empty();
    found.ifPresent(
        one ->
            looks.add(
                actor,
                LookLog.Kind.REVEAL,
                one.row().areaCode(),
                one.householdId(),
                null,
                List.of("request.reporter_phone"),
                reason));
    return found.map(one -> new Reporter(one.reporterName(), phone(one)));
  }

  /** A new follow-up code for a reporter who lost the old one; who gave it and why is kept. */
  @Transactional
  public Optional<RequestDesk.Slip> replaceCode(
      String county, UUID id, String reason, RequestScope scope, Actor actor) {
    if (!reaches(county, id, scope)) {
      return Optional.empty();
    }
    Optional<RequestDesk.Slip> slip = desk.replaceCode(county, id, reason, actor);
    slip.flatMap(given -> files.find(county, id))
        .ifPresent(
            one ->
                looks.add(
                    actor,
                    LookLog.Kind.REVEAL,
                    one.row().areaCode(),
                    one.householdId(),
                    null,
                    List.of("request.follow_code"),
                    reason));
    return slip;
  }

  private RequestFile file(RequestFileTable.Found found, Held held, Actor actor) {
    RequestRow row = found.row();
    Stage stage = held.stage();
    Procedure procedure = procedures.get(held.procedure());
    List<MadeMove> moves = requests.moves(row.county(), row.id());
    String area = areas.of(List.of(row.areaCode())).get(row.areaCode());
    String phone = phone(found);
    return new RequestFile(
        row.at(area),
        found.body(),
        found.householdId(),
        found.visitId(),
        found.reporterName(),
        phone == null ? null : PhoneNumber.mask(phone),
        found.contactWish(),
        found.place(),
        found.pin(),
        found.origin(),
        found.originNumber(),
        found.happenedAt(),
        found.recordedAt(),
        found.firstAnswerAt(),
        found.result(),
        found.ratedAt(),
        found.ratingReason(),
        procedure.code(),
        procedure.version(),
        procedure.steps().stream().map(RequestFile.StepName::of).toList(),
        ownerName(stage, row),
        stage,
        Course.open(procedure, stage, new By.Staff(actor).capacities(held.areaCode(), stage))
            .stream()
            .map(RequestFile.OpenMove::of)
            .toList(),
        files.coReporters(row.county(), row.id()),
        related(row.county(), stage.cause()),
        related(row.county(), held.mergedInto()),
        timeline(row, moves));
  }

  private List<RequestFile.Step> timeline(RequestRow row, List<MadeMove> moves) {
    Map<UUID, Signature> signed =
        signatures
            .of(new MediaOwner(row.county(), row.areaCode(), MediaOwner.Kind.REQUEST, row.id()))
            .stream()
            .collect(Collectors.toMap(Signature::move, one -> one));
    List<RequestFile.Step> timeline = new ArrayList<>();
    Optional<String> result = Optional.empty();
    for (MadeMove made : moves) {
      Optional<String> before = result;
      Signature signature = signed.get(made.id());
      timeline.add(
          RequestFile.Step.of(
              made,
              signature == null
                  ? null
                  : signed(signature, Signing.words(made.move(), () -> before))));
      if (made.move() instanceof Move.Settle settle) {
        result = Optional.of(settle.result());
      }
    }
    return timeline;
  }

  private static RequestFile.Signed signed(Signature signature, Optional<String> words) {
    return new RequestFile.Signed(
        signature.id(),
        signature.signer(),
        signature.onBehalf(),
        signature.onPaper(),
        signature.byReporter(),
        signature.addedAt(),
        signature.textHash(),
        words.map(SignatureDesk::hash).filter(signature.textHash()::equals).isPresent());
  }

  private RequestFile.@Nullable Related related(String county, @Nullable UUID other) {
    return other == null ? null : files.related(county, other).orElse(null);
  }

  private @Nullable String ownerName(Stage stage, RequestRow row) {
    return switch (stage.owner()) {
      case DESK, SUPERVISOR -> {
        int digits = Math.min(stage.level().digits(), row.areaCode().length());
        String desk = row.areaCode().substring(0, digits);
        yield areas.of(List.of(desk)).get(desk);
      }
      case UNIT -> stage.lead() == null ? null : stage.lead().name();
      case REPORTER, NOBODY -> null;
    };
  }

  /** The reporter's telephone in full; null without one. */
  @Nullable String phone(RequestFileTable.Found found) {
    return found.reporterPhone() == null ? null : seal.open(found.reporterPhone());
  }
}
