package org.koumen.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Component;

/**
 * Reads what somebody sends and makes it safe: known by its first bytes alone, measured before it
 * is decoded, and pictures written anew without what a camera or an ill-meaning person put in.
 *
 * <p>However many send at once, only so much memory is in use: each waits for its turn before its
 * bytes are read.
 */
@Component
public class MediaIntake {
  /** Of a picture as a telephone takes it. */
  static final int MOST_PICTURE_BYTES = 12 << 20;

  /** Some minutes of speech. */
  static final int MOST_SOUND_BYTES = 2 << 20;

  /** Files held at once, waiting for their turn among them. */
  private static final int FILES = 6;

  /** Megabytes in which pixels are made, all together. */
  private static final int ROOM = 240;

  /** What any picture takes beside what is decoded: the result, its writer. */
  private static final int LEAST = 40;

  private static final int PATIENCE_SECONDS = 30;

  private final Semaphore files = new Semaphore(FILES, true);
  private final Semaphore room = new Semaphore(ROOM, true);

  /** What came of reading. */
  public sealed interface Read {
    /** It can be kept. */
    record Ready(Safe safe) implements Read {}

    /** It cannot; for the one who sent it. */
    record Refused(Problem problem, Map<String, ?> values) implements Read {}
  }

  /**
   * A picture or sound that may be kept and shown.
   *
   * @param small of a picture
   * @param checksum SHA-256 of what was sent
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Safe(
      Media.Kind kind,
      String contentType,
      byte[] content,
      byte @Nullable [] small,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Integer seconds,
      byte[] checksum) {}

  /**
   * Reads a file to its end or to the limit. Call it outside of a transaction: it may wait, and it
   * takes seconds of a large picture.
   */
  public Read read(InputStream in) throws IOException {
    if (!take(files, 1)) {
      return new Read.Refused(Problem.BUSY, Map.of());
    }
    try {
      byte[] bytes = in.readNBytes(MOST_PICTURE_BYTES + 1);
      if (bytes.length > MOST_PICTURE_BYTES) {
        throw tooLarge(MOST_PICTURE_BYTES);
      }
      return new Read.Ready(safe(new Bytes(bytes)));
    } catch (Unfit unfit) {
      return new Read.Refused(unfit.problem(), unfit.values());
    } finally {
      files.release();
    }
  }

  private Safe safe(Bytes file) throws Unfit {
    PlainPicture picture;
    try {
      picture = PlainPicture.read(file);
    } catch (Unfit unfit) {
      if (unfit.problem() != Problem.MEDIA_UNKNOWN) {
        throw unfit;
      }
      return sound(file);
    }
    int megabytes = (int) Math.min(ROOM, LEAST + (Pictures.bytesToDecode(picture) >> 20));
    if (!take(room, megabytes)) {
      throw new Unfit(Problem.BUSY, Map.of());
    }
    try {
      BufferedImage pixels = Pictures.decode(picture);
      return new Safe(
          Media.Kind.PICTURE,
          "image/jpeg",
          Pictures.jpeg(pixels),
          Pictures.jpeg(Pictures.within(pixels, Pictures.LONGEST_SMALL_SIDE)),
          pixels.getWidth(),
          pixels.getHeight(),
          null,
          sha256(file));
    } finally {
      room.release(megabytes);
    }
  }

  private static Safe sound(Bytes file) throws Unfit {
    Sound sound = Sound.read(file);
    if (file.length() > MOST_SOUND_BYTES) {
      throw tooLarge(MOST_SOUND_BYTES);
    }
    return new Safe(
        Media.Kind.SOUND,
        sound.contentType(),
        sound.content(),
        null,
        null,
        null,
        sound.seconds(),
        sha256(file));
  }

  private static boolean take(Semaphore from, int permits) {
    try {
      return from.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Unfit tooLarge(int limit) {
    return new Unfit(Problem.TOO_LARGE, Map.of("limit", (limit >> 20) + " MB"));
  }

  private static byte[] sha256(Bytes file) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(file.array());
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException("SHA-256 is part of every JDK", problem);
    }
  }
}
