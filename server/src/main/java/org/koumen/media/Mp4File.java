package org.koumen.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through the boxes of an MP4 file that holds one track of sound, whole or in fragments, and
 * blanks whatever sound does not need: places, names, days, other tracks (ISO/IEC 14496-12). The
 * boxes stay where they are, so that what points into the file still does.
 */
final class Mp4File {
  private static final Set<String> AROUND =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "mvex", "moof", "traf");
  private static final Set<String> KEPT =
      Set.of(
          "ftyp", "styp", "mdat", "mvhd", "tkhd", "elst", "mdhd", "hdlr", "smhd", "dref", "stsd",
          "stts", "stsc", "stsz", "stco", "co64", "trex", "mehd", "mfhd", "tfhd", "tfdt", "trun");

  /** How long boxes without a table are, in one version and the other. */
  private static final Map<String, List<Integer>> LENGTHS =
      Map.of(
          "mvhd", List.of(100, 112),
          "tkhd", List.of(84, 96),
          "mdhd", List.of(24, 36),
          "smhd", List.of(8),
          "trex", List.of(24),
          "mehd", List.of(8, 12),
          "mfhd", List.of(8),
          "tfdt", List.of(8, 12));

  private static final int MOST_BRANDS = 64;
  private static final Set<String> CODINGS = Set.of("mp4a", "Opus", "alac", "samr", "sawb", "fLaC");
  private static final Set<String> OF_CODINGS =
      Set.of("esds", "dOps", "alac", "damr", "dfLa", "btrt");

  private final Bytes file;
  private final byte[] plain;
  private final List<long[]> data = new ArrayList<>();
  private boolean moves;
  private boolean inFragments;
  private int tracks;
  private int others;
  private long scale;
  private long ticks;
  private long usualTicks;
  private final Mp4Samples samples = new Mp4Samples();

  private Mp4File(Bytes file) {
    this.file = file;
    this.plain = file.array().clone();
  }

  static Sound read(Bytes file) throws Unfit {
    Mp4File mp4 = new Mp4File(file);
    mp4.boxes(0, file.length());
    if (mp4.moves) {
      throw Unfit.unknown();
    }
    if (mp4.tracks != 1
        || mp4.inFragments && mp4.others > 0
        || mp4.data.isEmpty()
        || mp4.scale == 0) {
      throw Unfit.damaged();
    }
    mp4.blankAround();
    return Sound.lasting("audio/mp4", mp4.plain, (double) mp4.ticks / mp4.scale);
  }

  private void boxes(long from, long to) throws Unfit {
    for (long at = from; at < to; ) {
      long length = file.u32(at);
      long head = 8;
      if (length == 1) {
        length = file.u64(at + 8);
        head = 16;
      }
      if (length < head || length > to - at) {
        throw Unfit.damaged();
      }
      box(file.ascii(at + 4, 4), at, at + head, at + length);
      at += length;
    }
  }

  private void box(String type, long at, long from, long to) throws Unfit {
    if (type.equals("trak")) {
      track(at, from, to);
    } else if (AROUND.contains(type)) {
      boxes(from, to);
    } else if (KEPT.contains(type)) {
      keep(type, at, from, to);
    } else {
      blank(at, from, to);
    }
  }

  /** Keeps the track of sound; one of film ends it all, and others are blanked. */
  private void track(long at, long from, long to) throws Unfit {
    int handler = file.find("hdlr", (int) from, (int) to);
    String kind = handler < 0 ? "" : file.ascii(handler + 12, 4);
    moves |= kind.equals("vide");
    if (kind.equals("soun")) {
      tracks++;
      boxes(from, to);
    } else {
      others++;
      blank(at, from, to);
    }
  }

  private void blank(long at, long from, long to) {
    byte[] free = {'f', 'r', 'e', 'e'};
    System.arraycopy(free, 0, plain, (int) at + 4, 4);
    Arrays.fill(plain, (int) from, (int) to, (byte) 0);
  }

  private void keep(String type, long at, long from, long to) throws Unfit {
    if (LENGTHS.containsKey(type) && !LENGTHS.get(type).contains((int) (to - from))) {
      throw Unfit.damaged();
    }
    switch (type) {
      case "ftyp", "styp" -> {
        if (to - from > MOST_BRANDS) {
          throw Unfit.damaged();
        }
      }
      case "mdat" -> data.add(new long[] {from, to});
      case "mvhd", "tkhd" -> blankDays(from);
      case "mdhd" -> {
        blankDays(from);
        boolean wide = file.u8(from) == 1;
        scale = file.u32(from + (wide ? 20 : 12));
      }
      case "hdlr" -> {
        file.within(from, 24);
        Arrays.fill(plain, (int) from + 24, (int) to, (byte) 0);
      }
      case "dref" -> {
        // The samples lie in this very file, and no address is named.
        if (file.u32(from + 4) != 1 || (file.u8(from + 19) & 1) != 1 || to != from + 20) {
          throw Unfit.damaged();
        }
      }
      case "stsd" -> coding(from, to);
      case "stts" -> {
        long entries = file.u32(from + 4);
        file.within(from, 8 + entries * 8);
        for (long n = 0; n < entries; n++) {
          ticks += file.u32(from + 8 + n * 8) * file.u32(from + 12 + n * 8);
        }
        blankTail(from + 8 + entries * 8, to);
      }
      case "stsz" -> blankTail(samples.sizes(file, from), to);
      case "stsc" -> blankTail(samples.chunks(file, from), to);
      case "stco" -> blankTail(samples.places(file, from, 4), to);
      case "co64" -> blankTail(samples.places(file, from, 8), to);
      case "trex" -> usualTicks = file.u32(from + 12);
      case "tfhd" -> {
        long flags = file.u32(from) & 0xff_ffff;
        long place = from + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        usualTicks = (flags & 8) != 0 ? file.u32(place) : usualTicks;
      }
      case "trun" -> run(from, to);
      default -> {
        // Needed as it is, and without words.
      }
    }
  }

  /** What hangs on behind a table. */
  private void blankTail(long from, long to) throws Unfit {
    if (from > to) {
      throw Unfit.damaged();
    }
    Arrays.fill(plain, (int) from, (int) to, (byte) 0);
  }

  /** When it was made and changed. */
  private void blankDays(long from) throws Unfit {
    int bytes = file.u8(from) == 1 ? 16 : 8;
    file.within(from + 4, bytes);
    Arrays.fill(plain, (int) from + 4, (int) from + 4 + bytes, (byte) 0);
  }

  /** One way of coding, with what its decoder needs. */
  private void coding(long from, long to) throws Unfit {
    long entry = from + 8;
    if (file.u32(from + 4) != 1
        || !CODINGS.contains(file.ascii(entry + 4, 4))
        || file.u32(entry) != to - entry) {
      throw Unfit.damaged();
    }
    if (file.u16(entry + 16) != 0) {
      throw Unfit.damaged();
    }
    long at = entry + 36;
    while (at < to) {
      long length = file.u32(at);
      if (length < 8 || length > to - at) {
        throw Unfit.damaged();
      }
      if (!OF_CODINGS.contains(file.ascii(at + 4, 4))) {
        blank(at, at + 8, at + length);
      }
      at += length;
    }
  }

  /** Adds up how long the samples of a fragment last. */
  private void run(long from, long to) throws Unfit {
    long flags = file.u32(from) & 0xff_ffff;
    long count = file.u32(from + 4);
    long at = from + 8 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
    int each =
        4
            * (((flags & 0x100) != 0 ? 1 : 0)
                + ((flags & 0x200) != 0 ? 1 : 0)
                + ((flags & 0x400) != 0 ? 1 : 0)
                + ((flags & 0x800) != 0 ? 1 : 0));
    file.within(at, count * each);
    if (count > file.length()) {
      throw Unfit.damaged();
    }
    for (long n = 0; n < count; n++) {
      ticks += (flags & 0x100) != 0 ? file.u32(at + n * each) : usualTicks;
    }
    blankTail(at + count * each, to);
    inFragments = true;
  }

  /** What lies between the samples of a whole file is nobody's sound. */
  private void blankAround() throws Unfit {
    if (inFragments) {
      return;
    }
    List<long[]> used = samples.ranges(file.length());
    for (long[] part : data) {
      long at = part[0];
      for (long[] range : used) {
        if (range[1] <= at || range[0] >= part[1]) {
          continue;
        }
        if (range[0] > at) {
          Arrays.fill(plain, (int) at, (int) range[0], (byte) 0);
        }
        at = Math.max(at, range[1]);
      }
      if (at < part[1]) {
        Arrays.fill(plain, (int) at, (int) part[1], (byte) 0);
      }
    }
  }
}
