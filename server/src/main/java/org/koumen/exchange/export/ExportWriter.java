package org.koumen.exchange.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.koumen.exchange.sheet.SafeText;
import org.koumen.exchange.sheet.WorkbookWriter;

/** Writes the rows of a file in its format, however many there are. */
sealed interface ExportWriter extends Closeable {

  /** One more row. */
  void row(List<String> cells) throws IOException;

  /**
   * Begins a file.
   *
   * @param title of the sheet
   */
  static ExportWriter of(ExportFormat format, String title, List<String> header, OutputStream out)
      throws IOException {
    return switch (format) {
      case XLSX -> new Sheets(title, header, out);
      case CSV -> new Lines(header, out);
    };
  }

  /** A workbook; where a sheet is full, another follows with the same header. */
  final class Sheets implements ExportWriter {
    /** A little less than what a sheet can hold. */
    private static final int MOST_ROWS = 1_000_000;

    private final String title;
    private final List<String> header;
    private final WorkbookWriter workbook;
    private int sheets;
    private int rows;

    Sheets(String title, List<String> header, OutputStream out) throws IOException {
      this.title = title;
      this.header = header;
      this.workbook = new WorkbookWriter(out);
      begin();
    }

    private void begin() throws IOException {
      sheets++;
      rows = 0;
      workbook.sheet(
          sheets == 1 ? title : title + " " + sheets,
          1,
          header.stream().mapToInt(name -> Math.max(10, name.length() * 2 + 4)).toArray());
      workbook.header(header);
    }

    @Override
    public void row(List<String> cells) throws IOException {
      if (rows == MOST_ROWS) {
        begin();
      }
      workbook.row(cells);
      rows++;
    }

    @Override
    public void close() throws IOException {
      workbook.close();
    }
  }

  /** Comma-separated lines. */
  final class Lines implements ExportWriter {
    private final CsvWriter csv;

    Lines(List<String> header, OutputStream out) throws IOException {
      Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      text.write('\uFEFF');
      csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
      row(header);
    }

    @Override
    public void row(List<String> cells) {
      csv.writeRecord(cells.stream().map(SafeText::of).toList());
    }

    @Override
    public void close() throws IOException {
      csv.close();
    }
  }
}
