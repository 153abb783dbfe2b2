package org.koumen.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes a WebP file apart and keeps its one picture (RFC 9649). Smaller ones only: the reader holds
 * all of it in many small pieces, some 33 bytes a pixel.
 */
final class WebpFile {
  static final long MOST_PIXELS = 4_000_000;

  private static final int BYTES_A_PIXEL = 33;
  private static final int ANIMATION = 0x02;
  private static final int ALPHA = 0x10;

  private WebpFile() {}

  private record Size(long width, long height) {}

  static PlainPicture read(Bytes file) throws Unfit {
    long end = 8 + file.u32le(4);
    file.within(0, end);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length());
    Size canvas = null;
    Size picture = null;
    int orientation = 1;
    for (long at = 12; at + 8 <= end; ) {
      long length = file.u32le(at + 4);
      file.within(at, 8 + length);
      switch (file.ascii(at, 4)) {
        case "VP8X" -> {
          if (canvas != null || picture != null || (file.u8(at + 8) & ANIMATION) != 0) {
            throw Unfit.damaged();
          }
          canvas = new Size(1 + file.u24le(at + 12), 1 + file.u24le(at + 15));
          kept.writeBytes("VP8X\n\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
          kept.write(file.u8(at + 8) & ALPHA);
          kept.writeBytes(new byte[3]);
          file.copy(at + 12, 6, kept);
        }
        case "ALPH" -> keep(file, at, length, kept);
        case "VP8 " -> {
          picture = only(picture, lossy(file, at + 8));
          keep(file, at, length, kept);
        }
        case "VP8L" -> {
          picture = only(picture, lossless(file, at + 8));
          keep(file, at, length, kept);
        }
        case "EXIF" -> orientation = exif(file, at + 8, at + 8 + length);
        default -> {
          // Left behind: profiles, texts, whatever else.
        }
      }
      at += 8 + length + (length & 1);
    }
    if (picture == null || canvas != null && !canvas.equals(picture)) {
      throw Unfit.damaged();
    }
    int width = (int) picture.width();
    int height = (int) picture.height();
    return new PlainPicture(
        "webp",
        wrapped(kept),
        width,
        height,
        orientation,
        4,
        (long) BYTES_A_PIXEL * width * height);
  }

  private static Size only(@Nullable Size before, Size found) throws Unfit {
    if (before != null) {
      throw Unfit.damaged();
    }
    PlainPicture.checkSize(found.width(), found.height(), MOST_PIXELS);
    return found;
  }

  private static Size lossy(Bytes file, long at) throws Unfit {
    if (!file.is(at + 3, "\u009d\u0001\u002a")) {
      throw Unfit.damaged();
    }
    return new Size(file.u16le(at + 6) & 0x3fff, file.u16le(at + 8) & 0x3fff);
  }

  private static Size lossless(Bytes file, long at) throws Unfit {
    if (file.u8(at) != 0x2f) {
      throw Unfit.damaged();
    }
    long bits = file.u32le(at + 1);
    return new Size(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
  }

  private static int exif(Bytes file, long from, long to) {
    return Orientation.of(file, file.is(from, "Exif\0\0") ? from + 6 : from, to);
  }

  private static void keep(Bytes file, long at, long length, ByteArrayOutputStream out)
      throws Unfit {
    file.copy(at, 8 + length, out);
    if ((length & 1) == 1) {
      out.write(0);
    }
  }

  private static byte[] wrapped(ByteArrayOutputStream kept) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(kept.size() + 12);
    int size = kept.size() + 4;
    all.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
    for (int shift = 0; shift < 32; shift += 8) {
      all.write(size >>> shift);
    }
    all.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(kept.toByteArray());
    return all.toByteArray();
  }
}
