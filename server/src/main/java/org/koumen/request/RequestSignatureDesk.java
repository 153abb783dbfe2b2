package org.koumen.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaIntake;
import org.koumen.media.MediaOwner;
import org.koumen.media.SignatureDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes signatures for moves of requests and shows them to those who may see the request; every
 * look is kept.
 */
@Service
class RequestSignatureDesk {
  private final RequestFileTable files;
  private final SignatureDesk signatures;
  private final MediaIntake intake;
  private final LookLog looks;
  private final TransactionTemplate transactions;

  RequestSignatureDesk(
      RequestFileTable files,
      SignatureDesk signatures,
      MediaIntake intake,
      LookLog looks,
      TransactionTemplate transactions) {
    this.files = files;
    this.signatures = signatures;
    this.intake = intake;
    this.looks = looks;
    this.transactions = transactions;
  }

  /** What came of adding one. */
  sealed interface Added {
    record Made(SignatureDesk.Added added) implements Added {}

    record Refused(MediaIntake.Read.Refused why) implements Added {}

    /** The request has just gone to another place. */
    record Gone() implements Added {}
  }

  /** Reads what was drawn or photographed and keeps it for its move. */
  Added add(MediaOwner owner, UUID id, InputStream in, SignatureDesk.Said said, MediaDesk.By by)
      throws IOException {
    return switch (intake.read(in)) {
      case MediaIntake.Read.Refused refused -> new Added.Refused(refused);
      case MediaIntake.Read.Ready(MediaIntake.Safe safe) ->
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    SignatureDesk.Added added = signatures.add(owner, id, safe, said, by);
                    boolean stays =
                        files
                            .find(owner.county(), owner.id())
                            .filter(now -> now.row().areaCode().equals(owner.areaCode()))
                            .isPresent();
                    if (!stays) {
                      status.setRollbackOnly();
                      return new Added.Gone();
                    }
                    return new Added.Made(added);
                  }));
    };
  }

  /** The picture of a signature; that somebody looked at it is written down first. */
  @Transactional
  Optional<SignatureDesk.Drawn> open(MediaOwner owner, UUID id, Actor actor) {
    Optional<SignatureDesk.Drawn> drawn = signatures.open(owner, id);
    drawn.ifPresent(
        one ->
            looks.add(
                actor,
                LookLog.Kind.LOOK,
                owner.areaCode(),
                files
                    .find(owner.county(), owner.id())
                    .map(RequestFileTable.Found::householdId)
                    .orElse(null),
                null,
                List.of("request.signature"),
                null));
    return drawn;
  }
}
