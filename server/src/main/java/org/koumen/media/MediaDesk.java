package org.koumen.media;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps pictures and sounds with what they belong to. Whether somebody may see or change the owner
 * is for the owner's module to say, before it calls.
 */
@Service
public class MediaDesk {
  /** Each holds a picture of some fifteen megabytes. */
  private static final int BLURRED_AT_ONCE = 3;

  private final MediaTable table;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate transactions;
  private final Semaphore blurring = new Semaphore(BLURRED_AT_ONCE, true);

  MediaDesk(
      MediaTable table,
      AuditLog audit,
      Jurisdiction jurisdiction,
      TransactionTemplate transactions) {
    this.table = table;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
    this.transactions = transactions;
  }

  /**
   * Who does it.
   *
   * @param accountId empty for the reporter
   */
  public record By(Optional<UUID> accountId, String name) {
    /** The signed-in account. */
    public static By of(Actor actor) {
      return new By(Optional.of(actor.accountId()), actor.name());
    }

    /** The one whom the owner is about; the row keeps no name. */
    public static By reporter() {
      return new By(Optional.empty(), "诉求人");
    }
  }

  /** How many of each there may be from one side. */
  public record Room(int pictures, int sounds) {
    private int of(Media.Kind kind) {
      return kind == Media.Kind.PICTURE ? pictures : sounds;
    }
  }

  /** What came of adding. */
  public sealed interface Added {
    /**
     * It is kept.
     *
     * @param again whether it was there already
     */
    record Done(Media media, boolean again) implements Added {}

    /** The id stands for something else. */
    record IdTaken() implements Added {}

    /** There is no room for another. */
    record Full(int limit) implements Added {}
  }

  /**
   * Keeps what {@link MediaIntake#read} made safe, in the caller's transaction.
   *
   * @param id made by the sender; sent twice it counts once
   * @param forReporter whether the one whom the owner is about may see it; what that one sends,
   *     they see
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Added add(
      MediaOwner owner, UUID id, MediaIntake.Safe safe, By by, boolean forReporter, Room room) {
    Optional<MediaTable.Kept> before = table.find(owner.county(), id);
    if (before.isPresent()) {
      return again(before.get(), owner, safe);
    }
    boolean byReporter = by.accountId().isEmpty();
    long there =
        table.of(owner).stream()
            .filter(one -> one.kind() == safe.kind() && one.byReporter() == byReporter)
            .count();
    if (there >= room.of(safe.kind())) {
      return new Added.Full(room.of(safe.kind()));
    }
    boolean fresh = table.add(owner, id, safe, by, forReporter || byReporter, jurisdiction.now());
    Optional<MediaTable.Kept> kept = table.find(owner.county(), id);
    if (kept.isEmpty()) {
      // A signature has this id.
      return new Added.IdTaken();
    }
    return fresh ? new Added.Done(kept.get().media(), false) : again(kept.get(), owner, safe);
  }

  private static Added again(MediaTable.Kept kept, MediaOwner owner, MediaIntake.Safe safe) {
    return kept.belongsTo(owner) && Arrays.equals(kept.checksum(), safe.checksum())
        ? new Added.Done(kept.media(), true)
        : new Added.IdTaken();
  }

  /** What belongs to an owner, oldest first. */
  @Transactional(readOnly = true)
  public List<Media> of(MediaOwner owner) {
    return table.of(owner);
  }

  /** One of an owner. */
  @Transactional(readOnly = true)
  public Optional<Media> find(MediaOwner owner, UUID id) {
    return table
        .find(owner.county(), id)
        .filter(kept -> kept.belongsTo(owner))
        .map(MediaTable.Kept::media);
  }

  /**
   * Bytes with what they are.
   *
   * @param small whether it is the small picture
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Content(Media media, byte[] bytes, boolean small) {}

  /** The bytes of one; the small ones of pictures only. */
  @Transactional(readOnly = true)
  public Optional<Content> open(MediaOwner owner, UUID id, boolean small) {
    return find(owner, id)
        .flatMap(
            media ->
                (small ? table.small(owner, id) : table.content(owner, id))
                    .map(bytes -> new Content(media, bytes, small)));
  }

  /**
   * Makes parts of a picture unreadable for good; the bytes from before are overwritten.
   *
   * @return empty when there is no such picture
   */
  public Optional<Media> blur(MediaOwner owner, UUID id, List<Patch> patches, Actor actor) {
    blurring.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(
          transactions.execute(status -> blurNow(owner, id, patches, actor)));
    } finally {
      blurring.release();
    }
  }

  private Optional<Media> blurNow(MediaOwner owner, UUID id, List<Patch> patches, Actor actor) {
    if (find(owner, id).isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> content = table.contentToChange(owner.county(), id);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    BufferedImage picture = Pictures.own(content.get());
    Blurring.blur(picture, patches);
    Instant now = jurisdiction.now();
    table.replace(
        owner.county(),
        id,
        Pictures.jpeg(picture),
        Pictures.jpeg(Pictures.within(picture, Pictures.LONGEST_SMALL_SIDE)),
        By.of(actor),
        now);
    log(actor, "media.blurred", owner, id, Map.of("parts", patches.size()));
    return find(owner, id);
  }

  /** Lets the one whom the owner is about see it, or no longer. */
  @Transactional
  public Optional<Media> showReporter(MediaOwner owner, UUID id, boolean shown, Actor actor) {
    Optional<Media> found = find(owner, id).filter(media -> !media.byReporter());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    table.showReporter(owner.county(), id, shown);
    log(actor, "media.shown", owner, id, Map.of("shown", shown));
    return find(owner, id);
  }

  /** Removes it for good; that it was there, and who removed it, stays in the audit. */
  @Transactional
  public boolean remove(MediaOwner owner, UUID id, Actor actor) {
    if (find(owner, id).isEmpty() || !table.remove(owner.county(), id)) {
      return false;
    }
    log(actor, "media.removed", owner, id, Map.of());
    return true;
  }

  private void log(Actor actor, String action, MediaOwner owner, UUID id, Map<String, ?> more) {
    Map<String, Object> detail = new java.util.TreeMap<>(more);
    detail.put(owner.kind().code(), owner.id());
    audit.add(actor, action, owner.areaCode(), id.toString(), detail);
  }
}
