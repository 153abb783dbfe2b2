package org.koumen.media;

import org.jspecify.annotations.Nullable;

/**
 * A short sound, known by how it begins and gone through from container to container; its samples
 * are not decoded here, and it is only ever handed out as sound.
 *
 * @param seconds rounded up; null when the container does not tell
 */
record Sound(String contentType, @Nullable Integer seconds) {
  /** A message, not an interview. */
  static final int LONGEST_SECONDS = 300;

  /** Reads whatever kind of sound it is. */
  static Sound read(Bytes file) throws Unfit {
    if (file.is(0, "RIFF") && file.is(8, "WAVE")) {
      return wav(file);
    }
    if (file.is(0, "OggS")) {
      return OggFile.read(file);
    }
    if (file.is(4, "ftyp")) {
      return Mp4File.read(file);
    }
    if (file.is(0, "\u001a\u0045\u00df\u00a3")) {
      return webm(file);
    }
    if (file.is(0, "ID3") || Mp3File.isFrame(file, 0)) {
      return Mp3File.read(file);
    }
    throw Unfit.unknown();
  }

  static Sound lasting(String contentType, double seconds) throws Unfit {
    if (!(seconds > 0) || seconds > LONGEST_SECONDS) {
      throw Unfit.damaged();
    }
    return new Sound(contentType, (int) Math.ceil(seconds));
  }

  private static Sound wav(Bytes file) throws Unfit {
    long end = 8 + file.u32le(4);
    file.within(0, end);
    long bytesASecond = 0;
    for (long at = 12; at + 8 <= end; ) {
      long length = file.u32le(at + 4);
      file.within(at + 8, length);
      if (file.is(at, "fmt ") && length >= 16) {
        bytesASecond = file.u32le(at + 16);
      } else if (file.is(at, "data")) {
        if (bytesASecond == 0) {
          throw Unfit.damaged();
        }
        return lasting("audio/wav", (double) length / bytesASecond);
      }
      at += 8 + length + (length & 1);
    }
    throw Unfit.damaged();
  }

  /** What a browser records: a live stream, so neither its length nor its end stands anywhere. */
  private static Sound webm(Bytes file) throws Unfit {
    int head = 4096;
    boolean isWebm = file.find("webm", 4, 64) > 0;
    boolean sounds = file.find("A_OPUS", 0, head) > 0 || file.find("A_VORBIS", 0, head) > 0;
    boolean moves =
        file.find("V_VP", 0, head) > 0
            || file.find("V_AV1", 0, head) > 0
            || file.find("V_MPEG", 0, head) > 0;
    if (!isWebm || !sounds || moves || file.find("\u001f\u0043\u00b6\u0075", 0, 1 << 20) < 0) {
      throw Unfit.damaged();
    }
    return new Sound("audio/webm", null);
  }
}
