package org.koumen.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaIntake;
import org.koumen.platform.Command;
import org.koumen.platform.Planner;
import org.koumen.platform.Problem;
import org.koumen.platform.ProblemBody;
import org.koumen.platform.Refusal;
import org.springframework.stereotype.Component;

/**
 * {@code koumen import areas --in DIR}, {@code koumen import households --in FILE --area CODE} and
 * so on.
 */
@Component
class ImportCommand implements Command {
  private static final String USAGE =
      """
      用法 Usage:
        koumen import areas      --in DIR  [--on 2023-06-30]          全国区划（provinces/cities/areas/streets/villages.csv）
        koumen import areas      --in FILE [--area CODE]               区划、网格表
        koumen import households --in FILE [--area CODE]               住户
        koumen import units      --in FILE [--area CODE]               单位
        koumen import staff      --in FILE [--area CODE]               人员
        koumen import requests   --in FILE [--area CODE] [--yes]       诉求
      选项 Options:
        --area CODE        导入到哪个区划；不写时为唯一有住户的区县   area the file is for; else the only county that has households
        --dry-run          只检查不写入                               look and tell, write nothing
        --all-or-nothing   有一行不对就都不导入                       write only if every row is right
        --yes              不再询问                                   do not ask
      """;

  private final ImportDesk desk;
  private final AreaDesk areas;
  private final AreaIntake areaIntake;
  private final HomeArea homeArea;
  private final Planner planner;

