package org.koumen.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Takes a WebM file with one track of sound apart, live streams among them, and writes it anew with
 * that track and its blocks alone (RFC 8794, RFC 9559). What a browser recorded gets its length on
 * the way, which a live stream does not know.
 */
final class WebmFile {
  private static final long HEAD = 0x1a45dfa3L;
  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549a966L;
  private static final long TRACKS = 0x1654ae6bL;
  private static final long CLUSTER = 0x1f43b675L;
  private static final long TRACK = 0xae;
  private static final long TIMESTAMP = 0xe7;
  private static final long SIMPLE_BLOCK = 0xa3;
  private static final long BLOCK_GROUP = 0xa0;
  private static final long BLOCK = 0xa1;
  private static final long SCALE = 0x2ad7b1;
  private static final long DURATION = 0x4489;
  private static final long CODEC = 0x86;
  private static final long CODEC_PRIVATE = 0x63a2;
  private static final long TRACK_NUMBER = 0xd7;
  private static final long TRACK_TYPE = 0x83;
  private static final long AUDIO = 0xe1;
  private static final int SOUND = 2;

  /** Numbers of a track that a player needs: numbers alone, no words. */
  private static final Set<Long> OF_TRACK =
      Set.of(TRACK_NUMBER, 0x73c5L, TRACK_TYPE, 0x9cL, 0x23e383L, 0x56aaL, 0x56bbL);

  private static final Set<Long> OF_AUDIO = Set.of(0xb5L, 0x78b5L, 0x9fL, 0x6264L);
  private static final Set<Long> OF_GROUP = Set.of(0x9bL, 0x75a2L);
  private static final Set<Long> TOP =
      Set.of(
          SEGMENT,
          INFO,
          TRACKS,
          CLUSTER,
          HEAD,
          0x114d9b74L,
          0x1c53bb6bL,
          0x1254c367L,
          0x1941a469L,
          0x1043a770L);

  private final Bytes file;
  private final ByteArrayOutputStream clusters;
  private byte[] track = {};
  private long number;
  private long scale = 1_000_000;
  private double seconds;

  private WebmFile(Bytes file) {
    this.file = file;
    this.clusters = new ByteArrayOutputStream(file.length());
  }

  /**
   * An element.
   *
   * @param from where its content begins
   * @param to where it ends; of one that does not say, the end of what it lies in
   */
  private record Element(long id, long from, long to, boolean open) {}

  static Sound read(Bytes file) throws Unfit {
    return new WebmFile(file).read();
  }

  private Sound read() throws Unfit {
    Element head = element(0, file.length());
    boolean isWebm = file.find("webm", (int) head.from(), (int) head.to()) > 0;
    Element segment = element(head.to(), file.length());
    if (head.open() || !isWebm || segment.id() != SEGMENT || segment.to() != file.length()) {
      throw Unfit.damaged();
    }
    long at = segment.from();
    while (at < segment.to()) {
      Element one = element(at, segment.to());
      at = one.to();
      if (one.id() == INFO) {
        info(one);
      } else if (one.id() == TRACKS) {
        tracks(one);
      } else if (one.id() == CLUSTER) {
        at = cluster(one);
      } else if (one.open()) {
        throw Unfit.damaged();
      }
    }
    if (track.length == 0 || clusters.size() == 0) {
      throw Unfit.damaged();
    }
    return Sound.lasting("audio/webm", whole(), seconds);
  }

  private Element element(long at, long end) throws Unfit {
    int idLength = lengthOf(file.u8(at));
    if (idLength > 4) {
      throw Unfit.damaged();
    }
    long id = number(at, idLength);
    int sizeLength = lengthOf(file.u8(at + idLength));
    long size = number(at + idLength, sizeLength) & (1L << 7 * sizeLength) - 1;
    long from = at + idLength + sizeLength;
    boolean open = size == (1L << 7 * sizeLength) - 1;
    if (from > end || !open && size > end - from) {
      throw Unfit.damaged();
    }
    return new Element(id, from, open ? end : from + size, open);
  }

