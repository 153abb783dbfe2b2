package org.koumen.media;

import java.io.ByteArrayOutputStream;

/** Takes the first frame out of a GIF file. */
final class GifFile {
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int END = 0x3b;

  private GifFile() {}

  static PlainPicture read(Bytes file) throws Unfit {
    long at = 13 + tableLength(file.u8(10));
    while (file.u8(at) == EXTENSION) {
      at = afterBlocks(file, at + 2);
    }
    if (file.u8(at) != FRAME) {
      throw Unfit.damaged();
    }
    int width = file.u16le(at + 5);
    int height = file.u16le(at + 7);
    PlainPicture.checkSize(width, height, PlainPicture.MOST_PIXELS);
    int shape = file.u8(at + 9);
    long pixels = at + 10 + tableLength(shape);
    long end = afterBlocks(file, pixels + 1);

    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    file.copy(0, 6, plain);
    // The screen is the frame, wherever on its own screen it stood.
    file.copy(at + 5, 4, plain);
    file.copy(10, 3 + tableLength(file.u8(10)), plain);
    plain.write(FRAME);
    plain.writeBytes(new byte[4]);
    file.copy(at + 5, end - at - 5, plain);
    plain.write(END);
    return new PlainPicture("gif", plain.toByteArray(), width, height, 1, 1, 0);
  }

  private static long tableLength(int shape) {
    return (shape & 0x80) == 0 ? 0 : 3L << ((shape & 7) + 1);
  }

  private static long afterBlocks(Bytes file, long from) throws Unfit {
    long at = from;
    while (file.u8(at) != 0) {
      at += 1 + file.u8(at);
    }
    return at + 1;
  }
}
