package org.koumen.platform;

/** A value that problems say in the reader's own words, while JSON gives its code. */
@FunctionalInterface
public interface Worded {
  /** In Chinese, or in English. */
  String word(boolean chinese);
}
