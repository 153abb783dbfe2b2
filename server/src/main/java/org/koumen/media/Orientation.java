package org.koumen.media;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Which way up a picture is to be seen: the one thing of Exif that matters to its pixels. */
final class Orientation {
  private static final int TAG = 0x0112;

  private Orientation() {}

  /**
   * Reads the tag out of a TIFF structure; whatever is odd about it means upright.
   *
   * @return 1 to 8
   */
  static int of(Bytes file, long from, long to) {
    try {
      boolean little = file.is(from, "II");
      if (!little && !file.is(from, "MM")) {
        return 1;
      }
      long directory = from + u32(file, from + 4, little);
      int entries = u16(file, directory, little);
      for (int n = 0; n < entries; n++) {
        long entry = directory + 2 + 12L * n;
        if (entry + 12 > to) {
          return 1;
        }
        if (u16(file, entry, little) == TAG) {
          int value = u16(file, entry + 8, little);
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
      return 1;
    } catch (Unfit beyondTheEnd) {
      return 1;
    }
  }

  private static int u16(Bytes file, long at, boolean little) throws Unfit {
    return little ? file.u16le(at) : file.u16(at);
  }

  private static long u32(Bytes file, long at, boolean little) throws Unfit {
    return little ? file.u32le(at) : file.u32(at);
  }

  /** Turns and mirrors a picture so that it is upright without any tag. */
  static BufferedImage upright(BufferedImage picture, int orientation) {
    if (orientation == 1) {
      return picture;
    }
    int w = picture.getWidth();
    int h = picture.getHeight();
    boolean onItsSide = orientation >= 5;
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    BufferedImage turned =
        new BufferedImage(onItsSide ? h : w, onItsSide ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    try {
      graphics.drawImage(picture, turn, null);
    } finally {
      graphics.dispose();
    }
    return turned;
  }
}
