package org.koumen.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.koumen.KoumenTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KoumenTest
class KeyRotationTest {
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @Autowired KoumenProperties properties;
  @Autowired Seal seal;

  @Test
  void everythingSealedOpensWithTheNewKeyAndNothingIsLost() {
    // A table of its own: the other tests of this run know only the first key.
    jdbc.sql("create table sealed_sample (id uuid primary key, secret bytea)").update();
    UUID id = Ids.next();
    jdbc.sql("insert into sealed_sample values (:id, :secret), (:other, null)")
        .param("id", id)
        .param("secret", seal.seal("18 digits"))
        .param("other", Ids.next())
        .update();
    KeyRotation rotation =
        new KeyRotation(
            List.of(new SealedColumn("sealed_sample", "secret")), List.of(), jdbc, transactions);
    Seal next = new Seal(SealKeys.readOrCreate(properties.keys()).withNewSeal());

    assertThat(rotation.reseal(next)).isEqualTo(1);
    byte[] stored =
        jdbc.sql("select secret from sealed_sample where id = :id")
            .param("id", id)
            .query(byte[].class)
            .single();
    assertThat(next.isStale(stored)).isFalse();
    assertThat(next.open(stored)).isEqualTo("18 digits");
    assertThat(rotation.reseal(next)).as("a second run finds nothing to do").isZero();
  }

  @AfterEach
  void leavesNoTableBehind() {
    jdbc.sql("drop table if exists sealed_sample").update();
  }

  @Test
  void theKeyFileIsItsOwnersAlone(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("keys");
    SealKeys first = SealKeys.readOrCreate(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    first.withNewSeal().write(file);
    SealKeys second = SealKeys.readOrCreate(file);
    assertThat(second.seals()).hasSize(2);
    assertThat(new Seal(second).open(new Seal(first).seal("13900000000"))).isEqualTo("13900000000");
    assertThat(new Seal(first).index("phone", "1")).isEqualTo(new Seal(second).index("phone", "1"));
    assertThat(new Seal(first).index("phone", "1"))
        .isNotEqualTo(new Seal(first).index("tail", "1"));
  }
}
