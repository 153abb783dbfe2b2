package org.koumen.chain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Objects;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes sealed days as text that {@code verifier/Verify.java} holds against their hashes without
 * this program. One line a thing, fields between tabs; contents are JSON, which has no tab or line
 * break of its own.
 */
@Component
public class ChainExport {
  private final ChainTable table;
  private final ChainReading reading;
  private final Jurisdiction jurisdiction;

  ChainExport(ChainTable table, ChainReading reading, Jurisdiction jurisdiction) {
    this.table = table;
    this.reading = reading;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Writes the sealed days of a county.
   *
   * @param withContents whether the records go along: they speak of people
   * @return how many seals were written
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public int write(
      String county, LocalDate from, LocalDate to, boolean withContents, OutputStream sink)
      throws IOException {
    MessageDigest all = sha256();
    OutputStream out = new DigestOutputStream(sink, all);
    line(out, "koumen-chain", "1", county, from, to, Hashes.moment(jurisdiction.now()));
    int seals = 0;
    for (ChainSeal seal : table.seals(county, from, to)) {
      seals++;
      line(
          out,
          "seal",
          seal.number(),
          seal.day(),
          seal.leaves(),
          seal.root(),
          seal.previous(),
          Hashes.moment(seal.sealedAt()),
          seal.digest());
      for (ChainReading.Entry entry : reading.entries(seal)) {
        leaf(out, entry, withContents);
      }
    }
    for (ChainReading.Stray stray : reading.strays(county, from, to)) {
      line(out, "added", stray.kind(), stray.id());
    }
    sink.write(("end\t" + Hashes.hex(all.digest()) + "\n").getBytes(StandardCharsets.UTF_8));
    sink.flush();
    return seals;
  }

  private static void leaf(OutputStream out, ChainReading.Entry entry, boolean withContents)
      throws IOException {
    Leaf leaf = entry.leaf();
    String content = entry.content();
    byte[] salt = leaf.salt();
    String state =
        entry.erased()
            ? "erased"
            : content == null || salt == null ? "missing" : withContents ? "content" : "withheld";
    boolean tells = state.equals("content") && salt != null && content != null;
    // Erasures say nothing about residents and prove what is missing: they always go along.
    boolean proves = leaf.kind().equals(Erasures.KIND) && salt != null && content != null;
    if (tells || proves) {
      line(
          out,
          "leaf",
          leaf.id(),
          leaf.kind(),
          leaf.subjectId(),
          Hashes.moment(leaf.learnedAt()),
          Hashes.hex(leaf.digest()),
          "content",
          Hashes.hex(Objects.requireNonNull(salt)),
          Objects.requireNonNull(content));
    } else {
      line(
          out,
          "leaf",
          leaf.id(),
          leaf.kind(),
          leaf.subjectId(),
          Hashes.moment(leaf.learnedAt()),
          Hashes.hex(leaf.digest()),
          state);
    }
  }

  private static void line(OutputStream out, Object... fields) throws IOException {
    StringBuilder line = new StringBuilder();
    for (Object field : fields) {
      line.append(line.isEmpty() ? "" : "\t").append(field);
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
