package org.koumen.media;

import java.util.Map;
import org.koumen.platform.Problem;

/**
 * A short sound, known by how it begins, gone through from container to container and written anew
 * with its samples alone: recorders write the place, the telephone's name and the day into the
 * rest. The samples are not decoded, and the sound is only ever handed out as sound.
 *
 * @param content what is kept
 * @param seconds rounded up
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Sound(String contentType, byte[] content, int seconds) {
  /** A message, not an interview. */
  static final int LONGEST_SECONDS = 300;

  /** Reads whatever kind of sound it is. */
  static Sound read(Bytes file) throws Unfit {
    if (file.is(0, "RIFF") && file.is(8, "WAVE")) {
      return WavFile.read(file);
    }
    if (file.is(0, "OggS")) {
      return OggFile.read(file);
    }
    if (file.is(4, "ftyp")) {
      return Mp4File.read(file);
    }
    if (file.is(0, "\u001a\u0045\u00df\u00a3")) {
      return WebmFile.read(file);
    }
    if (file.is(0, "ID3") || Mp3File.isFrame(file, 0)) {
      return Mp3File.read(file);
    }
    throw Unfit.unknown();
  }

  static Sound lasting(String contentType, byte[] content, double seconds) throws Unfit {
    if (!(seconds > 0)) {
      throw Unfit.damaged();
    }
    if (seconds > LONGEST_SECONDS) {
      throw new Unfit(Problem.SOUND_TOO_LONG, Map.of("minutes", LONGEST_SECONDS / 60));
    }
    return new Sound(contentType, content, (int) Math.ceil(seconds));
  }
}
