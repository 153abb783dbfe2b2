package org.koumen.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the small files of facts beside this package; see their README for the sources. */
final class Facts {

  private Facts() {}

  /** The lines of a file without comments and blank ones. */
  static List<String> lines(String name) {
    try (InputStream stream = Facts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("missing " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
