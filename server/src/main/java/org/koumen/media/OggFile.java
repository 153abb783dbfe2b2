package org.koumen.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an Ogg file with one stream of Opus or Vorbis apart and writes it anew with empty comments
 * (RFC 3533, RFC 7845, Vorbis I).
 */
final class OggFile {
  private static final int HEADER = 27;
  private static final long OPUS_RATE = 48_000;
  private static final int OPUS_HEAD = 19;
  private static final int VORBIS_HEAD = 30;
  private static final int MOST_SEGMENTS = 255;
  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  private static final int[] SUMS = sums();

  private final Bytes file;
  private final ByteArrayOutputStream plain;
  private final List<byte[]> headers = new ArrayList<>();
  private int pages;

  private OggFile(Bytes file) {
    this.file = file;
    this.plain = new ByteArrayOutputStream(file.length());
  }

  static Sound read(Bytes file) throws Unfit {
    return new OggFile(file).read();
  }

  /** The comments of Vorbis without a word, as its second packet. */
  static byte[] emptyComments() {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    Bytes.ascii("\u0003vorbis", packet);
    Bytes.u32le(0, packet);
    Bytes.u32le(0, packet);
    packet.write(1);
    return packet.toByteArray();
  }

  private Sound read() throws Unfit {
    long first = HEADER + file.u8(26);
    boolean isOpus = file.is(first, "OpusHead");
    if (!isOpus && !file.is(first, "\u0001vorbis")) {
      throw Unfit.unknown();
    }
    long stream = file.u32le(14);
    long at = headers(isOpus ? 2 : 3, stream);
    writeHeaders(isOpus);
    long samples = 0;
    while (at < file.length()) {
      long next = afterPage(at, stream);
      long position = file.u32le(at + 6) | file.u32le(at + 10) << 32;
      samples = position < 0 ? samples : Math.max(samples, position);
      int head = HEADER + file.u8(at + 26);
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      file.copy(at + head, next - at - head, body);
      byte[] lacing = new byte[head - HEADER];
      System.arraycopy(
          file.array(), file.within(at + HEADER, lacing.length), lacing, 0, lacing.length);
      page(file.u8(at + 5) & (CONTINUED | LAST), position, lacing, body.toByteArray());
      at = next;
    }
    long rate = isOpus ? OPUS_RATE : new Bytes(headers.getFirst()).u32le(12);
    if (rate == 0 || pages < 3) {
      throw Unfit.damaged();
    }
    return Sound.lasting("audio/ogg", plain.toByteArray(), (double) samples / rate);
  }

  private long afterPage(long at, long stream) throws Unfit {
    boolean begins = (file.u8(at + 5) & FIRST) != 0;
    if (!file.is(at, "OggS")
        || file.u8(at + 4) != 0
        || file.u32le(at + 14) != stream
        || begins != (at == 0)) {
      throw Unfit.damaged();
    }
    int segments = file.u8(at + 26);
    long body = 0;
    for (int n = 0; n < segments; n++) {
      body += file.u8(at + HEADER + n);
    }
    file.within(at, HEADER + segments + body);
    return at + HEADER + segments + body;
  }

  /** Gathers the packets before the sound, which end with a page. */
  private long headers(int count, long stream) throws Unfit {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    long at = 0;
    while (headers.size() < count || packet.size() > 0) {
      long next = afterPage(at, stream);
      int segments = file.u8(at + 26);
      long from = at + HEADER + segments;
      for (int n = 0; n < segments; n++) {
        int length = file.u8(at + HEADER + n);
        file.copy(from, length, packet);
        from += length;
        if (length < MOST_SEGMENTS) {
          headers.add(packet.toByteArray());
          packet.reset();
        }
      }
      if (headers.size() > count || at == 0 && headers.size() != 1) {
        throw Unfit.damaged();
      }
      at = next;
    }
    return at;
  }

  private void writeHeaders(boolean isOpus) throws Unfit {
    Bytes head = new Bytes(headers.getFirst());
    if (isOpus) {
      // Channels in the usual order; whatever follows is none of the format.
      if (head.u8(18) != 0 || !new Bytes(headers.get(1)).is(0, "OpusTags")) {
        throw Unfit.damaged();
      }
      ByteArrayOutputStream tags = new ByteArrayOutputStream();
      Bytes.ascii("OpusTags", tags);
      Bytes.u32le(0, tags);
      Bytes.u32le(0, tags);
      header(FIRST, List.of(cut(head, OPUS_HEAD)));
      header(0, List.of(tags.toByteArray()));
      return;
    }
    if (!new Bytes(headers.get(1)).is(0, "\u0003vorbis")
        || !new Bytes(headers.get(2)).is(0, "\u0005vorbis")) {
      throw Unfit.damaged();
    }
    header(FIRST, List.of(cut(head, VORBIS_HEAD)));
    header(0, List.of(emptyComments(), headers.get(2)));
  }

  private static byte[] cut(Bytes packet, int length) throws Unfit {
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    packet.copy(0, length, cut);
    return cut.toByteArray();
  }

  /** Writes whole packets on pages of their own. */
  private void header(int flags, List<byte[]> packets) {
    ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int flag = flags;
    for (byte[] packet : packets) {
      for (int at = 0; at <= packet.length; at += MOST_SEGMENTS) {
        if (lacing.size() == MOST_SEGMENTS) {
          page(flag, at == 0 ? 0 : -1, lacing.toByteArray(), body.toByteArray());
          lacing.reset();
          body.reset();
          flag = at == 0 ? 0 : CONTINUED;
        }
        int length = Math.min(MOST_SEGMENTS, packet.length - at);
        lacing.write(length);
        body.write(packet, at, length);
      }
    }
    page(flag, 0, lacing.toByteArray(), body.toByteArray());
  }

  private void page(int flags, long position, byte[] lacing, byte[] body) {
    ByteArrayOutputStream page = new ByteArrayOutputStream(HEADER + lacing.length + body.length);
    Bytes.ascii("OggS", page);
    page.write(0);
    page.write(flags);
    Bytes.u32le(position, page);
    Bytes.u32le(position >> 32, page);
    // The stream's number says nothing; recorders draw it by chance.
    Bytes.u32le(1, page);
    Bytes.u32le(pages++, page);
    Bytes.u32le(0, page);
    page.write(lacing.length);
    page.writeBytes(lacing);
    page.writeBytes(body);
    byte[] whole = page.toByteArray();
    int sum = 0;
    for (byte one : whole) {
      sum = sum << 8 ^ SUMS[sum >>> 24 ^ one & 0xff];
    }
    for (int n = 0; n < 4; n++) {
      whole[22 + n] = (byte) (sum >>> 8 * n);
    }
    plain.writeBytes(whole);
  }

  /** The check sum of RFC 3533: 0x04c11db7, neither turned round nor begun with ones. */
  private static int[] sums() {
    int[] sums = new int[256];
    for (int n = 0; n < 256; n++) {
      int sum = n << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum << 1 ^ (sum < 0 ? 0x04c11db7 : 0);
      }
      sums[n] = sum;
    }
    return sums;
  }
}
