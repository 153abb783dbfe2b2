package org.koumen.exchange.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** An .xlsx or .xlsm workbook; macros, formulas, links and pictures in it are never touched. */
final class Workbook implements SheetFile {
  private static final int MOST_SHEETS = 500;

  private final GuardedZip zip;
  private final Limits limits;
  private final List<String> names = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  private final SharedStrings strings;
  private final CellStyles styles;
  private boolean since1904;

  private Workbook(GuardedZip zip, Limits limits) throws IOException {
    this.zip = zip;
    this.limits = limits;
    Map<String, String> targets = new HashMap<>();
    @Nullable String stringsPart = null;
    @Nullable String stylesPart = null;
    try (Xml xml = new Xml(required("xl/_rels/workbook.xml.rels"))) {
      while (xml.advance()) {
        String target = xml.isStart() ? xml.attribute("Target") : null;
        if (xml.starts("Relationship") && target != null && targets.size() < MOST_SHEETS * 2) {
          String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
          String type = String.valueOf(xml.attribute("Type"));
          if (type.endsWith("/sharedStrings")) {
            stringsPart = part;
          } else if (type.endsWith("/styles")) {
            stylesPart = part;
          }
          targets.put(String.valueOf(xml.attribute("Id")), part);
        }
      }
    }
    readSheets(targets);
    Optional<InputStream> texts = stringsPart == null ? Optional.empty() : zip.part(stringsPart);
    this.strings = texts.map(in -> SharedStrings.read(in, limits)).orElseGet(SharedStrings::none);
    Optional<InputStream> looks = stylesPart == null ? Optional.empty() : zip.part(stylesPart);
    this.styles = looks.map(CellStyles::read).orElseGet(CellStyles::none);
  }

  static Workbook open(Path file, Limits limits) throws IOException {
    GuardedZip zip = GuardedZip.open(file, limits);
    try {
      if (zip.part("xl/workbook.xml").isEmpty()) {
        throw new Refusal(Problem.NOT_A_WORKBOOK, Map.of("what", foreign(zip)));
      }
      return new Workbook(zip, limits);
    } catch (IOException | RuntimeException problem) {
      zip.close();
      throw problem;
    }
  }

  private static String foreign(GuardedZip zip) {
    if (zip.holds("xl/workbook.bin")) {
      return "xlsb";
    }
    if (zip.holds("word/")) {
      return "Word";
    }
    if (zip.holds("ppt/")) {
      return "PowerPoint";
    }
    return zip.holds("content.xml") ? "OpenDocument" : "zip";
  }

  private void readSheets(Map<String, String> targets) throws IOException {
    try (Xml xml = new Xml(required("xl/workbook.xml"))) {
      while (xml.advance()) {
        if (xml.starts("workbookPr")) {
          String base = xml.attribute("date1904");
          since1904 = "1".equals(base) || "true".equals(base);
        } else if (xml.starts("sheet") && names.size() < MOST_SHEETS) {
          String state = xml.attribute("state");
          String part = targets.get(String.valueOf(xml.relationship()));
          if (part != null && (state == null || state.equals("visible"))) {
            names.add(String.valueOf(xml.attribute("name")));
            parts.add(part);
          }
        }
      }
    }
    if (names.isEmpty()) {
      throw new Refusal(Problem.FILE_EMPTY);
    }
  }

  private InputStream required(String part) throws IOException {
    return zip.part(part).orElseThrow(() -> new Refusal(Problem.WORKBOOK_DAMAGED));
  }

  @Override
  public List<String> sheets() {
    return List.copyOf(names);
  }

  @Override
  public SheetReader read(int sheet) {
    try {
      return new WorkbookRows(
          new Xml(required(parts.get(sheet))), strings, styles, since1904, limits, this::position);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * Inflating is even enough for a progress bar: the share of inflated bytes is not known, so bytes
   * out are told.
   */
  private long position() {
    return zip.inflated();
  }

  @Override
  public long size() {
    return zip.size();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
