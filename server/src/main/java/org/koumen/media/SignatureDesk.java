package org.koumen.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.CleanText;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps signatures, each with the one move that it stands for and a hash of the words that were
 * signed. Whether the move may be made with it is for the owner's module to say.
 */
@Service
public class SignatureDesk {
  /** A form that was closed; its signature stands for nothing. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final SignatureTable table;
  private final Jurisdiction jurisdiction;

  SignatureDesk(SignatureTable table, Jurisdiction jurisdiction) {
    this.table = table;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What is said with a signature.
   *
   * @param move the one that it is given for
   * @param text the words that the signer saw
   */
  public record Said(UUID move, String text, String signer, boolean onBehalf, boolean onPaper) {}

  /** What came of adding. */
  public sealed interface Added {
    /** It waits for its move. */
    record Done(Signature signature) implements Added {}

    /** It is no picture. */
    record NoPicture() implements Added {}

    /** The id, or the move, stands for something else. */
    record IdTaken() implements Added {}
  }

  /**
   * Takes a signature that waits for its move, in the caller's transaction. Whoever gave one before
   * and did not make the move gives another one instead.
   *
   * @param id made by the sender; sent twice it counts once
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Added add(MediaOwner owner, UUID id, MediaIntake.Safe safe, Said said, MediaDesk.By by) {
    if (safe.kind() != Media.Kind.PICTURE) {
      return new Added.NoPicture();
    }
    Instant now = jurisdiction.now();
    table.clear(owner, id, by, now.minus(LEFT_BEHIND));
    if (table.ofMove(owner.county(), said.move()).filter(one -> one.keptAt() != null).isPresent()) {
      return new Added.IdTaken();
    }
    table.add(owner, id, safe, said, hash(said.text()), by, now);
    return table
        .find(owner, id)
        .filter(one -> one.signature().move().equals(said.move()))
        .filter(one -> one.signature().textHash().equals(hash(said.text())))
        .<Added>map(one -> new Added.Done(one.signature()))
        .orElseGet(Added.IdTaken::new);
  }

  /** What was given for a move: whose it is, and which words were signed. */
  public record Given(MediaOwner.Kind ownerKind, UUID owner, Signature signature) {
    /** Whether it was given for this owner. */
    public boolean belongsTo(MediaOwner other) {
      return ownerKind == other.kind() && owner.equals(other.id());
    }

    /** Whether these are the words that were signed. */
    public boolean fits(String text) {
      return signature.textHash().equals(hash(text));
    }
  }

  /** The signature that was given for a move, whichever owner it was given for. */
  @Transactional(readOnly = true)
  public Optional<Given> ofMove(String county, UUID move) {
    return table.ofMove(county, move).map(SignatureTable.Row::given);
  }

  /** Binds a signature to the move that is being made now; what else waited goes. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(MediaOwner owner, UUID id) {
    table.keep(owner, id, jurisdiction.now());
  }

  /** The signatures of moves that were made, oldest first. */
  @Transactional(readOnly = true)
  public List<Signature> of(MediaOwner owner) {
    return table.kept(owner).stream().map(SignatureTable.Row::signature).toList();
  }

  /** A signature as it was drawn, or the paper with it. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Drawn(UUID id, byte[] jpeg) {}

  /** The picture of a signature whose move was made. */
  @Transactional(readOnly = true)
  public Optional<Drawn> open(MediaOwner owner, UUID id) {
    return table.content(owner, id).map(jpeg -> new Drawn(id, jpeg));
  }

  /** The fingerprint of words as they are kept. */
  public static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(CleanText.of(text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException("SHA-256 is part of every JDK", problem);
    }
  }
}
