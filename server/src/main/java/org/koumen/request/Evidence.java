package org.koumen.request;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.media.Media;
import org.koumen.media.MediaDesk;
import org.koumen.media.MediaOwner;
import org.koumen.media.SignatureDesk;
import org.springframework.stereotype.Component;

/** Tells what a request has of the things that a procedure may need for a move. */
@Component
class Evidence {
  private final MediaDesk media;
  private final SignatureDesk signatures;
  private final RequestFileTable files;

  Evidence(MediaDesk media, SignatureDesk signatures, RequestFileTable files) {
    this.media = media;
    this.signatures = signatures;
    this.files = files;
  }

  /**
   * What was brought for a move.
   *
   * @param has what is there of what it needs
   * @param signature the one that is bound to it when it is made
   * @param unfit why the signature that was given is none for this move
   */
  record Brought(
      Set<Procedure.Need> has, Optional<UUID> signature, Optional<Moved.SignatureUnfit.Why> unfit) {
    private static final Brought NOTHING =
        new Brought(Set.of(), Optional.empty(), Optional.empty());
  }

  /** What there is of what a move needs at a step. */
  Brought of(Procedure procedure, Held held, UUID id, Move move) {
    Set<Procedure.Need> needs =
        procedure
            .rule(held.stage().step(), move.kind())
            .map(Procedure.Rule::needs)
            .orElse(Set.of());
    if (needs.isEmpty()) {
      return Brought.NOTHING;
    }
    EnumSet<Procedure.Need> has = EnumSet.noneOf(Procedure.Need.class);
    if (needs.contains(Procedure.Need.PICTURE) && isPictured(held)) {
      has.add(Procedure.Need.PICTURE);
    }
    Optional<SignatureDesk.Given> given =
        needs.contains(Procedure.Need.SIGNATURE)
            ? signatures.ofMove(held.county(), id)
            : Optional.empty();
    Optional<Moved.SignatureUnfit.Why> unfit = given.flatMap(one -> unfit(one, held, move));
    if (given.isEmpty() || unfit.isPresent()) {
      return new Brought(has, Optional.empty(), unfit);
    }
    has.add(Procedure.Need.SIGNATURE);
    return new Brought(has, given.map(one -> one.signature().id()), Optional.empty());
  }

  /** Binds what was brought to the move that is being made. */
  void keep(Held held, Brought brought) {
    brought.signature().ifPresent(id -> signatures.keep(owner(held), id));
  }

  /** Pictures by those who serve, not those the reporter sent along. */
  private boolean isPictured(Held held) {
    return media.of(owner(held)).stream()
        .anyMatch(one -> one.kind() == Media.Kind.PICTURE && !one.byReporter());
  }

  private Optional<Moved.SignatureUnfit.Why> unfit(
      SignatureDesk.Given given, Held held, Move move) {
    if (!given.belongsTo(owner(held))) {
      return Optional.of(Moved.SignatureUnfit.Why.OF_ANOTHER_REQUEST);
    }
    boolean fits = words(held, move).filter(given::fits).isPresent();
    return fits ? Optional.empty() : Optional.of(Moved.SignatureUnfit.Why.OVER_OTHER_WORDS);
  }

  private Optional<String> words(Held held, Move move) {
    return Signing.words(
        move, () -> files.find(held.county(), held.id()).map(found -> found.result()));
  }

  private static MediaOwner owner(Held held) {
    return new MediaOwner(held.county(), held.areaCode(), MediaOwner.Kind.REQUEST, held.id());
  }
}
