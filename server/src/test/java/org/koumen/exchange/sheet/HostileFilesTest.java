package org.koumen.exchange.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;

/** Files that want to harm, or were harmed: each is refused in words that say why. */
class HostileFilesTest {
  private static final Limits SMALL =
      new Limits(1_000, 200, 32_767, 50, 64L << 20, 250, 1L << 20, 4L << 20);

  private final Path folder;

  HostileFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file() {
    return folder.resolve("f.xlsx");
  }

  private static Refusal refusalOf(Path file, Limits limits) {
    return assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> {
              try (SheetFile sheets = SheetFile.open(file, limits);
                  SheetReader rows = sheets.read(0)) {
                Optional<SheetRow> row;
                do {
                  row = rows.next();
                } while (row.isPresent());
              }
            })
        .actual();
  }

  private static Problem problemOf(Path file) {
    return refusalOf(file, SMALL).problem();
  }

  private static void zeros(OutputStream out, long bytes) throws IOException {
    byte[] block = new byte[1 << 16];
    Arrays.fill(block, (byte) ' ');
    for (long written = 0; written < bytes; written += block.length) {
      out.write(block);
    }
  }

  @Test
  void a_bomb_is_stopped_while_it_inflates() throws IOException {
    Path bomb =
        WorkbookFiles.withRows("")
            .part(
                "xl/worksheets/sheet1.xml",
                out -> {
                  out.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
                  zeros(out, 48L << 20);
                  out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
                })
            .writeTo(file());
    assertThat(Files.size(bomb)).isLessThan(200_000);
    Refusal refusal = refusalOf(bomb, SMALL);
    assertThat(refusal.problem()).isEqualTo(Problem.WORKBOOK_HOSTILE);
    assertThat(refusal.values()).containsEntry("what", "ratio");
  }

  @Test
  void a_bomb_in_the_shared_texts_is_stopped_too() throws IOException {
    Path bomb =
        WorkbookFiles.withRows("")
            .part(
                "xl/sharedStrings.xml",
                out -> {
                  out.write("<sst><si><t>".getBytes(StandardCharsets.UTF_8));
                  zeros(out, 48L << 20);
                  out.write("</t></si></sst>".getBytes(StandardCharsets.UTF_8));
                })
            .writeTo(file());
    assertThat(problemOf(bomb)).isEqualTo(Problem.WORKBOOK_HOSTILE);
  }

  @Test
  void inflated_bytes_are_limited_whatever_the_ratio() throws IOException {
    Limits tight = new Limits(1_000, 200, 32_767, 50, 1L << 20, 1_000_000, 1L << 20, 4L << 20);
    Path large =
        WorkbookFiles.withRows("")
            .part(
                "xl/worksheets/sheet1.xml",
                out -> {
                  out.write("<worksheet>".getBytes(StandardCharsets.UTF_8));
                  zeros(out, 2L << 20);
                  out.write("</worksheet>".getBytes(StandardCharsets.UTF_8));
                })
            .writeTo(file());
    assertThat(refusalOf(large, tight).values()).containsEntry("what", "inflated");
  }

  @Test
  void thousands_of_entries_are_refused_before_the_directory_is_loaded() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      for (int i = 0; i < 3_000; i++) {
        zip.putNextEntry(new ZipEntry("x/" + i));
        zip.closeEntry();
      }
    }
    assertThat(refusalOf(file(), SMALL).values()).containsEntry("what", "entries");
  }

  @Test
  void a_workbook_that_was_cut_off_is_damaged() throws IOException {
    Path whole =
        WorkbookFiles.withRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").writeTo(file());
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {3, bytes.length / 2, bytes.length - 30, bytes.length - 1}) {
      Files.write(whole, Arrays.copyOf(bytes, length));
      assertThat(problemOf(whole)).as("cut at %d", length).isEqualTo(Problem.WORKBOOK_DAMAGED);
    }
  }

  @Test
  void a_workbook_with_a_flipped_byte_is_damaged() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i < 500; i++) {
      rows.append("<row r=\"")
          .append(i)
          .append("\"><c><v>")
          .append(i * 7919 % 1000)
          .append("</v></c></row>");
    }
    Path whole = WorkbookFiles.withRows(rows.toString()).writeTo(file());
    byte[] bytes = Files.readAllBytes(whole);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40, (byte) 0x55);
    Files.write(whole, bytes);
    assertThat(problemOf(whole)).isEqualTo(Problem.WORKBOOK_DAMAGED);
  }

  @Test
  void document_types_and_their_entities_are_refused() throws IOException {
    String evil =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM"
            + " \"file:///etc/passwd\">]><worksheet><sheetData><row><c"
            + " t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
    Path file = WorkbookFiles.withRows("").part("xl/worksheets/sheet1.xml", evil).writeTo(file());
    Refusal refusal = refusalOf(file, SMALL);
    assertThat(refusal.problem()).isEqualTo(Problem.WORKBOOK_HOSTILE);
    assertThat(refusal.values()).containsEntry("what", "DTD");
  }

  @Test
  void a_million_columns_are_refused() throws IOException {
    assertThat(
            problemOf(
                WorkbookFiles.withRows("<row r=\"1\"><c r=\"BDWGN1\"><v>1</v></c></row>")
                    .writeTo(file())))
        .isEqualTo(Problem.SHEET_TOO_WIDE);
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      cells.append("<c><v>1</v></c>");
    }
    assertThat(problemOf(WorkbookFiles.withRows("<row>" + cells + "</row>").writeTo(file())))
        .isEqualTo(Problem.SHEET_TOO_WIDE);
    Path csv = folder.resolve("wide.csv");
    Files.writeString(csv, "姓名" + ",1".repeat(1_000_000) + "\n");
    assertThat(problemOf(csv)).isEqualTo(Problem.SHEET_TOO_WIDE);
  }

  @Test
  void rows_past_the_last_one_are_refused() throws IOException {
    assertThat(
            problemOf(
                WorkbookFiles.withRows("<row r=\"1001\"><c><v>1</v></c></row>").writeTo(file())))
        .isEqualTo(Problem.SHEET_TOO_LONG);
    Path csv = folder.resolve("long.csv");
    Files.writeString(csv, "a,b\n".repeat(1_001));
    assertThat(problemOf(csv)).isEqualTo(Problem.SHEET_TOO_LONG);
  }

  @Test
  void rows_that_run_backwards_are_damaged() throws IOException {
    assertThat(
            problemOf(
                WorkbookFiles.withRows(
                        "<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>")
                    .writeTo(file())))
        .isEqualTo(Problem.WORKBOOK_DAMAGED);
  }

  @Test
  void a_cell_that_names_a_text_past_the_end_is_damage_and_not_an_endless_loop()
      throws IOException {
    assertThat(
            problemOf(
                WorkbookFiles.withRows("<row><c t=\"s\"><v>2000000000</v></c></row>")
                    .writeTo(file())))
        .isEqualTo(Problem.WORKBOOK_DAMAGED);
  }

  @Test
  void too_many_shared_texts_are_refused() throws IOException {
    Path file =
        WorkbookFiles.withRows("")
            .part(
                "xl/sharedStrings.xml",
                out -> {
                  out.write("<sst>".getBytes(StandardCharsets.UTF_8));
                  java.util.Random random = new java.util.Random(1);
                  for (int i = 0; i < 400_000; i++) {
                    out.write(
                        ("<si><t>" + Long.toHexString(random.nextLong()) + "</t></si>")
                            .getBytes(StandardCharsets.UTF_8));
                  }
                  out.write("</sst>".getBytes(StandardCharsets.UTF_8));
                })
            .writeTo(file());
    assertThat(refusalOf(file, SMALL).values()).containsEntry("what", "sharedStrings");
  }

  @Test
  void other_kinds_of_files_are_named() throws IOException {
    Path file = folder.resolve("x.xls");
    Files.write(file, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
    assertThat(problemOf(file)).isEqualTo(Problem.WORKBOOK_OLD);

    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    byte[] encrypted = new byte[700];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, encrypted, 0, 4);
    System.arraycopy(name, 0, encrypted, 513, name.length);
    Files.write(file, encrypted);
    assertThat(problemOf(file)).isEqualTo(Problem.WORKBOOK_ENCRYPTED);

    Files.writeString(file, "<html><table><tr><td>姓名</td></tr></table></html>");
    assertThat(refusalOf(file, SMALL).values()).containsEntry("what", "HTML/XML");

    Files.writeString(file, "%PDF-1.7");
    assertThat(refusalOf(file, SMALL).values()).containsEntry("what", "PDF");

    Files.write(file, new byte[] {1, 0, 2, 0});
    assertThat(problemOf(file)).isEqualTo(Problem.NOT_A_WORKBOOK);

    Files.write(file, new byte[0]);
    assertThat(problemOf(file)).isEqualTo(Problem.FILE_EMPTY);

    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
    }
    assertThat(refusalOf(file, SMALL).values()).containsEntry("what", "Word");
  }

  @Test
  void an_attribute_of_a_megabyte_is_damage() throws IOException {
    Path file =
        WorkbookFiles.withRows("<row r=\"1\" x=\"" + "y".repeat(1 << 20) + "\"/>").writeTo(file());
    assertThat(problemOf(file)).isEqualTo(Problem.WORKBOOK_DAMAGED);
  }

  @Test
  void bytes_of_no_known_encoding_are_refused() throws IOException {
    Path csv = folder.resolve("x.csv");
    Files.write(csv, new byte[] {'a', ',', (byte) 0xFF, (byte) 0x80, '\n'});
    assertThat(problemOf(csv)).isEqualTo(Problem.TEXT_ENCODING);
  }
}
