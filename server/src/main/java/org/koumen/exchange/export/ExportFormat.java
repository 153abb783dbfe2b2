package org.koumen.exchange.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.koumen.platform.Refusal;

/** How a file is written. */
public enum ExportFormat {
  /** A workbook; every cell is text, so that no number loses its last digits. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  /** Comma-separated, UTF-8 with the mark by which Excel knows it. */
  CSV("text/csv;charset=UTF-8");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** The name in the database and in JSON, which is the file's ending too. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format with a code.
   *
   * @throws Refusal when there is none
   */
  @JsonCreator
  public static ExportFormat of(String code) {
    for (ExportFormat format : values()) {
      if (format.code().equals(code)) {
        return format;
      }
    }
    throw Refusal.badInput("format");
  }
}
