package org.koumen.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * The national register as a folder of tables, one a level, each with the columns {@code code} and
 * {@code name} among others: provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv; any
 * of them may be packed as .gz or missing.
 */
final class AreaFolder {
  private static final List<String> FILES =
      List.of("provinces", "cities", "areas", "streets", "villages");

  private AreaFolder() {}

  /**
   * All areas of a folder, in the order of their codes.
   *
   * @throws Refusal when the folder has none of the tables, or one lacks its columns
   */
  static List<AreaEntry> read(Path folder) throws IOException {
    List<AreaEntry> entries = new ArrayList<>(700_000);
    boolean any = false;
    for (String name : FILES) {
      Path plain = folder.resolve(name + ".csv");
      Path packed = folder.resolve(name + ".csv.gz");
      if (Files.exists(plain)) {
        any = true;
        try (InputStream in = Files.newInputStream(plain)) {
          read(in, name, entries);
        }
      } else if (Files.exists(packed)) {
        any = true;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
          read(in, name, entries);
        }
      }
    }
    if (!any) {
      throw new Refusal(
          Problem.HEADER_NOT_FOUND,
          Map.of("columns", "provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv"));
    }
    entries.sort(Comparator.comparing(entry -> entry.code().value()));
    return entries;
  }

  private static void read(InputStream in, String file, List<AreaEntry> entries)
      throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        String code = row.findField("code").orElse("");
        String name = row.findField("name").orElse("");
        if (name.isBlank()) {
          throw new Refusal(
              Problem.HEADER_INCOMPLETE,
              Map.of("row", row.getStartingLineNumber(), "columns", file + ".csv: code, name"));
        }
        entries.add(
            new AreaEntry(
                AreaCode.parse(code)
                    .orElseThrow(
                        () ->
                            Refusal.badInput(
                                file + ".csv " + row.getStartingLineNumber() + ": " + code)),
                name));
      }
    }
  }
}
