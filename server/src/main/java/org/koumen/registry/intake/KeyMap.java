package org.koumen.registry.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Remembers what an intake has met, by natural key: a million entries in some forty bytes each.
 * Keys are folded to 128 bits, so that two different ones are taken for the same about never.
 */
final class KeyMap {
  private long[] high = new long[1 << 10];
  private long[] low = new long[1 << 10];
  private int[] slots = new int[1 << 10];
  private int size;

  private final MessageDigest digest = newDigest();

  /**
   * The number kept under a key.
   *
   * @return -1 when there is none
   */
  int get(byte[] key) {
    int at = find(first(key), second(key));
    return slots[at] - 1;
  }

  /** Keeps a number under a key that has none yet. */
  void put(byte[] key, int number) {
    if (size * 2 >= slots.length) {
      grow();
    }
    long h = first(key);
    long l = second(key);
    int at = find(h, l);
    if (slots[at] == 0) {
      size++;
    }
    high[at] = h;
    low[at] = l;
    slots[at] = number + 1;
  }

  /** Folds texts to a key; a null text differs from an empty one. */
  byte[] key(String... parts) {
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return Arrays.copyOf(digest.digest(), 16);
  }

  private int find(long h, long l) {
    int mask = slots.length - 1;
    int at = (int) (h ^ (h >>> 32)) & mask;
    while (slots[at] != 0 && (high[at] != h || low[at] != l)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldSlots = slots;
    int capacity = slots.length * 2;
    high = new long[capacity];
    low = new long[capacity];
    slots = new int[capacity];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != 0) {
        int at = find(oldHigh[i], oldLow[i]);
        high[at] = oldHigh[i];
        low[at] = oldLow[i];
        slots[at] = oldSlots[i];
      }
    }
  }

  private static long first(byte[] key) {
    return longAt(key, 0);
  }

  private static long second(byte[] key) {
    return longAt(key, 8);
  }

  private static long longAt(byte[] key, int from) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (key[from + i] & 0xFF);
    }
    return value;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException("SHA-256 is part of every JDK", problem);
    }
  }
}
