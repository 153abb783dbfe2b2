package org.koumen.chain;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.koumen.access.AuditLog;
import org.koumen.platform.Command;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/** {@code koumen chain --county CODE --out FILE}: sealed days as a file to verify elsewhere. */
@Component
class ChainCommand implements Command {
  private static final String USAGE =
      """
      用法 Usage:
        koumen chain --county CODE --out FILE [--from DAY] [--to DAY] [--with-contents]
      选项 Options:
        --with-contents   连同走访和诉求的内容一起导出（含个人信息，请妥善保管）
                          with what was recorded, which speaks of people: keep it safe
      核对 Verify:
        java verifier/Verify.java FILE
      """;

  private final ChainExport export;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  ChainCommand(ChainExport export, AuditLog audit, Jurisdiction jurisdiction) {
    this.export = export;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public String name() {
    return "chain";
  }

  @Override
  public int run(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--with-contents")) {
        options.put(argument, "");
      } else if (List.of("--county", "--out", "--from", "--to").contains(argument)
          && i + 1 < arguments.size()) {
        options.put(argument, arguments.get(++i));
      } else {
        System.err.print(USAGE);
        return 2;
      }
    }
    String county = options.getOrDefault("--county", "");
    String out = options.getOrDefault("--out", "");
    if (!county.matches("[0-9]{6}") || out.isEmpty()) {
      System.err.print(USAGE);
      return 2;
    }
    try {
      LocalDate from = LocalDate.parse(options.getOrDefault("--from", "2000-01-01"));
      LocalDate to =
          options.containsKey("--to")
              ? LocalDate.parse(options.getOrDefault("--to", ""))
              : jurisdiction.today();
      boolean contents = options.containsKey("--with-contents");
      int seals;
      try (OutputStream file =
          new BufferedOutputStream(Files.newOutputStream(Path.of(out)), 1 << 16)) {
        seals = export.write(county, from, to, contents, file);
      }
      audit.add(
          null,
          null,
          "chain.exported",
          county,
          null,
          Map.of("from", from, "to", to, "contents", contents));
      System.out.printf("%d 个封存日写入 %s%n%d sealed days written to %s%n", seals, out, seals, out);
      return 0;
    } catch (DateTimeException noDay) {
      System.err.print(USAGE);
      return 2;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
