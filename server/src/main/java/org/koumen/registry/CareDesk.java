package org.koumen.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.CareTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Who is looked in on how often and why: needs, care marks, people under care. */
@Component
public class CareDesk {
  private static final int MOST_TEXT = 500;

  private final Editing editing;
  private final CareTable table;
  private final RegistrySettings settings;
  private final Jurisdiction jurisdiction;

  CareDesk(Editing editing, CareTable table, RegistrySettings settings, Jurisdiction jurisdiction) {
    this.editing = editing;
    this.table = table;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** Sets a mark with its reason; the one before ends. */
  public FileOutcome mark(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      CareColour colour,
      String reason,
      LocalDate reviewOn) {
    LocalDate today = jurisdiction.today();
    List<FieldFinding> findings = new ArrayList<>();
    checkText("reason", "理由", "the reason", reason, findings);
    if (!reviewOn.isAfter(today) || reviewOn.isAfter(today.plusYears(2))) {
      findings.add(
          new FieldFinding(
              "reviewOn", new Finding.DayOutside(reviewOn, today.plusDays(1), today.plusYears(2))));
    }
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.MARK_SET, new Because(today, Optional.of(reason))),
        before -> {
          table.endMark(county, household, today, actor.accountId(), "重新评定");
          table.addMark(
              county,
              household,
              Ids.next(),
              colour,
              reason.strip(),
              actor.accountId(),
              actor.name(),
              today,
              reviewOn);
          return Editing.Written.in(household);
        });
  }

  /** Ends a mark that holds. */
  public FileOutcome endMark(
      Actor actor, Scope scope, String county, UUID household, UUID mark, Because because) {
    String reason = because.reason().orElse("");
    List<FieldFinding> findings = new ArrayList<>();
    checkText("reason", "理由", "the reason", reason, findings);
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.MARK_ENDED, because),
        before -> {
          Optional<Editing.Refused> refused =
              notOpen(before, FileRow.Table.CARE_MARK, household, mark, "ended_on");
          if (refused.isPresent()) {
            return refused.get();
          }
          table.endMark(county, household, because.happenedOn(), actor.accountId(), reason);
          return Editing.Written.in(household);
        });
  }

  /** Puts somebody, or the whole household, on the list of those under care. */
  public FileOutcome list(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      @Nullable UUID resident,
      String category,
      Because because) {
    List<FieldFinding> findings = new ArrayList<>();
    if (!settings.careCategories().has(category)) {
      findings.add(new FieldFinding("category", settings.careCategories().unknown(category)));
    }
    checkText("reason", "理由", "the reason", because.reason().orElse(""), findings);
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    Journal.Note note = Journal.Note.of(actor, ChangeKind.LISTED, because);
    return editing.change(
        scope,
        county,
        List.of(household),
        resident == null ? note : note.about(resident),
        before -> {
          if (resident != null) {
            Optional<Editing.Refused> refused =
                new Family(before, county, household).notLiving(List.of(resident));
            if (refused.isPresent()) {
              return refused.get();
            }
          }
          boolean listed =
              before.of(FileRow.Table.CARE_LISTING, household).stream()
                  .map(Columns::new)
                  .anyMatch(
                      it ->
                          it.dateOrNull("until") == null
                              && it.text("category").equals(category)
                              && Optional.ofNullable(it.uuidOrNull("resident_id"))
                                  .equals(Optional.ofNullable(resident)));
          if (listed) {
            return Editing.Written.in(household);
          }
          table.addListing(
              county,
              household,
              resident,
              Ids.next(),
              category,
              because.reason().orElse("").strip(),
              actor.accountId(),
              actor.name(),
              because.happenedOn(),
              jurisdiction.now());
          return Editing.Written.in(household);
        });
  }

  /** Takes somebody off the list. */
  public FileOutcome endListing(
      Actor actor, Scope scope, String county, UUID household, UUID listing, Because because) {
    List<FieldFinding> findings = new ArrayList<>();
    checkText("reason", "理由", "the reason", because.reason().orElse(""), findings);
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.LISTING_ENDED, because),
        before -> {
          Optional<Editing.Refused> refused =
              notOpen(before, FileRow.Table.CARE_LISTING, household, listing, "until");
          if (refused.isPresent()) {
            return refused.get();
          }
          table.endListing(
              county, listing, because.happenedOn(), because.reason().orElse("").strip());
          return Editing.Written.in(household);
        });
  }

  /**
   * Writes down what somebody, or the household, needs.
   *
   * @param kind code of a kind of need; health goes through {@link LifeDesk}, with its consent
   */
  public FileOutcome need(
      Actor actor,
      Scope scope,
      String county,
      UUID household,
      @Nullable UUID resident,
      String kind,
      String text,
      Because because) {
    List<FieldFinding> findings = new ArrayList<>();
    if (!settings.needKinds().has(kind) || kind.equals("health")) {
      findings.add(new FieldFinding("kind", settings.needKinds().unknown(kind)));
    }
    checkText("note", "说明", "the note", text, findings);
    if (!findings.isEmpty()) {
      return new FileOutcome.Wrong(findings);
    }
    Journal.Note note = Journal.Note.of(actor, ChangeKind.NEED_RECORDED, because);
    return editing.change(
        scope,
        county,
        List.of(household),
        resident == null ? note : note.about(resident),
        before -> {
          if (resident != null) {
            Optional<Editing.Refused> refused =
                new Family(before, county, household).notLiving(List.of(resident));
            if (refused.isPresent()) {
              return refused.get();
            }
          }
          table.addNeed(
              county,
              household,
              resident,
              new CareTable.NewNeed(
                  Ids.next(),
                  kind,
                  text.strip(),
                  null,
                  null,
                  because.happenedOn(),
                  actor.accountId(),
                  actor.name(),
                  jurisdiction.now()));
          return Editing.Written.in(household);
        });
  }

  /** Says that a need is met, and how. */
  public FileOutcome meetNeed(
      Actor actor, Scope scope, String county, UUID household, UUID need, Because because) {
    return editing.change(
        scope,
        county,
        List.of(household),
        Journal.Note.of(actor, ChangeKind.NEED_MET, because),
        before -> {
          Optional<Editing.Refused> refused =
              notOpen(before, FileRow.Table.NEED, household, need, "met_on");
          if (refused.isPresent()) {
            return refused.get();
          }
          table.meetNeed(county, need, because.happenedOn(), because.reason().orElse(null));
          return Editing.Written.in(household);
        });
  }

  /** The refusal when a row is not of this household, or has ended. */
  static Optional<Editing.Refused> notOpen(
      FileRows rows, FileRow.Table table, UUID household, UUID id, String endColumn) {
    Optional<ObjectNode> row =
        rows.find(table, id)
            .filter(it -> it.path("household_id").asString().equals(household.toString()));
    if (row.isEmpty()) {
      return Optional.of(new Editing.Refused(new FileOutcome.NotFound()));
    }
    return row.get().path(endColumn).isNull()
        ? Optional.empty()
        : Optional.of(new Editing.Refused(new FileOutcome.NotInThisState(NotNow.ENDED)));
  }

  static void checkText(
      String field, String zh, String en, @Nullable String text, List<FieldFinding> findings) {
    if (text == null || text.isBlank()) {
      findings.add(new FieldFinding(field, new Finding.Missing(zh, en)));
    } else if (text.strip().length() > MOST_TEXT) {
      findings.add(
          new FieldFinding(
              field, new Finding.TextLength(zh, en, text.strip().length(), MOST_TEXT)));
    }
  }
}
