package org.koumen.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures and sounds as people send them, and as ill-meaning people do. */
public final class Samples {
  static final String GPS = "31.2304N121.4737E";

  private Samples() {}

  /** A picture, red on its left half and blue on its right. */
  public static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    return picture;
  }

  /** A file of one of the formats that Java writes. */
  public static byte[] file(String format, int width, int height) {
    return file(format, picture(width, height));
  }

  static byte[] file(String format, BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return out.toByteArray();
  }

  /** As a telephone takes it: on its side, with the place where it was taken. */
  public static byte[] fromATelephone(int width, int height, int orientation) {
    byte[] plain = file("jpeg", width, height);
    byte[] place = GPS.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(26 + 12 + place.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
    tiff.putInt(0).put(place);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.write(0xff);
    out.write(0xe1);
    int length = 2 + 6 + tiff.position();
    out.write(length >> 8);
    out.write(length);
    out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.write(tiff.array(), 0, tiff.position());
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** A file with so many bytes of nothing at its end. */
  public static byte[] joinedWithNothing(byte[] file, int more) {
    return joined(file, new byte[more]);
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A few kilobytes that would unfold to gigabytes: black, of any size. */
  static byte[] pngBomb(int width, int height) {
    Deflater deflater = new Deflater(9);
    byte[] row = new byte[1 << 16];
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    byte[] packed = new byte[1 << 16];
    for (int n = 0; n < 400; n++) {
      deflater.setInput(row);
      for (int got = deflater.deflate(packed); got > 0; got = deflater.deflate(packed)) {
        pixels.write(packed, 0, got);
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      pixels.write(packed, 0, deflater.deflate(packed));
    }
    return png(width, height, chunk("IDAT", pixels.toByteArray()));
  }

  /** A text of a gigabyte in a picture of a few pixels. */
  static byte[] pngWithATextBomb() {
    Deflater deflater = new Deflater(9);
    byte[] zeros = new byte[1 << 20];
    byte[] packed = new byte[1 << 16];
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(text("Comment\0\0"));
    for (int n = 0; n < 1024; n++) {
      deflater.setInput(zeros);
      for (int got = deflater.deflate(packed); got > 0; got = deflater.deflate(packed)) {
        text.write(packed, 0, got);
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      text.write(packed, 0, deflater.deflate(packed));
    }
    byte[] plain = file("png", 20, 10);
    int afterHeader = 8 + 25;
    return joined(
        Arrays.copyOf(plain, afterHeader),
        chunk("zTXt", text.toByteArray()),
        Arrays.copyOfRange(plain, afterHeader, plain.length));
  }

  private static byte[] png(int width, int height, byte[] pixels) {
    byte[] header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array();
    return joined(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'},
        chunk("IHDR", header),
        pixels,
        chunk("IEND", new byte[0]));
  }

  static byte[] chunk(String type, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(text(type));
    sum.update(content);
    return joined(
        ByteBuffer.allocate(4).putInt(content.length).array(),
        text(type),
        content,
        ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  /** Some seconds of silence. */
  public static byte[] wav(int seconds) {
    int bytes = seconds * 8000;
    return ByteBuffer.allocate(44 + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(text("RIFF"))
        .putInt(36 + bytes)
        .put(text("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(8000)
        .putInt(8000)
        .putShort((short) 1)
        .putShort((short) 8)
        .put(text("data"))
        .putInt(bytes)
        .array();
  }

  static byte[] opus(int seconds) {
    return joined(
        page(2, 0, text("OpusHead\1\1\0\0\0\0\0\0\0\0\0")),
        page(0, 0, text("OpusTags\0\0\0\0\0\0\0\0")),
        page(4, seconds * 48_000L, new byte[200]));
  }

  private static byte[] page(int flags, long position, byte[] body) {
    return ByteBuffer.allocate(28 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(text("OggS"))
        .put((byte) 0)
        .put((byte) flags)
        .putLong(position)
        .putInt(7)
        .putInt(0)
        .putInt(0)
        .put((byte) 1)
        .put((byte) body.length)
        .put(body)
        .array();
  }

  static byte[] mp3(int frames) {
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xfb;
    frame[2] = (byte) 0x90;
    byte[][] all = new byte[frames][];
    Arrays.fill(all, frame);
    return joined(all);
  }

  static byte[] m4a(String handler, int seconds) {
    byte[] movie =
        ByteBuffer.allocate(100).putInt(0).putLong(0).putInt(1000).putInt(seconds * 1000).array();
    byte[] handled = joined(new byte[8], text(handler), new byte[13]);
    return joined(
        box("ftyp", text("M4A \0\0\0\0mp42isom")),
        box("moov", box("mvhd", movie), box("trak", box("mdia", box("hdlr", handled)))),
        box("mdat", new byte[300]));
  }

  private static byte[] box(String type, byte[]... content) {
    byte[] all = joined(content);
    return joined(ByteBuffer.allocate(4).putInt(8 + all.length).array(), text(type), all);
  }

  static byte[] webm(String codec) {
    return joined(
        new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, (byte) 0x87, 0x42, (byte) 0x82},
        new byte[] {(byte) 0x84},
        text("webm"),
        new byte[] {0x18, 0x53, (byte) 0x80, 0x67, 1, -1, -1, -1, -1, -1, -1, -1},
        new byte[] {(byte) 0x86, (byte) 0x86},
        text(codec),
        new byte[] {0x1f, 0x43, (byte) 0xb6, 0x75},
        new byte[500]);
  }
}