  private static int lengthOf(int first) throws Unfit {
    if (first == 0) {
      throw Unfit.damaged();
    }
    return Integer.numberOfLeadingZeros(first) - 23;
  }

  private long number(long at, long length) throws Unfit {
    if (length > 8) {
      throw Unfit.damaged();
    }
    long number = 0;
    for (int n = 0; n < length; n++) {
      number = number << 8 | file.u8(at + n);
    }
    return number;
  }

  private long number(Element element) throws Unfit {
    return number(element.from(), element.to() - element.from());
  }

  private void info(Element info) throws Unfit {
    for (long at = info.from(); at < info.to(); ) {
      Element one = element(at, info.to());
      if (one.id() == SCALE) {
        scale = number(one);
      }
      at = one.to();
    }
    if (info.open() || scale <= 0 || scale > 1_000_000_000) {
      throw Unfit.damaged();
    }
  }

  private void tracks(Element tracks) throws Unfit {
    for (long at = tracks.from(); at < tracks.to(); ) {
      Element one = element(at, tracks.to());
      if (one.id() == TRACK) {
        if (track.length > 0) {
          throw Unfit.unknown();
        }
        track(one);
      }
      at = one.to();
    }
  }

  private void track(Element entry) throws Unfit {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    String codec = "";
    long type = 0;
    Element setUp = null;
    for (long at = entry.from(); at < entry.to(); ) {
      Element one = element(at, entry.to());
      if (OF_TRACK.contains(one.id())) {
        copyNumber(one, kept);
        number = one.id() == TRACK_NUMBER ? number(one) : number;
        type = one.id() == TRACK_TYPE ? number(one) : type;
      } else if (one.id() == CODEC) {
        codec = file.ascii(one.from(), (int) Math.min(32, one.to() - one.from()));
      } else if (one.id() == CODEC_PRIVATE) {
        setUp = one;
      } else if (one.id() == AUDIO) {
        audio(one, kept);
      }
      at = one.to();
    }
    if (type != SOUND || number < 1 || number > 126) {
      throw type == 1 ? Unfit.unknown() : Unfit.damaged();
    }
    if (setUp == null) {
      throw Unfit.damaged();
    }
    write(CODEC, codec.getBytes(java.nio.charset.StandardCharsets.US_ASCII), kept);
    write(CODEC_PRIVATE, setUp(codec, setUp), kept);
    track = kept.toByteArray();
  }

  private void audio(Element audio, ByteArrayOutputStream out) throws Unfit {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (long at = audio.from(); at < audio.to(); ) {
      Element one = element(at, audio.to());
      if (OF_AUDIO.contains(one.id())) {
        copyNumber(one, kept);
      }
      at = one.to();
    }
    write(AUDIO, kept.toByteArray(), out);
  }

  /** What the decoder needs, without the comments of Vorbis. */
  private byte[] setUp(String codec, Element element) throws Unfit {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    if (codec.equals("A_OPUS")) {
      if (!file.is(element.from(), "OpusHead") || file.u8(element.from() + 18) != 0) {
        throw Unfit.damaged();
      }
      file.copy(element.from(), 19, plain);
      return plain.toByteArray();
    }
    if (!codec.equals("A_VORBIS") || file.u8(element.from()) != 2) {
      throw Unfit.unknown();
    }
    long at = element.from() + 1;
    long[] lengths = new long[2];
    for (int n = 0; n < 2; n++) {
      int more;
      do {
        more = file.u8(at++);
        lengths[n] += more;
      } while (more == 255);
    }
    long codebooks = at + lengths[0] + lengths[1];
    if (lengths[0] != 30
        || !file.is(at, "\u0001vorbis")
        || !file.is(codebooks, "\u0005vorbis")
        || codebooks >= element.to()) {
      throw Unfit.damaged();
    }
    byte[] comments = OggFile.emptyComments();
    plain.write(2);
    plain.write(30);
    plain.write(comments.length);
    file.copy(at, 30, plain);
    plain.writeBytes(comments);
    file.copy(codebooks, element.to() - codebooks, plain);
    return plain.toByteArray();
  }

