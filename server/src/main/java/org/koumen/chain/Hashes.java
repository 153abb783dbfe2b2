package org.koumen.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The hashes of the chain, as {@code verifier/Verify.java} reckons them too: SHA-256, with the tree
 * of RFC 6962 (section 2.1) over the leaves of a day.
 */
public final class Hashes {
  static final int BYTES = 32;

  /** What the first seal of a county includes instead of a seal before. */
  static final byte[] NOTHING_BEFORE = new byte[BYTES];

  private static final HexFormat HEX = HexFormat.of();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Hashes() {}

  /** SHA-256 of some parts, one after the other. */
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** SHA-256 of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a content with its salt. */
  static byte[] content(byte[] salt, String content) {
    return of(salt, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a leaf as the tree takes it up. */
  static byte[] leaf(UUID id, String kind, UUID subject, Instant learnedAt, byte[] digest) {
    String line =
        "%s|%s|%s|%s|%s".formatted(id, kind, subject, moment(learnedAt), HEX.formatHex(digest));
    return of(new byte[] {0}, line.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The root over leaves in their order.
   *
   * @param leaves at least one
   */
  static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return of(
        new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  /** The hash of a seal, with the seal before in it. */
  static byte[] seal(
      String county,
      int number,
      LocalDate day,
      int leaves,
      byte[] root,
      byte[] previous,
      Instant sealedAt) {
    return of(
        "koumen-seal-1|%s|%d|%s|%d|%s|%s|%s"
            .formatted(
                county,
                number,
                day,
                leaves,
                HEX.formatHex(root),
                HEX.formatHex(previous),
                moment(sealedAt)));
  }

  /** A moment as hashes and exports spell it: UTC, six digits of a second. */
  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** Lower case hexadecimal. */
  public static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
