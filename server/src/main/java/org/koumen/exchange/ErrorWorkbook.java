package org.koumen.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.koumen.exchange.sheet.AnnotatedCopy;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetFile;
import org.springframework.stereotype.Component;

/** The file as it came plus a column that says what is wrong in each row. */
@Component
class ErrorWorkbook {
  private final ImportRunner runner;
  private final ImportTable table;

  ErrorWorkbook(ImportRunner runner, ImportTable table) {
    this.runner = runner;
    this.table = table;
  }

  void write(ImportKind kind, UUID run, Path file, boolean chinese, OutputStream out)
      throws IOException {
    int sheet;
    int header;
    try (SheetFile sheets = SheetFile.open(file);
        HeadedSheet<?> headed = runner.kind(kind).header(sheets)) {
      sheet = headed.sheet();
      header = headed.header().number();
    }
    try (SheetFile sheets = SheetFile.open(file)) {
      AnnotatedCopy.write(
          sheets,
          sheet,
          header,
          new Notes(run, chinese),
          chinese ? "有问题的行" : "Rows with problems",
          chinese ? "行号" : "Row",
          out);
    }
  }

  /** Findings in the order of the rows, fetched as they are needed. */
  private final class Notes implements IntFunction<String> {
    private static final int PAGE = 1_000;

    private final UUID run;
    private final boolean chinese;
    private final Deque<RowResult> ahead = new ArrayDeque<>();
    private int seen;
    private boolean ended;

    Notes(UUID run, boolean chinese) {
      this.run = run;
      this.chinese = chinese;
    }

    @Override
    public String apply(int row) {
      while (true) {
        if (ahead.isEmpty() && !ended) {
          ahead.addAll(table.findings(run, seen, PAGE));
          ended = ahead.size() < PAGE;
        }
        RowResult next = ahead.peek();
        if (next == null || next.row() > row) {
          return "";
        }
        ahead.poll();
        seen = next.row();
        if (next.row() == row) {
          return next.issues().stream()
              .map(issue -> issue.text(chinese))
              .collect(Collectors.joining(chinese ? "；" : "; "));
        }
      }
    }
  }
}
