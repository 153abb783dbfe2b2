package org.koumen.exchange.sheet;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** A text table: comma, semicolon or tab between the cells, in UTF-8, GB18030 or UTF-16. */
final class TextTable implements SheetFile {
  private static final int SAMPLE = 65_536;

  private final Path file;
  private final long size;
  private final Charset charset;
  private final Limits limits;

  private TextTable(Path file, long size, Charset charset, Limits limits) {
    this.file = file;
    this.size = size;
    this.charset = charset;
    this.limits = limits;
  }

  static TextTable open(Path file, Limits limits) throws IOException {
    return new TextTable(file, Files.size(file), TextEncoding.of(file), limits);
  }

  @Override
  public List<String> sheets() {
    return List.of(String.valueOf(file.getFileName()));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SheetReader read(int sheet) {
    try {
      Counted bytes = new Counted(Files.newInputStream(file));
      BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, charset), SAMPLE);
      skipMark(reader);
      reader.mark(SAMPLE);
      char[] sample = new char[SAMPLE - 1];
      int length = reader.read(sample);
      reader.reset();
      return new Records(reader, separator(sample, length), limits, bytes);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void skipMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  /** The sign that stands most often outside quotes in the beginning of the file. */
  static char separator(char[] sample, int length) {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    for (int i = 0; i < length; i++) {
      switch (sample[i]) {
        case '"' -> quoted = !quoted;
        case ',' -> commas += quoted ? 0 : 1;
        case ';' -> semicolons += quoted ? 0 : 1;
        case '\t' -> tabs += quoted ? 0 : 1;
        default -> {}
      }
    }
    if (tabs > commas && tabs > semicolons) {
      return '\t';
    }
    return semicolons > commas ? ';' : ',';
  }

  @Override
  public void close() {}

  private static final class Counted extends FilterInputStream {
    private long taken;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      taken += Math.max(0, read);
      return read;
    }
  }

  private static final class Records implements SheetReader {
    private final Reader source;
    private final Counted bytes;
    private final Iterator<SheetRow> rows;

    Records(Reader source, char separator, Limits limits, Counted bytes) {
      this.source = source;
      this.bytes = bytes;
      this.rows =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .allowExtraCharsAfterClosingQuote(true)
              .build(new Handler(limits), source)
              .iterator();
    }

    @Override
    public Optional<SheetRow> next() {
      try {
        while (rows.hasNext()) {
          SheetRow row = rows.next();
          if (!row.isBlank()) {
            return Optional.of(row);
          }
        }
        return Optional.empty();
      } catch (CsvParseException problem) {
        if (problem.getCause() instanceof Refusal refusal) {
          throw refusal;
        }
        throw new Refusal(Problem.TEXT_DAMAGED);
      } catch (UncheckedIOException problem) {
        throw new Refusal(Problem.TEXT_DAMAGED);
      }
    }

    @Override
    public long position() {
      return bytes.taken;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }

  /**
   * Builds rows within the limits; the number of a row is the one a spreadsheet program would show.
   */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<SheetRow> {
    private final Limits limits;
    private String[] cells = new String[16];
    private int width;
    private int number;
    private List<CellFlaw> flaws = List.of();

    Handler(Limits limits) {
      this.limits = limits;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      number++;
      width = 0;
      flaws = List.of();
      if (number > limits.rows()) {
        throw new Refusal(Problem.SHEET_TOO_LONG, Map.of("limit", limits.rows()));
      }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (index >= limits.columns()) {
        if (!new String(buffer, offset, length).isBlank()) {
          throw new Refusal(
              Problem.SHEET_TOO_WIDE, Map.of("row", number, "limit", limits.columns()));
        }
        return;
      }
      if (index >= cells.length) {
        cells = Arrays.copyOf(cells, Math.max(index + 1, cells.length * 2));
      }
      if (length > limits.cellCharacters()) {
        if (flaws.isEmpty()) {
          flaws = new ArrayList<>(1);
        }
        flaws.add(
            new CellFlaw(index, CellFlaw.Kind.TOO_LONG, new String(buffer, offset, 20) + "…"));
        cells[index] = "";
      } else {
        cells[index] = new String(buffer, offset, length);
      }
      width = index + 1;
    }

    @Override
    protected SheetRow buildRecord() {
      String[] row = new String[width];
      System.arraycopy(cells, 0, row, 0, width);
      return new SheetRow(number, row, flaws);
    }
  }
}
