package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All Java is in google-java-format's shape. With {@code -Dformat=write} ({@code ./koumen format})
 * the test brings it there instead of complaining.
 */
class SourcesAreFormattedTest {
  private static final boolean WRITE = "write".equals(System.getProperty("format"));
  private static final List<String> MODULES = List.of("server", "bench", "e2e");

  @Test
  void every_source_is_formatted() {
    var unformatted =
        MODULES.stream()
            .map(module -> Path.of("..", module, "src"))
            .filter(Files::isDirectory)
            .flatMap(SourcesAreFormattedTest::sources)
            .parallel()
            .filter(file -> !isFormatted(file))
            .map(file -> file.normalize().toString())
            .sorted()
            .toList();
    assertThat(unformatted).as("./koumen format brings these into shape").isEmpty();
  }

  private static Stream<Path> sources(Path root) {
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isFormatted(Path file) {
    try {
      var source = Files.readString(file);
      var shaped = shape(source);
      if (shaped.equals(source)) {
        return true;
      }
      if (WRITE) {
        Files.writeString(file, shaped);
      }
      return WRITE;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (FormatterException failed) {
      throw new IllegalStateException(file + ": " + failed.getMessage(), failed);
    }
  }

  /** The same steps, in the same order, as google-java-format's own command line. */
  private static String shape(String source) throws FormatterException {
    var style = JavaFormatterOptions.Style.GOOGLE;
    var ordered = ImportOrderer.reorderImports(source, style);
    var needed = RemoveUnusedImports.removeUnusedImports(ordered);
    var formatter = new Formatter(JavaFormatterOptions.builder().style(style).build());
    return StringWrapper.wrap(formatter.formatSource(needed), formatter);
  }
}
