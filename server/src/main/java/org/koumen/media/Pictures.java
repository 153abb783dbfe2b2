package org.koumen.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decodes what {@link PlainPicture} left of a file, and writes JPEG without any metadata. */
final class Pictures {
  /** Sides of what is kept. */
  static final int LONGEST_SIDE = 1920;

  /** Sides of what stands in lists. */
  static final int LONGEST_SMALL_SIDE = 320;

  /** Larger pictures are read with every second, third … pixel only. */
  private static final long MOST_DECODED_BYTES = 64L << 20;

  private static final float QUALITY = 0.85f;

  private Pictures() {}

  /** How many bytes reading a picture takes, the file itself aside. */
  static long bytesToDecode(PlainPicture picture) {
    long step = step(picture);
    long pixels = (long) picture.width() * picture.height() / (step * step);
    return pixels * picture.pixelBytes() + picture.extra();
  }

  private static int step(PlainPicture picture) {
    long bytes = (long) picture.width() * picture.height() * picture.pixelBytes();
    return (int) Math.ceil(Math.sqrt((double) bytes / MOST_DECODED_BYTES));
  }

  /** The picture upright, at most 1920 pixels a side. */
  static BufferedImage decode(PlainPicture picture) throws Unfit {
    BufferedImage read;
    try {
      read = read(picture);
    } catch (IOException | RuntimeException damaged) {
      // Readers meet damaged data with whatever exception comes about.
      throw Unfit.damaged();
    }
    return Orientation.upright(within(read, LONGEST_SIDE), picture.orientation());
  }

  private static BufferedImage read(PlainPicture picture) throws IOException {
    ImageReader reader = reader(picture.format());
    boolean[] cutOff = {false};
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.content()))) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener(
          (source, warning) -> cutOff[0] |= warning != null && warning.contains("premature end"));
      if (reader.getWidth(0) != picture.width() || reader.getHeight(0) != picture.height()) {
        throw new IOException("the reader sees another size than was checked");
      }
      ImageReadParam parameters = reader.getDefaultReadParam();
      int step = step(picture);
      parameters.setSourceSubsampling(step, step, 0, 0);
      BufferedImage read = reader.read(0, parameters);
      if (cutOff[0]) {
        throw new IOException("cut off");
      }
      return read;
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String format) throws IOException {
    // Named here, since inside of a packed program the registry does not find it for every thread.
    return format.equals("webp")
        ? new WebPImageReaderSpi().createReaderInstance()
        : ImageIO.getImageReadersByFormatName(format).next();
  }

  /**
   * The picture on white, at most so many pixels a side; halved step by step, so that lines stay.
   */
  static BufferedImage within(BufferedImage picture, int longestSide) {
    double factor =
        Math.min(1.0, (double) longestSide / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));
    BufferedImage now = picture;
    while (now.getWidth() > 2 * width && now.getHeight() > 2 * height) {
      now = drawn(now, now.getWidth() / 2, now.getHeight() / 2);
    }
    return now.getType() == BufferedImage.TYPE_INT_RGB
            && now.getWidth() == width
            && now.getHeight() == height
        ? now
        : drawn(now, width, height);
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(picture, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return drawn;
  }

  /** Writes pixels and nothing else. */
  static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Reads a picture that this program wrote. */
  static BufferedImage own(byte[] jpeg) {
    try {
      return decode(JpegFile.read(new Bytes(jpeg)));
    } catch (Unfit damaged) {
      throw new IllegalStateException("a stored picture cannot be read", damaged);
    }
  }
}
