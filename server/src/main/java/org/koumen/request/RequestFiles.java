package org.koumen.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.area.AreaDesk;
import org.koumen.platform.Seal;
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
  private final AreaDesk areas;
  private final Seal seal;
  private final LookLog looks;

  RequestFiles(
      RequestFileTable files,
      RequestTable requests,
      RequestDesk desk,
      AreaDesk areas,
      Seal seal,
      LookLog looks) {
    this.files = files;
    this.requests = requests;
    this.desk = desk;
    this.areas = areas;
    this.seal = seal;
    this.looks = looks;
  }

  /** How to reach the reporter. */
  public record Reporter(@Nullable String name, @Nullable String phone) {}

  /** One request, when it lies within the scope. */
  @Transactional(readOnly = true)
  public Optional<RequestFile> open(String county, UUID id, RequestScope scope) {
    return files.find(county, id).filter(found -> reaches(scope, found)).map(this::file);
  }

  /** The reporter's name and telephone uncovered; who looked and why is kept. */
  @Transactional
  public Optional<Reporter> reveal(
      String county, UUID id, String reason, RequestScope scope, Actor actor) {
    Optional<RequestFileTable.Found> found =
        files.find(county, id).filter(one -> reaches(scope, one));
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
    Optional<RequestDesk.Slip> slip = desk.replaceCode(county, id, reason, scope, Doer.of(actor));
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

  private static boolean reaches(RequestScope scope, RequestFileTable.Found found) {
    return scope.covers(found.row().areaCode(), Optional.ofNullable(found.row().leadUnitId()));
  }

  private RequestFile file(RequestFileTable.Found found) {
    RequestRow row = found.row();
    List<MadeMove> moves = requests.moves(row.county(), row.id());
    String phone = phone(found);
    return new RequestFile(
        row.at(areas.of(List.of(row.areaCode())).get(row.areaCode())),
        found.body(),
        found.householdId(),
        found.visitId(),
        found.reporterName(),
        phone == null ? null : masked(phone),
        found.origin(),
        found.originNumber(),
        found.happenedAt(),
        found.recordedAt(),
        found.firstAnswerAt(),
        found.result(),
        found.ratedAt(),
        found.ratingReason(),
        RequestFile.NextOwner.of(Course.replay(moves.stream().map(MadeMove::move).toList())),
        moves.stream().map(RequestFile.Step::of).toList());
  }

  /** The reporter's telephone in full; null without one. */
  @Nullable String phone(RequestFileTable.Found found) {
    return found.reporterPhone() == null ? null : seal.open(found.reporterPhone());
  }

  /** The first three and the last two characters; of a short number only the last two. */
  static String masked(String phone) {
    int length = phone.length();
    int head = length >= 8 ? 3 : 0;
    int tail = Math.min(2, length / 2);
    return phone.substring(0, head)
        + "*".repeat(length - head - tail)
        + phone.substring(length - tail);
  }
}