  ImportCommand(
      ImportDesk desk, AreaDesk areas, AreaIntake areaIntake, HomeArea homeArea, Planner planner) {
    this.desk = desk;
    this.areas = areas;
    this.areaIntake = areaIntake;
    this.homeArea = homeArea;
    this.planner = planner;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public int run(List<String> arguments) {
    PrintStream err = System.err;
    Map<String, String> options = new HashMap<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--dry-run", "--all-or-nothing", "--yes" -> options.put(argument, "");
        case "--in", "--area", "--on" -> {
          if (i + 1 == arguments.size()) {
            err.println(argument + " 后面缺少内容 needs a value");
            return 2;
          }
          options.put(argument, arguments.get(++i));
        }
        default -> words.add(argument);
      }
    }
    String in = options.get("--in");
    if (words.size() != 1 || in == null) {
      err.print(USAGE);
      return 2;
    }
    Path path = Path.of(in);
    if (!Files.isReadable(path)) {
      err.println("找不到或读不了 " + path + "  cannot be read");
      return 1;
    }
    try {
      ImportKind kind = ImportKind.of(words.getFirst());
      return kind == ImportKind.AREAS && Files.isDirectory(path)
          ? areas(path, options)
          : file(kind, path, options);
    } catch (Refusal refusal) {
      ProblemBody zh = ProblemBody.of(refusal.problem(), refusal.values(), Locale.CHINA);
      ProblemBody english = ProblemBody.of(refusal.problem(), refusal.values(), Locale.ENGLISH);
      err.printf("%s。%s%n%s. %s%n", zh.title(), zh.hint(), english.title(), english.hint());
      return 1;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private int areas(Path folder, Map<String, String> options) throws IOException {
    LocalDate on = day(options.getOrDefault("--on", "2023-06-30"));
    long began = System.nanoTime();
    AreaIntake.Outcome outcome;
    try (ProgressBar bar = new ProgressBar(System.err)) {
      List<org.koumen.area.AreaEntry> entries = AreaFolder.read(folder);
      bar.total(entries.size());
      outcome = areaIntake.load(entries.stream(), on, Optional.empty(), bar::done);
    }
    planner.learn();
    return switch (outcome) {
      case AreaIntake.Outcome.Taken(long read, long added, long renamed, long same) -> {
        System.out.printf(
            "读到 %,d，新增 %,d，改名 %,d，不变 %,d；用时 %.1f 秒%nread %,d, added %,d, renamed %,d, same %,d;"
                + " %.1f s%n",
            read, added, renamed, same, seconds(began), read, added, renamed, same, seconds(began));
        yield 0;
      }
      case AreaIntake.Outcome.Refused(List<AreaCode> orphans, List<AreaCode> twice) -> {
        System.err.printf(
            "没有导入任何区划 nothing was taken in%n上级不存在 no area above: %s%n代码重复 twice: %s%n",
            orphans, twice);
        yield 1;
      }
    };
  }

  private int file(ImportKind kind, Path file, Map<String, String> options) throws IOException {
    AreaCode area = area(kind, options);
    boolean dryRun = options.containsKey("--dry-run");
    ImportOrder order =
        new ImportOrder(
            kind,
            String.valueOf(file.getFileName()),
            area,
            Scope.wholeSystemWithoutAPerson().within(area.value()),
            dryRun,
            options.containsKey("--all-or-nothing"),
            Optional.empty(),
            "命令行导入");
    System.err.printf(
        "导入%s到 %s%n",
        kind.zh(), areas.find(area).map(it -> it.name() + "（" + it.code() + "）").orElse("全国"));
    if (kind == ImportKind.REQUESTS && !options.containsKey("--yes") && !confirmed()) {
      return 1;
    }
    ImportDesk.Summary summary;
    try (ProgressBar bar = new ProgressBar(System.err)) {
      summary = desk.runHere(order, file, bar);
    }
    Tally tally = summary.tally();
    tell(summary, dryRun);
    if (!summary.unread().isEmpty()) {
      System.out.println("没有用到的列 columns not used: " + String.join("、", summary.unread()));
    }
    if (tally.wrong() > 0) {
      Path errors = errorsOf(file);
      try (OutputStream out = Files.newOutputStream(errors)) {
        desk.writeErrorsHere(kind, summary.runId(), file, out);
      }
      System.out.println("有问题的行见 rows with problems: " + errors);
    }
    return summary.written() || dryRun ? 0 : 1;
  }

  private static void tell(ImportDesk.Summary summary, boolean dryRun) {
    Tally tally = summary.tally();
    if (!dryRun && !summary.written()) {
      System.out.printf(
          "什么都没有写入：读到的 %,d 行里有 %,d 行不对，而要求全部正确才导入；用时 %.1f 秒%n"
              + "Nothing was written: of %,d rows read %,d are wrong, and all or nothing was"
              + " asked for%n",
          tally.read(), tally.wrong(), summary.seconds(), tally.read(), tally.wrong());
      return;
    }
    System.out.printf(
        "%s读到 %,d 行：新增 %,d，更新 %,d，不变 %,d，有问题 %,d；用时 %.1f 秒%n"
            + "%s%,d rows read: %,d added, %,d changed, %,d same, %,d wrong%n",
        dryRun ? "（只检查，没有写入）" : "",
        tally.read(),
        tally.added(),
        tally.changed(),
        tally.same(),
        tally.wrong(),
        summary.seconds(),
        dryRun ? "(dry run, nothing was written) " : "",
        tally.read(),
        tally.added(),
        tally.changed(),
        tally.same(),
        tally.wrong());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw Refusal.badInput("--on " + text);
    }
  }

  private AreaCode area(ImportKind kind, Map<String, String> options) {
    String given = options.get("--area");
    if (given != null) {
      AreaCode code =
          AreaCode.parseLoosely(given).orElseThrow(() -> Refusal.badInput("--area " + given));
      if (!code.equals(AreaCode.NATION) && areas.find(code).isEmpty()) {
        throw Refusal.badInput("--area " + given);
      }
      return code;
    }
    return switch (kind) {
      // A file of households says for each where it lies; one of requests need not.
      case HOUSEHOLDS -> homeArea.county().orElse(AreaCode.NATION);
      case REQUESTS -> homeArea.county().orElseThrow(() -> new Refusal(Problem.AREA_NEEDED));
      default -> AreaCode.NATION;
    };
  }

  private static boolean confirmed() {
    if (System.console() == null) {
      return true;
    }
    String answer = System.console().readLine("继续？ Go on? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  /** Beside the file; where nobody may write there, in the directory one is in. */
  private static Path errorsOf(Path file) {
    String bare = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]{1,5}$", "");
    Path folder = file.toAbsolutePath().getParent();
    String name = bare + ".错误.xlsx";
    return folder == null || Files.isWritable(folder) ? file.resolveSibling(name) : Path.of(name);
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
