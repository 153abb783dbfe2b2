package org.koumen.media;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * Takes a PNG file apart and keeps header, palette, transparency and pixels; texts and profiles,
 * which may be bombs of their own, go (W3C PNG, third edition).
 */
final class PngFile {
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private PngFile() {}

  static PlainPicture read(Bytes file) throws Unfit {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length());
    file.copy(0, 8, plain);
    if (!file.is(12, "IHDR") || file.u32(8) != 13) {
      throw Unfit.damaged();
    }
    long width = file.u32(16);
    long height = file.u32(20);
    PlainPicture.checkSize(width, height, PlainPicture.MOST_PIXELS);
    int pixelBytes = pixelBytes(file);
    int orientation = 1;
    boolean hasPixels = false;
    long at = 8;
    while (true) {
      long length = file.u32(at);
      file.within(at, length + 12);
      String type = file.ascii(at + 4, 4);
      boolean isEnd = type.equals("IEND");
      switch (type) {
        case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> {
          if (type.equals("IHDR") != (at == 8) || isEnd && !hasPixels) {
            throw Unfit.damaged();
          }
          checkSum(file, at, length);
          file.copy(at, length + 12, plain);
          hasPixels |= type.equals("IDAT");
        }
        case "eXIf" -> orientation = Orientation.of(file, at + 8, at + 8 + length);
        default -> {
          // Left behind: texts, profiles, times, further frames of an animation.
        }
      }
      if (isEnd) {
        return new PlainPicture(
            "png", plain.toByteArray(), (int) width, (int) height, orientation, pixelBytes, 0);
      }
      at += length + 12;
    }
  }

  private static int pixelBytes(Bytes file) throws Unfit {
    int depth = file.u8(24);
    int samples =
        switch (file.u8(25)) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> throw Unfit.damaged();
        };
    if (depth != 1 && depth != 2 && depth != 4 && depth != 8 && depth != 16) {
      throw Unfit.damaged();
    }
    return samples * (depth == 16 ? 2 : 1);
  }

  private static void checkSum(Bytes file, long at, long length) throws Unfit {
    CRC32 sum = new CRC32();
    sum.update(file.array(), (int) at + 4, (int) length + 4);
    if (sum.getValue() != file.u32(at + 8 + length)) {
      throw Unfit.damaged();
    }
  }
}
