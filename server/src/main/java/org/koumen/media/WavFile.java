package org.koumen.media;

import java.io.ByteArrayOutputStream;

/** Takes a WAV file apart and keeps its format and its samples (RIFF, 1991). */
final class WavFile {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int FORMAT = 16;
  private static final int LONG_FORMAT = 40;

  private WavFile() {}

  static Sound read(Bytes file) throws Unfit {
    long end = 8 + file.u32le(4);
    file.within(0, end);
    long format = -1;
    for (long at = 12; at + 8 <= end; ) {
      long length = file.u32le(at + 4);
      file.within(at + 8, length);
      if (file.is(at, "fmt ") && length >= FORMAT && format < 0) {
        format = at + 8;
      } else if (file.is(at, "data")) {
        return plain(file, format, at + 8, length);
      }
      at += 8 + length + (length & 1);
    }
    throw Unfit.damaged();
  }

  private static Sound plain(Bytes file, long format, long from, long length) throws Unfit {
    if (format < 0) {
      throw Unfit.damaged();
    }
    int coding = file.u16le(format);
    if (coding == EXTENSIBLE && file.u32le(format - 4) >= LONG_FORMAT) {
      coding = file.u16le(format + 24);
    }
    int channels = file.u16le(format + 2);
    long bytesASecond = file.u32le(format + 8);
    boolean known = coding == PCM || coding == FLOAT || coding == A_LAW || coding == MU_LAW;
    if (!known || channels < 1 || channels > 2 || bytesASecond == 0) {
      throw Unfit.damaged();
    }
    long kept = length & ~1L;
    ByteArrayOutputStream plain = new ByteArrayOutputStream((int) kept + 44);
    Bytes.ascii("RIFF", plain);
    Bytes.u32le(4 + 8 + FORMAT + 8 + kept, plain);
    Bytes.ascii("WAVEfmt ", plain);
    Bytes.u32le(FORMAT, plain);
    plain.write(coding);
    plain.write(0);
    file.copy(format + 2, FORMAT - 2, plain);
    Bytes.ascii("data", plain);
    Bytes.u32le(kept, plain);
    file.copy(from, kept, plain);
    return Sound.lasting("audio/wav", plain.toByteArray(), (double) kept / bytesASecond);
  }
}
