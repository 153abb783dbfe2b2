package org.koumen.exchange.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks made by hand, well-formed or otherwise. */
final class WorkbookFiles {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Writes the content of one part. */
  @FunctionalInterface
  interface Part {
    void writeTo(OutputStream out) throws IOException;
  }

  private WorkbookFiles() {}

  /** A workbook with one sheet whose rows are the given XML. */
  static WorkbookFiles withRows(String rows) {
    return new WorkbookFiles()
        .part(
            "xl/_rels/workbook.xml.rels",
            HEAD
                + "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\""
                + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\""
                + " Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\""
                + " Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>")
        .part(
            "xl/workbook.xml",
            HEAD
                + "<workbook"
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                + " name=\"住户\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
        .part(
            "xl/styles.xml",
            HEAD
                + "<styleSheet><numFmts><numFmt numFmtId=\"170\""
                + " formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d\"/></numFmts><cellXfs><xf"
                + " numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf"
                + " numFmtId=\"170\"/></cellXfs></styleSheet>")
        .part("xl/sharedStrings.xml", HEAD + "<sst></sst>")
        .part("xl/worksheets/sheet1.xml", sheet(rows));
  }

  static String sheet(String rows) {
    return HEAD + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  WorkbookFiles sharedStrings(String... texts) {
    StringBuilder xml = new StringBuilder(HEAD + "<sst>");
    for (String text : texts) {
      xml.append(text.startsWith("<") ? text : "<si><t>" + text + "</t></si>");
    }
    return part("xl/sharedStrings.xml", xml.append("</sst>").toString());
  }

  WorkbookFiles part(String name, String content) {
    return part(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  WorkbookFiles part(String name, Part content) {
    parts.put(name, content);
    return this;
  }

  Path writeTo(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, Part> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().writeTo(zip);
        zip.closeEntry();
      }
    }
    return file;
  }
}
