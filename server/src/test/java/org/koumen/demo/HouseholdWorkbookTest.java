package org.koumen.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.exchange.household.HouseholdHeading;

/** The workbook that the generator writes. */
class HouseholdWorkbookTest {

  @Test
  void has_the_columns_that_the_import_reads() {
    assertThat(HouseholdWorkbook.COLUMNS)
        .containsExactlyElementsOf(
            Arrays.stream(HouseholdHeading.values()).map(HouseholdHeading::zh).toList());
  }

  @Test
  void has_a_line_for_every_resident_and_every_empty_home(@TempDir Path folder) throws Exception {
    DemoWorld world = new DemoWorld(Places.dongxing(), 7, LocalDate.of(2026, 11, 22));
    Path file = folder.resolve("dongxing.xlsx");
    HouseholdWorkbook.Written written;
    try (OutputStream out = Files.newOutputStream(file)) {
      written = HouseholdWorkbook.write(world, out);
    }
    int lines = written.lines();
    assertThat(lines).isGreaterThan(world.place().people());
    try (ZipFile workbook = new ZipFile(file.toFile());
        var sheet = workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet1.xml"))) {
      String xml = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(xml.split("<row ", -1)).hasSize(lines + 2);
      List<Home> empty = new ArrayList<>();
      world.emptyHomes(empty::addAll);
      List<MadeHousehold> homes = new ArrayList<>();
      world.villages(homes::addAll);
      assertThat(empty).hasSizeGreaterThan(200);
      assertThat(written.twice())
          .isEqualTo(homes.stream().mapToInt(it -> it.doubles().size()).sum());
      assertThat(written.sameNumber()).isBetween(1, written.twice());
      assertThat(lines)
          .isEqualTo(
              empty.size()
                  + homes.stream().mapToInt(it -> it.people().size() + it.doubles().size()).sum());
    }
  }
}