  /** Copies a cluster; answers where it ends, which one of a live stream does not say. */
  private long cluster(Element cluster) throws Unfit {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long time = -1;
    long at = cluster.from();
    while (at < cluster.to()) {
      Element one = element(at, cluster.to());
      if (TOP.contains(one.id())) {
        if (!cluster.open()) {
          throw Unfit.damaged();
        }
        break;
      }
      if (one.open()) {
        throw Unfit.damaged();
      }
      if (one.id() == TIMESTAMP) {
        time = number(one);
        copyNumber(one, kept);
      } else if (one.id() == SIMPLE_BLOCK) {
        block(one, time);
        copy(one, kept);
      } else if (one.id() == BLOCK_GROUP) {
        group(one, time, kept);
      }
      at = one.to();
    }
    if (kept.size() > 0) {
      write(CLUSTER, kept.toByteArray(), clusters);
    }
    return at;
  }

  private void group(Element group, long time, ByteArrayOutputStream out) throws Unfit {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (long at = group.from(); at < group.to(); ) {
      Element one = element(at, group.to());
      if (one.id() == BLOCK) {
        block(one, time);
        copy(one, kept);
      } else if (OF_GROUP.contains(one.id())) {
        copyNumber(one, kept);
      }
      at = one.to();
    }
    write(BLOCK_GROUP, kept.toByteArray(), out);
  }

  /** Makes sure that a block is of the one track, and follows the clock. */
  private void block(Element block, long time) throws Unfit {
    if (time < 0
        || time > Integer.MAX_VALUE
        || block.to() - block.from() < 5
        || file.u8(block.from()) != (0x80 | number)) {
      throw Unfit.damaged();
    }
    long at = time + (short) file.u16(block.from() + 1);
    // A block of speech lasts some twenty milliseconds.
    seconds = Math.max(seconds, (double) at * scale / 1e9 + 0.02);
  }

  private void copyNumber(Element element, ByteArrayOutputStream out) throws Unfit {
    if (element.to() - element.from() > 8) {
      throw Unfit.damaged();
    }
    copy(element, out);
  }

  private void copy(Element element, ByteArrayOutputStream out) throws Unfit {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    file.copy(element.from(), element.to() - element.from(), content);
    write(element.id(), content.toByteArray(), out);
  }

  private static void write(long id, byte[] content, ByteArrayOutputStream out) {
    int bytes = (71 - Long.numberOfLeadingZeros(id)) / 8;
    for (int n = bytes - 1; n >= 0; n--) {
      out.write((int) (id >> 8 * n));
    }
    // Four bytes for the length, whatever it is.
    out.writeBytes(ByteBuffer.allocate(4).putInt(0x1000_0000 | content.length).array());
    out.writeBytes(content);
  }

  private byte[] whole() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    write(0x4286, new byte[] {1}, head);
    write(0x42f7, new byte[] {1}, head);
    write(0x42f2, new byte[] {4}, head);
    write(0x42f3, new byte[] {8}, head);
    write(0x4282, new byte[] {'w', 'e', 'b', 'm'}, head);
    write(0x4287, new byte[] {4}, head);
    write(0x4285, new byte[] {2}, head);
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    byte[] koumen = {'K', 'o', 'u', 'm', 'e', 'n'};
    write(SCALE, ByteBuffer.allocate(4).putInt((int) scale).array(), info);
    write(DURATION, ByteBuffer.allocate(8).putDouble(seconds * 1e9 / scale).array(), info);
    write(0x4d80, koumen, info);
    write(0x5741, koumen, info);
    ByteArrayOutputStream tracks = new ByteArrayOutputStream();
    write(TRACK, track, tracks);
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    write(INFO, info.toByteArray(), segment);
    write(TRACKS, tracks.toByteArray(), segment);
    segment.writeBytes(clusters.toByteArray());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    write(HEAD, head.toByteArray(), whole);
    write(SEGMENT, segment.toByteArray(), whole);
    return whole.toByteArray();
  }
}
