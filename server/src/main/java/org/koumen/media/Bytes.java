package org.koumen.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads numbers out of a file, and writes them; whatever lies beyond its end makes the file a
 * damaged one.
 */
final class Bytes {
  private final byte[] all;

  Bytes(byte[] all) {
    this.all = all;
  }

  int length() {
    return all.length;
  }

  int u8(long at) throws Unfit {
    return all[within(at, 1)] & 0xff;
  }

  int u16(long at) throws Unfit {
    return u8(at) << 8 | u8(at + 1);
  }

  int u16le(long at) throws Unfit {
    return u8(at + 1) << 8 | u8(at);
  }

  int u24le(long at) throws Unfit {
    return u8(at + 2) << 16 | u16le(at);
  }

  long u32(long at) throws Unfit {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  long u32le(long at) throws Unfit {
    return (long) u16le(at + 2) << 16 | u16le(at);
  }

  long u64(long at) throws Unfit {
    return u32(at) << 32 | u32(at + 4);
  }

  boolean is(long at, String ascii) {
    if (at < 0 || at + ascii.length() > all.length) {
      return false;
    }
    for (int n = 0; n < ascii.length(); n++) {
      if ((all[(int) at + n] & 0xff) != ascii.charAt(n)) {
        return false;
      }
    }
    return true;
  }

  String ascii(long at, int length) throws Unfit {
    return new String(all, within(at, length), length, StandardCharsets.ISO_8859_1);
  }

  /** Appends a part of the file. */
  void copy(long at, long length, ByteArrayOutputStream out) throws Unfit {
    out.write(all, within(at, length), (int) length);
  }

  /** Makes sure that a part lies within the file. */
  int within(long at, long length) throws Unfit {
    if (at < 0 || length < 0 || at + length > all.length) {
      throw Unfit.damaged();
    }
    return (int) at;
  }

  /** Where a text first stands within a part of the file; -1 when it does not. */
  int find(String ascii, int from, int to) {
    for (int at = from; at + ascii.length() <= Math.min(to, all.length); at++) {
      if (is(at, ascii)) {
        return at;
      }
    }
    return -1;
  }

  static void ascii(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static void u32le(long value, ByteArrayOutputStream out) {
    for (int n = 0; n < 4; n++) {
      out.write((int) (value >> 8 * n));
    }
  }

  byte[] array() {
    return all;
  }
}
