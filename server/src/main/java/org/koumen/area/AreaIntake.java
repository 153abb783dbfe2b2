package org.koumen.area;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.koumen.platform.Copy;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in a register of areas as a whole: the nation in seconds. What is new is added, what has
 * another name is renamed with a row of history, what is the same stays untouched, and nothing is
 * ever removed.
 */
@Service
public class AreaIntake {
  private static final int PROGRESS_EVERY = 10_000;

  private final Copy copy;
  private final AreaTable areas;
  private final AreaIntakeTable table;
  private final Jurisdiction jurisdiction;

  AreaIntake(Copy copy, AreaTable areas, AreaIntakeTable table, Jurisdiction jurisdiction) {
    this.copy = copy;
    this.areas = areas;
    this.table = table;
    this.jurisdiction = jurisdiction;
  }

  /** How an intake went. */
  public sealed interface Outcome {

    /** Everything is taken in. */
    record Taken(long read, long added, long renamed, long same) implements Outcome {}

    /**
     * Nothing is taken in, because of rows whose area above is neither known nor in the register,
     * or whose code comes twice.
     *
     * @param codes up to twenty of them
     */
    record Refused(List<AreaCode> orphans, List<AreaCode> twice) implements Outcome {
      /** Whether there is any reason to refuse. */
      boolean hasReason() {
        return !orphans.isEmpty() || !twice.isEmpty();
      }
    }
  }

  /**
   * Takes a register in, all of it or nothing.
   *
   * @param register rows in any order; sorted by code they load fastest; closed by the caller
   * @param inForceOn the day of the register
   * @param by the account; empty for the system itself
   * @param progress hears the number of rows read so far
   */
  @Transactional
  public Outcome load(
      Stream<AreaEntry> register, LocalDate inForceOn, Optional<UUID> by, LongConsumer progress) {
    areas.lockTree();
    table.stage();
    long[] read = {0};
    copy.in(AreaIntakeTable.COPY, out -> read[0] = write(register.iterator(), out, progress));
    Outcome.Refused refused = new Outcome.Refused(table.orphans(), table.twice());
    if (refused.hasReason()) {
      return refused;
    }
    long renamed = table.rename(inForceOn, by, jurisdiction.now());
    long added = table.add(inForceOn);
    if (added > 0) {
      table.retally();
    }
    progress.accept(read[0]);
    return new Outcome.Taken(read[0], added, renamed, read[0] - added - renamed);
  }

  private static long write(Iterator<AreaEntry> rows, OutputStream out, LongConsumer progress)
      throws IOException {
    long read = 0;
    StringBuilder line = new StringBuilder();
    try {
      while (rows.hasNext()) {
        AreaEntry entry = rows.next();
        if (entry.code().equals(AreaCode.NATION)) {
          continue;
        }
        line.setLength(0);
        line.append(entry.code().value()).append('\t');
        line.append(entry.code().parent().orElseThrow().value()).append('\t');
        line.append(entry.code().level().code()).append('\t');
        appendEscaped(line, entry.name().strip());
        line.append('\t')
            .append(entry.settingOrGuess().map(AreaSetting::code).orElse("\\N"))
            .append('\n');
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        if (++read % PROGRESS_EVERY == 0) {
          progress.accept(read);
        }
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return read;
  }

  private static void appendEscaped(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\0' -> line.append(' ');
        default -> line.append(c);
      }
    }
  }
}
