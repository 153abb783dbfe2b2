package org.koumen.exchange.sheet;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * The texts that a workbook keeps apart from its cells, packed as UTF-8: a million names in some
 * twenty bytes each where objects would take eighty.
 */
final class SharedStrings {
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int CACHE = 1 << 13;

  private final long limit;
  private byte[][] pages = new byte[0][];
  private int[] starts = new int[1024];
  private int[] lengths = new int[1024];
  private int count;
  private int used = PAGE;

  /** Repeated texts come out as one object; a slot holds whichever text came last. */
  private final @Nullable String[] cache = new @Nullable String[CACHE];

  private final int[] cached = new int[CACHE];

  private SharedStrings(long limit) {
    this.limit = limit;
    Arrays.fill(cached, -1);
  }

  static SharedStrings none() {
    return new SharedStrings(0);
  }

  static SharedStrings read(InputStream in, Limits limits) {
    SharedStrings strings = new SharedStrings(limits.sharedStringBytes());
    StringBuilder text = new StringBuilder();
    try (Xml xml = new Xml(in)) {
      while (xml.advance()) {
        if (xml.starts("si")) {
          text.setLength(0);
          while (xml.advance() && !xml.ends("si")) {
            if (xml.starts("t")) {
              xml.text(text, limits.cellCharacters() + 1);
            } else if (xml.starts("rPh")) {
              xml.skip();
            }
          }
          strings.add(CellText.unescape(text));
        }
      }
    }
    return strings;
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (used + bytes.length > PAGE) {
      if ((pages.length + 1L) * PAGE > limit) {
        throw new Refusal(
            Problem.WORKBOOK_HOSTILE,
            Map.of("what", "sharedStrings", "found", (pages.length + 1L) * PAGE, "limit", limit));
      }
      pages = Arrays.copyOf(pages, pages.length + 1);
      pages[pages.length - 1] = new byte[PAGE];
      used = 0;
    }
    if (count == starts.length) {
      if (count * 8L > limit) {
        throw new Refusal(
            Problem.WORKBOOK_HOSTILE,
            Map.of("what", "sharedStrings", "found", count * 8L, "limit", limit));
      }
      starts = Arrays.copyOf(starts, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    System.arraycopy(bytes, 0, pages[pages.length - 1], used, bytes.length);
    starts[count] = ((pages.length - 1) << PAGE_BITS) + used;
    lengths[count] = bytes.length;
    count++;
    used += bytes.length;
  }

  /**
   * The text at an index that a cell names; a cell that names one past the end makes the file
   * damaged.
   */
  String at(int index) {
    if (index < 0 || index >= count) {
      throw new Refusal(Problem.WORKBOOK_DAMAGED);
    }
    int slot = index & (CACHE - 1);
    String known = cache[slot];
    if (known != null && cached[slot] == index) {
      return known;
    }
    int start = starts[index];
    String text =
        new String(
            pages[start >>> PAGE_BITS], start & (PAGE - 1), lengths[index], StandardCharsets.UTF_8);
    cache[slot] = text;
    cached[slot] = index;
    return text;
  }
}
