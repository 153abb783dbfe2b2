package org.koumen.exchange.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/**
 * A file with sheets: a workbook (.xlsx, .xlsm) or a text table (.csv, .txt, .tsv), told apart by
 * its first bytes.
 */
public interface SheetFile extends Closeable {
  /** Names of the visible sheets in their order; one name for a text table. */
  List<String> sheets();

  /**
   * Opens a sheet; only one at a time.
   *
   * @param sheet index into {@link #sheets()}
   */
  SheetReader read(int sheet);

  /** Length of the stored file in bytes. */
  long size();

  /**
   * Opens a file within the standard limits.
   *
   * @throws Refusal when it is nothing that Koumen reads, in words that say what it is instead
   */
  static SheetFile open(Path file) {
    return open(file, Limits.standard());
  }

  /** Opens a file within the given limits. */
  static SheetFile open(Path file, Limits limits) {
    try {
      byte[] head = head(file);
      if (head.length == 0) {
        throw new Refusal(Problem.FILE_EMPTY);
      }
      return switch (kind(head)) {
        case ZIP -> Workbook.open(file, limits);
        case OLE -> throw oldOrEncrypted(file);
        case MARKUP -> throw notWorkbook("HTML/XML");
        case PDF -> throw notWorkbook("PDF");
        case OTHER_BINARY -> throw notWorkbook("?");
        case TEXT -> TextTable.open(file, limits);
      };
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4096);
    }
  }

  /** What the first bytes look like. */
  enum Kind {
    ZIP,
    OLE,
    MARKUP,
    PDF,
    OTHER_BINARY,
    TEXT
  }

  private static Kind kind(byte[] head) {
    if (starts(head, 'P', 'K')) {
      return Kind.ZIP;
    }
    if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return Kind.OLE;
    }
    if (starts(head, '%', 'P', 'D', 'F')) {
      return Kind.PDF;
    }
    if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
      return Kind.TEXT;
    }
    String opening =
        new String(head, StandardCharsets.ISO_8859_1)
            .replace("\u00EF\u00BB\u00BF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (opening.startsWith("<!doctype")
        || opening.startsWith("<html")
        || opening.startsWith("<?xml")
        || opening.startsWith("<table")) {
      return Kind.MARKUP;
    }
    return opening.indexOf('\0') >= 0 ? Kind.OTHER_BINARY : Kind.TEXT;
  }

  private static boolean starts(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Both kinds share one container; a password shows as a stream named EncryptedPackage in its
   * directory.
   */
  private static Refusal oldOrEncrypted(Path file) throws IOException {
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = in.readNBytes(64 << 20);
      for (int at = 0; at + mark.length <= part.length; at++) {
        if (Arrays.equals(part, at, at + mark.length, mark, 0, mark.length)) {
          return new Refusal(Problem.WORKBOOK_ENCRYPTED);
        }
      }
    }
    return new Refusal(Problem.WORKBOOK_OLD);
  }

  private static Refusal notWorkbook(String what) {
    return new Refusal(Problem.NOT_A_WORKBOOK, Map.of("what", what));
  }
}
