package org.koumen.planning;

import java.util.Arrays;

/** Which visitors are looked at for which groups; grows as better ones are found. */
final class Arcs {
  private int[] groups;
  private int[] visitors;
  private int[] next;
  private final int[] first;
  private int count;

  Arcs(int groupCount, int expected) {
    groups = new int[expected];
    visitors = new int[expected];
    next = new int[expected];
    first = new int[groupCount];
    Arrays.fill(first, -1);
  }

  int count() {
    return count;
  }

  int group(int arc) {
    return groups[arc];
  }

  int visitor(int arc) {
    return visitors[arc];
  }

  /** The first arc of a group; -1 for none. */
  int firstOf(int group) {
    return first[group];
  }

  /** The next arc of the same group; -1 after the last. */
  int nextOf(int arc) {
    return next[arc];
  }

  /** Adds an arc unless it is there. */
  boolean add(int group, int visitor) {
    for (int arc = first[group]; arc >= 0; arc = next[arc]) {
      if (visitors[arc] == visitor) {
        return false;
      }
    }
    if (count == groups.length) {
      int larger = count * 3 / 2 + 16;
      groups = Arrays.copyOf(groups, larger);
      visitors = Arrays.copyOf(visitors, larger);
      next = Arrays.copyOf(next, larger);
    }
    groups[count] = group;
    visitors[count] = visitor;
    next[count] = first[group];
    first[group] = count++;
    return true;
  }
}
