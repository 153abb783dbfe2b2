package org.koumen.media;

/** Goes through the pages of an Ogg file with one stream of Opus or Vorbis (RFC 3533, RFC 7845). */
final class OggFile {
  private static final int HEADER = 27;
  private static final long OPUS_RATE = 48_000;

  private OggFile() {}

  static Sound read(Bytes file) throws Unfit {
    long first = HEADER + file.u8(26);
    long rate;
    if (file.is(first, "OpusHead")) {
      rate = OPUS_RATE;
    } else if (file.is(first, "\u0001vorbis")) {
      rate = file.u32le(first + 12);
    } else {
      throw Unfit.unknown();
    }
    long stream = file.u32le(14);
    long samples = 0;
    int pages = 0;
    for (long at = 0; at < file.length(); pages++) {
      if (!file.is(at, "OggS") || file.u8(at + 4) != 0 || file.u32le(at + 14) != stream) {
        throw Unfit.damaged();
      }
      long position = file.u32le(at + 6) | file.u32le(at + 10) << 32;
      samples = position < 0 ? samples : Math.max(samples, position);
      int segments = file.u8(at + 26);
      long body = 0;
      for (int n = 0; n < segments; n++) {
        body += file.u8(at + HEADER + n);
      }
      file.within(at, HEADER + segments + body);
      at += HEADER + segments + body;
    }
    if (pages < 2 || rate == 0) {
      throw Unfit.damaged();
    }
    return Sound.lasting("audio/ogg", (double) samples / rate);
  }
}
