package org.koumen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.KoumenTest;
import org.springframework.beans.factory.annotation.Autowired;

@KoumenTest
class PassingFilesTest {
  @Autowired ServletContext web;
  @Autowired KoumenProperties properties;

  @Test
  void uploads_pass_through_the_data_directory_for_its_owner_alone() throws Exception {
    Path passing = properties.data().toAbsolutePath().resolve("passing");
    Path temporary = ((File) web.getAttribute(ServletContext.TEMPDIR)).toPath().toAbsolutePath();
    assertThat(temporary.startsWith(passing)).as(temporary.toString()).isTrue();
    Path own = passing.resolve(passing.relativize(temporary).getName(0));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
  }

  @Test
  void the_next_start_clears_what_a_killed_one_left_and_nothing_in_use(@TempDir Path data)
      throws Exception {
    KoumenProperties here =
        new KoumenProperties(data, ZoneId.of("Asia/Shanghai"), null, null, null);
    Path killed = Files.createDirectories(data.resolve("passing/killed/work"));
    Files.writeString(killed.resolve("upload_1.tmp"), "赵老板");
    Files.createFile(data.resolve("passing/killed/in-use"));
    Path first = new PassingFiles(here).place();
    assertThat(killed).doesNotExist();
    PassingFiles second = new PassingFiles(here);
    Path other = second.place();
    assertThat(first).exists();
    second.destroy();
    assertThat(other).doesNotExist();
  }
}
