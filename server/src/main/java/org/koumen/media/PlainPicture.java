package org.koumen.media;

import java.util.Map;
import org.koumen.platform.Problem;

/**
 * A picture file with only what its pixels need: no profile, text, thumbnail or whatever else was
 * hung on, and nothing after its end. Its size is known before anything is decoded.
 *
 * @param format name of the reader
 * @param orientation 1 to 8, as Exif counts
 * @param pixelBytes bytes a decoded pixel takes
 * @param extra bytes that decoding takes beside the decoded picture
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record PlainPicture(
    String format,
    byte[] content,
    int width,
    int height,
    int orientation,
    int pixelBytes,
    long extra) {
  /** A side of a poster; cameras of telephones stay below. */
  static final int LONGEST_SIDE = 12_000;

  static final long MOST_PIXELS = 50_000_000;

  PlainPicture {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("a picture has a size");
    }
  }

  /** Refuses what would take too much to decode. */
  static void checkSize(long width, long height, long mostPixels) throws Unfit {
    if (width <= 0 || height <= 0) {
      throw Unfit.damaged();
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > mostPixels) {
      throw tooMany(width, height, mostPixels);
    }
  }

  static Unfit tooMany(long width, long height, long mostPixels) {
    return new Unfit(
        Problem.PICTURE_TOO_MANY_PIXELS,
        Map.of(
            "width",
            width,
            "height",
            height,
            "limit",
            mostPixels / 1_000_000 + " MP, " + LONGEST_SIDE + " px"));
  }

  /** Reads whatever kind of picture it is. */
  static PlainPicture read(Bytes file) throws Unfit {
    if (file.is(0, "\u00ff\u00d8\u00ff")) {
      return JpegFile.read(file);
    }
    if (file.is(0, PngFile.SIGNATURE)) {
      return PngFile.read(file);
    }
    if (file.is(0, "GIF87a") || file.is(0, "GIF89a")) {
      return GifFile.read(file);
    }
    if (file.is(0, "RIFF") && file.is(8, "WEBP")) {
      return WebpFile.read(file);
    }
    throw Unfit.unknown();
  }
}
