package org.koumen.area;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The national divisions as they are published in five files: provinces, cities, areas (counties),
 * streets (townships) and villages, each {@code .csv} or {@code .csv.gz} in UTF-8 with columns
 * {@code code} and {@code name}. Codes stand in their natural length.
 */
public final class NationFiles {
  private record Part(String file, AreaLevel level) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("provinces.csv", AreaLevel.PROVINCE),
          new Part("cities.csv", AreaLevel.PREFECTURE),
          new Part("areas.csv", AreaLevel.COUNTY),
          new Part("streets.csv", AreaLevel.TOWNSHIP),
          new Part("villages.csv", AreaLevel.VILLAGE));

  private NationFiles() {}

  /** A file that cannot be read as such, with the place. */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /** The first of the five files that a folder lacks; empty when all are there. */
  public static Optional<String> missingFrom(Path folder) {
    return PARTS.stream().map(Part::file).filter(file -> found(folder, file).isEmpty()).findFirst();
  }

  /**
   * All rows, from the provinces down; to be closed by the caller. Reading throws {@link
   * UncheckedIOException} with {@link Unreadable} for a row that is none.
   *
   * @throws NoSuchFileException when one of the files is missing
   */
  public static Stream<AreaEntry> read(Path folder) throws IOException {
    Stream<AreaEntry> all = Stream.empty();
    for (Part part : PARTS) {
      Path file =
          found(folder, part.file())
              .orElseThrow(() -> new NoSuchFileException(folder.resolve(part.file()).toString()));
      all = Stream.concat(all, rows(file, part.level()));
    }
    return all;
  }

  private static Optional<Path> found(Path folder, String file) {
    return Stream.of(folder.resolve(file), folder.resolve(file + ".gz"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Stream<AreaEntry> rows(Path file, AreaLevel level) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8));
    return csv.stream().map(row -> entry(row, file, level)).onClose(() -> close(csv));
  }

  private static AreaEntry entry(NamedCsvRecord row, Path file, AreaLevel level) {
    Optional<AreaCode> code =
        row.findField("code").flatMap(AreaCode::parse).filter(found -> found.level() == level);
    Optional<String> name =
        row.findField("name").map(String::strip).filter(text -> !text.isEmpty());
    if (code.isEmpty() || name.isEmpty()) {
      throw new UncheckedIOException(
          new Unreadable(
              "%s, line %d: expected a code of %d digits and a name"
                  .formatted(file.getFileName(), row.getStartingLineNumber(), level.digits())));
    }
    return new AreaEntry(code.get(), name.get());
  }

  private static void close(CsvReader<?> csv) {
    try {
      csv.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
