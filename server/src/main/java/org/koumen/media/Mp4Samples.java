package org.koumen.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the samples of a track lie in its file; each table answers where it ends (ISO/IEC 14496-12,
 * 8.7).
 */
final class Mp4Samples {
  private static final int MOST = 1 << 20;

  private long[] sizes = {};
  private long[] places = {};
  private final List<long[]> chunks = new ArrayList<>();

  long sizes(Bytes file, long from) throws Unfit {
    long same = file.u32(from + 4);
    int count = count(file, from + 8);
    file.within(from + 12, same == 0 ? 4L * count : 0);
    sizes = new long[count];
    for (int n = 0; n < count; n++) {
      sizes[n] = same == 0 ? file.u32(from + 12 + 4L * n) : same;
    }
    return from + 12 + (same == 0 ? 4L * count : 0);
  }

  /** Which chunk begins a stretch of so many samples each. */
  long chunks(Bytes file, long from) throws Unfit {
    int count = count(file, from + 4);
    file.within(from + 8, 12L * count);
    for (int n = 0; n < count; n++) {
      chunks.add(new long[] {file.u32(from + 8 + 12L * n), file.u32(from + 12 + 12L * n)});
    }
    return from + 8 + 12L * count;
  }

  long places(Bytes file, long from, int bytes) throws Unfit {
    int count = count(file, from + 4);
    file.within(from + 8, (long) bytes * count);
    places = new long[count];
    for (int n = 0; n < count; n++) {
      long at = from + 8 + (long) bytes * n;
      places[n] = bytes == 4 ? file.u32(at) : file.u64(at);
    }
    return from + 8 + (long) bytes * count;
  }

  private static int count(Bytes file, long at) throws Unfit {
    long count = file.u32(at);
    if (count > MOST) {
      throw Unfit.damaged();
    }
    return (int) count;
  }

  /** From where to where samples lie, in the order of the file. */
  List<long[]> ranges(long fileLength) throws Unfit {
    List<long[]> ranges = new ArrayList<>();
    int sample = 0;
    int stretch = 0;
    for (int chunk = 1; chunk <= places.length; chunk++) {
      while (stretch + 1 < chunks.size() && chunks.get(stretch + 1)[0] <= chunk) {
        stretch++;
      }
      if (chunks.isEmpty()) {
        throw Unfit.damaged();
      }
      long length = 0;
      for (long n = 0; n < chunks.get(stretch)[1] && sample < sizes.length; n++) {
        length += sizes[sample++];
      }
      long place = places[chunk - 1];
      if (place < 0 || length > fileLength || place > fileLength - length) {
        throw Unfit.damaged();
      }
      ranges.add(new long[] {place, place + length});
    }
    if (sample == 0 || sample != sizes.length) {
      throw Unfit.damaged();
    }
    ranges.sort(Comparator.comparingLong(range -> range[0]));
    return ranges;
  }
}
