package org.koumen.media;

import java.io.ByteArrayOutputStream;

/**
 * Takes a JPEG file apart and keeps tables, frame and scans; of the rest only which way up it is
 * and how its colours are coded (ITU T.81, annex B).
 */
final class JpegFile {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DHT = 0xc4;
  private static final int DRI = 0xdd;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int BASELINE = 0xc0;
  private static final int EXTENDED = 0xc1;
  private static final int PROGRESSIVE = 0xc2;

  /** A progressive picture is kept whole as coefficients while it is decoded. */
  private static final long MOST_COEFFICIENT_BYTES = 160L << 20;

  /** Each scan of a progressive picture goes over all of it; ten are usual. */
  private static final long MOST_SCANNED_PIXELS = 640_000_000;

  private static final byte[] JFIF = {0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

  private final Bytes file;
  private final ByteArrayOutputStream plain;
  private int width;
  private int height;
  private int components;
  private boolean progressive;
  private long coefficientBytes;
  private int scans;
  private int orientation = 1;

  private JpegFile(Bytes file) {
    this.file = file;
    this.plain = new ByteArrayOutputStream(file.length());
  }

  static PlainPicture read(Bytes file) throws Unfit {
    return new JpegFile(file).read();
  }

  private PlainPicture read() throws Unfit {
    marker(SOI);
    long at = 2;
    while (true) {
      if (file.u8(at) != 0xff) {
        throw Unfit.damaged();
      }
      while (file.u8(at) == 0xff) {
        at++;
      }
      int code = file.u8(at++);
      if (code == EOI) {
        break;
      }
      int length = file.u16(at);
      file.within(at, length);
      if (length < 2) {
        throw Unfit.damaged();
      }
      at = segment(code, at, length);
    }
    if (components == 0 || scans == 0) {
      throw Unfit.damaged();
    }
    marker(EOI);
    return new PlainPicture(
        "jpeg",
        plain.toByteArray(),
        width,
        height,
        orientation,
        3,
        progressive ? coefficientBytes : 0);
  }

  /** Reads one segment; answers where the next marker stands. */
  private long segment(int code, long at, int length) throws Unfit {
    switch (code) {
      case BASELINE, EXTENDED, PROGRESSIVE -> {
        frame(code, at, length);
        keep(code, at, length);
      }
      case DQT, DHT, DRI -> keep(code, at, length);
      case APP0 -> {
        if (file.is(at + 2, "JFIF\0") && plain.size() == 2) {
          // It says that colours are YCbCr; its own thumbnail stays behind.
          marker(APP0);
          plain.writeBytes(JFIF);
        }
      }
      case APP14 -> {
        if (file.is(at + 2, "Adobe") && length >= 14) {
          keep(code, at, length);
        }
      }
      case APP1 -> {
        if (file.is(at + 2, "Exif\0\0")) {
          orientation = Orientation.of(file, at + 8, at + length);
        }
      }
      case SOS -> {
        return scan(at, length);
      }
      default -> {
        // Other frames (lossless, hierarchical, arithmetic), a height that comes later, no segment.
        boolean otherFrame = code >= 0xc3 && code <= 0xcf && code != 0xc8;
        if (otherFrame || code == 0xdc || code < 0xc0 || code >= 0xd0 && code <= SOI) {
          throw Unfit.damaged();
        }
      }
    }
    return at + length;
  }

  private void frame(int code, long at, int length) throws Unfit {
    if (components != 0 || length < 8) {
      throw Unfit.damaged();
    }
    height = file.u16(at + 3);
    width = file.u16(at + 5);
    components = file.u8(at + 7);
    progressive = code == PROGRESSIVE;
    if (file.u8(at + 2) != 8
        || (components != 1 && components != 3)
        || length != 8 + 3 * components) {
      throw Unfit.damaged();
    }
    PlainPicture.checkSize(width, height, PlainPicture.MOST_PIXELS);
    int widest = 1;
    int parts = 0;
    for (int n = 0; n < components; n++) {
      int factors = file.u8(at + 9 + 3L * n);
      int across = factors >> 4;
      int down = factors & 15;
      if (across < 1 || across > 4 || down < 1 || down > 4) {
        throw Unfit.damaged();
      }
      widest = Math.max(widest, across * down);
      parts += across * down;
    }
    coefficientBytes = 2L * width * height * parts / widest;
    if (progressive && coefficientBytes > MOST_COEFFICIENT_BYTES) {
      throw PlainPicture.tooMany(
          width, height, (long) width * height * MOST_COEFFICIENT_BYTES / coefficientBytes);
    }
  }

  /** Keeps a scan with what is coded in it. */
  private long scan(long at, int length) throws Unfit {
    scans++;
    if (components == 0 || (long) width * height * scans > MOST_SCANNED_PIXELS && scans > 1) {
      throw Unfit.damaged();
    }
    keep(SOS, at, length);
    long from = at + length;
    long to = from;
    while (true) {
      if (file.u8(to) != 0xff) {
        to++;
        continue;
      }
      int next = file.u8(to + 1);
      if (next == 0 || next >= 0xd0 && next <= 0xd7) {
        to += 2;
      } else if (next == 0xff) {
        to++;
      } else {
        break;
      }
    }
    if (to == from) {
      throw Unfit.damaged();
    }
    file.copy(from, to - from, plain);
    return to;
  }

  private void keep(int code, long at, int length) throws Unfit {
    marker(code);
    file.copy(at, length, plain);
  }

  private void marker(int code) {
    plain.write(0xff);
    plain.write(code);
  }
}
