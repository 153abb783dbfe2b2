package org.koumen.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationFilesTest {

  private final Path folder;

  NationFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void five_files_are_read_from_the_top_down() throws IOException {
    write("provinces.csv", "code,name\n44,\"广东省\"\n");
    write("cities.csv", "code,name,provinceCode\n4419,\"东莞市\",44\n");
    write("areas.csv", "code,name,cityCode,provinceCode\n441900,\"东莞市\",4419,44\n");
    write("streets.csv", "code,name\n441900003,\"东城街道\"\n");
    assertThat(NationFiles.missingFrom(folder)).contains("villages.csv");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("villages.csv.gz")))) {
      out.write("code,name\n441900003002,\"岗贝社区\"\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(NationFiles.missingFrom(folder)).isEmpty();
    try (Stream<AreaEntry> rows = NationFiles.read(folder)) {
      List<AreaEntry> all = rows.toList();
      assertThat(all)
          .extracting(entry -> entry.code().value())
          .containsExactly("44", "4419", "441900", "441900003", "441900003002");
      assertThat(all.getLast().settingOrGuess()).contains(AreaSetting.URBAN);
    }
  }

  @Test
  void a_row_that_is_none_is_told_with_its_place() throws IOException {
    for (String file :
        List.of("provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv")) {
      write(file, "code,name\n");
    }
    write("cities.csv", "code,name\n4419,东莞市\n44a1,某市\n");
    try (Stream<AreaEntry> rows = NationFiles.read(folder)) {
      assertThatThrownBy(rows::toList)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cities.csv, line 3");
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
