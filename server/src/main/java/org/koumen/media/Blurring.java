package org.koumen.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Makes parts of a picture unreadable for good. Of each part only a few coarse colours are left: at
 * most six across, each in sixteen steps, and these flow into each other. A plate of seven
 * characters or a face cannot be computed back out of that, which a plain blur would allow.
 */
final class Blurring {
  private static final int MOST_TILES = 6;
  private static final int SMALLEST_TILE = 8;
  private static final int COARSE = 0xf0;

  private Blurring() {}

  /** Blurs in place. */
  static void blur(BufferedImage picture, List<Patch> patches) {
    for (Patch patch : patches) {
      Rectangle part =
          rectangle(patch, picture)
              .intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
      if (!part.isEmpty()) {
        blur(picture, part);
      }
    }
  }

  /** Every pixel that the patch touches. */
  private static Rectangle rectangle(Patch patch, BufferedImage picture) {
    int left = (int) Math.floor(patch.x() * picture.getWidth());
    int top = (int) Math.floor(patch.y() * picture.getHeight());
    int right = (int) Math.ceil((patch.x() + patch.width()) * picture.getWidth());
    int bottom = (int) Math.ceil((patch.y() + patch.height()) * picture.getHeight());
    return new Rectangle(left, top, right - left, bottom - top);
  }

  private static void blur(BufferedImage picture, Rectangle part) {
    int tile = Math.max(SMALLEST_TILE, Math.ceilDiv(Math.max(part.width, part.height), MOST_TILES));
    BufferedImage coarse =
        new BufferedImage(
            Math.ceilDiv(part.width, tile),
            Math.ceilDiv(part.height, tile),
            BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < coarse.getWidth(); x++) {
      for (int y = 0; y < coarse.getHeight(); y++) {
        Rectangle one =
            new Rectangle(part.x + x * tile, part.y + y * tile, tile, tile).intersection(part);
        coarse.setRGB(x, y, average(picture, one));
      }
    }
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.setColor(Color.GRAY);
      graphics.fillRect(part.x, part.y, part.width, part.height);
      graphics.drawImage(coarse, part.x, part.y, part.width, part.height, null);
    } finally {
      graphics.dispose();
    }
  }

  private static int average(BufferedImage picture, Rectangle part) {
    long red = 0;
    long green = 0;
    long blue = 0;
    int[] row = new int[part.width];
    for (int y = part.y; y < part.y + part.height; y++) {
      picture.getRGB(part.x, y, part.width, 1, row, 0, part.width);
      for (int colour : row) {
        red += colour >> 16 & 0xff;
        green += colour >> 8 & 0xff;
        blue += colour & 0xff;
      }
    }
    long pixels = (long) part.width * part.height;
    return (int) (red / pixels & COARSE) << 16
        | (int) (green / pixels & COARSE) << 8
        | (int) (blue / pixels & COARSE);
  }
}
