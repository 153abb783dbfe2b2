package org.koumen.media;

import java.io.ByteArrayOutputStream;

/**
 * Goes from frame to frame of an MP3 file and keeps nothing else (ISO/IEC 11172-3, 13818-3, layer
 * III).
 */
final class Mp3File {
  private static final int[] KBITS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBITS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES = {44_100, 48_000, 32_000};
  private static final int FEWEST_FRAMES = 3;

  private Mp3File() {}

  static Sound read(Bytes file) throws Unfit {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length());
    long at = 0;
    while (file.is(at, "ID3")) {
      at = afterTag(file, at);
    }
    double seconds = 0;
    int frames = 0;
    while (at + 4 <= file.length() && isFrame(file, at)) {
      boolean first = version(file, at) == 3;
      int rate = rate(file, at);
      int samples = first ? 1152 : 576;
      int kbits = (first ? KBITS_1 : KBITS_2)[file.u8(at + 2) >> 4];
      long length = samples / 8L * kbits * 1000 / rate + (file.u8(at + 2) >> 1 & 1);
      if (at + length > file.length()) {
        // The last one was cut off.
        at = file.length();
        break;
      }
      if (frames > 0 || !isInfo(file, at, first)) {
        seconds += (double) samples / rate;
        file.copy(at, length, plain);
      }
      at += length;
      frames++;
    }
    boolean ends = at >= file.length() || file.is(at, "TAG") || file.is(at, "APETAGEX");
    if (frames < FEWEST_FRAMES || !ends) {
      throw Unfit.damaged();
    }
    return Sound.lasting("audio/mpeg", plain.toByteArray(), seconds);
  }

  /** A first frame without sound, in which an encoder tells of itself. */
  private static boolean isInfo(Bytes file, long at, boolean first) throws Unfit {
    boolean mono = file.u8(at + 3) >> 6 == 3;
    long side = at + 4 + (first ? (mono ? 17 : 32) : (mono ? 9 : 17));
    return file.is(side, "Xing") || file.is(side, "Info") || file.is(at + 36, "VBRI");
  }

  /** Whether a frame of layer III with a bit rate and a sampling rate begins here. */
  static boolean isFrame(Bytes file, long at) {
    try {
      int rates = file.u8(at + 2);
      return file.u8(at) == 0xff
          && (file.u8(at + 1) & 0xe6) == 0xe2
          && version(file, at) != 1
          && rates >> 4 != 0
          && rates >> 4 != 15
          && (rates >> 2 & 3) != 3;
    } catch (Unfit beyondTheEnd) {
      return false;
    }
  }

  private static int version(Bytes file, long at) throws Unfit {
    return file.u8(at + 1) >> 3 & 3;
  }

  private static int rate(Bytes file, long at) throws Unfit {
    int rate = RATES[file.u8(at + 2) >> 2 & 3];
    return switch (version(file, at)) {
      case 3 -> rate;
      case 2 -> rate / 2;
      default -> rate / 4;
    };
  }

  private static long afterTag(Bytes file, long at) throws Unfit {
    long size = 0;
    for (int n = 6; n < 10; n++) {
      size = size << 7 | file.u8(at + n) & 0x7f;
    }
    boolean hasFooter = (file.u8(at + 5) & 0x10) != 0;
    return at + 10 + size + (hasFooter ? 10 : 0);
  }
}
