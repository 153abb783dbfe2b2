package org.koumen.exchange.household;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.koumen.area.AreaDesk;
import org.koumen.exchange.Areas;
import org.koumen.exchange.ImportKind;
import org.koumen.exchange.ImportOrder;
import org.koumen.exchange.Issue;
import org.koumen.exchange.RowIntake;
import org.koumen.exchange.RowResult;
import org.koumen.exchange.sheet.HeadedSheet;
import org.koumen.exchange.sheet.SheetFile;
import org.koumen.exchange.sheet.SheetRow;
import org.koumen.exchange.sheet.Template;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.intake.HouseholdIntake;
import org.koumen.registry.intake.Importer;
import org.koumen.registry.intake.IntakeLine;
import org.koumen.registry.intake.Verdict;
import org.springframework.stereotype.Component;

/** Takes household files in. */
@Component
class HouseholdFile implements RowIntake.Kind {
  private final AreaDesk areas;
  private final HouseholdIntake intake;
  private final Jurisdiction jurisdiction;

  HouseholdFile(AreaDesk areas, HouseholdIntake intake, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.intake = intake;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.HOUSEHOLDS;
  }

  @Override
  public RowIntake<?> open(SheetFile file, ImportOrder order) {
    HeadedSheet<HouseholdHeading> sheet = HeadedSheet.open(file, HouseholdHeading.class);
    try {
      Areas known = new Areas(order.area(), areas.subtree(order.area()), order.scope());
      HouseholdReader reader = new HouseholdReader(sheet, known, jurisdiction.today());
      Importer importer =
          new Importer(
              order.account(),
              order.name(),
              order.scope().within(order.area().value()),
              "import",
              "导入《" + order.fileName() + "》",
              jurisdiction.now(),
              jurisdiction.today());
      return new Taking(sheet, reader, intake, intake.begin(importer, order.area()));
    } catch (RuntimeException problem) {
      sheet.close();
      throw problem;
    }
  }

  @Override
  public HeadedSheet<?> header(SheetFile file) {
    return HeadedSheet.open(file, HouseholdHeading.class);
  }

  @Override
  public List<Template.Column> columns(boolean chinese) {
    return HouseholdTemplate.columns(chinese);
  }

  private static final class Taking implements RowIntake<HouseholdReader.Read> {
    private final HeadedSheet<HouseholdHeading> sheet;
    private final HouseholdReader reader;
    private final HouseholdIntake intake;
    private final HouseholdIntake.Run run;

    Taking(
        HeadedSheet<HouseholdHeading> sheet,
        HouseholdReader reader,
        HouseholdIntake intake,
        HouseholdIntake.Run run) {
      this.sheet = sheet;
      this.reader = reader;
      this.intake = intake;
      this.run = run;
    }

    @Override
    public Optional<SheetRow> next() {
      return sheet.next();
    }

    @Override
    public List<String> unread() {
      return sheet.unread();
    }

    @Override
    public HouseholdReader.Read parse(SheetRow row) {
      return reader.read(row);
    }

    /** The lines of one address belong together, where they follow each other. */
    @Override
    public boolean mayCut(HouseholdReader.Read last, HouseholdReader.Read next) {
      IntakeLine before = last.line();
      IntakeLine after = next.line();
      return before == null
          || after == null
          || !before.home().key().equals(after.home().key())
          || !before.home().village().equals(after.home().village());
    }

    @Override
    public List<RowResult> take(int batch, List<HouseholdReader.Read> rows) {
      return results(rows, intake.take(run, batch, lines(rows)));
    }

    @Override
    public List<RowResult> look(int batch, List<HouseholdReader.Read> rows) {
      return results(rows, intake.look(run, batch, lines(rows)));
    }

    private static List<IntakeLine> lines(List<HouseholdReader.Read> rows) {
      List<IntakeLine> lines = new ArrayList<>(rows.size());
      for (HouseholdReader.Read row : rows) {
        IntakeLine line = row.line();
        if (line != null) {
          lines.add(line);
        }
      }
      return lines;
    }

    private static List<RowResult> results(
        List<HouseholdReader.Read> rows, List<Verdict> verdicts) {
      Map<Integer, Verdict> byRow = new HashMap<>(verdicts.size() * 2);
      verdicts.forEach(verdict -> byRow.put(verdict.row(), verdict));
      List<RowResult> results = new ArrayList<>(rows.size());
      for (HouseholdReader.Read row : rows) {
        Verdict verdict = byRow.get(row.row());
        if (verdict == null || verdict.outcome() == Verdict.Outcome.WRONG) {
          List<Issue> issues = new ArrayList<>(row.issues());
          if (verdict != null) {
            verdict.troubles().forEach(trouble -> issues.add(Issue.of("", trouble)));
          }
          results.add(RowResult.wrong(row.row(), issues));
        } else {
          results.add(
              new RowResult(
                  row.row(), RowResult.Outcome.valueOf(verdict.outcome().name()), List.of()));
        }
      }
      return results;
    }

    @Override
    public void beCareful() {
      run.beCareful();
    }

    @Override
    public void close() {
      sheet.close();
    }
  }
}
