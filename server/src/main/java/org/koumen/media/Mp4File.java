package org.koumen.media;

/** Goes through the boxes of an MP4 file that holds sound alone (ISO/IEC 14496-12). */
final class Mp4File {
  private static final int DEEPEST = 6;

  private final Bytes file;
  private boolean sounds;
  private boolean moves;
  private boolean hasData;
  private double seconds;

  private Mp4File(Bytes file) {
    this.file = file;
  }

  static Sound read(Bytes file) throws Unfit {
    Mp4File mp4 = new Mp4File(file);
    mp4.boxes(0, file.length(), 0);
    if (mp4.moves) {
      throw Unfit.unknown();
    }
    if (!mp4.sounds || !mp4.hasData) {
      throw Unfit.damaged();
    }
    // What was recorded in fragments says nothing of its length.
    return mp4.seconds > 0 ? Sound.lasting("audio/mp4", mp4.seconds) : new Sound("audio/mp4", null);
  }

  private void boxes(long from, long to, int depth) throws Unfit {
    for (long at = from; at < to; ) {
      long length = file.u32(at);
      long head = 8;
      if (length == 1) {
        length = file.u64(at + 8);
        head = 16;
      }
      if (length < head || at + length > to) {
        throw Unfit.damaged();
      }
      box(file.ascii(at + 4, 4), at + head, at + length, depth);
      at += length;
    }
  }

  private void box(String type, long from, long to, int depth) throws Unfit {
    switch (type) {
      case "moov", "trak", "mdia" -> {
        if (depth < DEEPEST) {
          boxes(from, to, depth + 1);
        }
      }
      case "mdat" -> hasData |= to > from;
      case "hdlr" -> {
        sounds |= file.is(from + 8, "soun");
        moves |= file.is(from + 8, "vide");
      }
      case "mvhd" -> {
        boolean wide = file.u8(from) == 1;
        long scale = file.u32(from + (wide ? 20 : 12));
        long duration = wide ? file.u64(from + 24) : file.u32(from + 16);
        boolean unknown = duration < 0 || !wide && duration == 0xffff_ffffL;
        seconds = unknown || scale == 0 ? 0 : (double) duration / scale;
      }
      default -> {
        // Samples' places, texts, pictures of an album: nothing that matters here.
      }
    }
  }
}
