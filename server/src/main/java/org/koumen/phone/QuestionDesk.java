package org.koumen.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.registry.FieldDesk;
import org.koumen.registry.FileField;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.HouseholdDoor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Shows questions to those they concern and writes down what was decided. */
@Service
public class QuestionDesk {
  private static final int COUNTY_DIGITS = 6;
  private static final int MOST = 200;

  /** A decided question is shown for so long. */
  private static final Duration SHOWN = Duration.ofDays(90);

  private final QuestionTable table;
  private final FieldDesk fields;
  private final HouseholdDoor households;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  QuestionDesk(
      QuestionTable table,
      FieldDesk fields,
      HouseholdDoor households,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.fields = fields;
    this.households = households;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** Questions about one household; empty when it is out of reach. */
  @Transactional(readOnly = true)
  public Optional<List<Question>> ofHousehold(
      String county, UUID household, Scope scope, Actor actor) {
    return households
        .find(county, household, scope)
        .map(place -> shown(county, List.of(place.id(), household), actor));
  }

  /** Open questions about households that the caller found in scope, by household. */
  Map<UUID, List<Question>> openOf(String county, Collection<UUID> households, Actor actor) {
    return table.ofHouseholds(county, households, jurisdiction.now()).stream()
        .filter(kept -> kept.question().state().equals("open"))
        .map(kept -> opened(kept, actor))
        .collect(Collectors.groupingBy(Question::householdId));
  }

  private List<Question> shown(String county, List<UUID> households, Actor actor) {
    return table.ofHouseholds(county, households, jurisdiction.now().minus(SHOWN)).stream()
        .map(kept -> opened(kept, actor))
        .toList();
  }

  /** Open questions within a scope, the oldest first: of everybody, or those of the caller. */
  @Transactional(readOnly = true)
  public List<Question> open(Scope scope, boolean mine, Actor actor) {
    List<Question> open = new ArrayList<>();
    for (String county : counties(scope)) {
      table
          .open(
              county,
              scope.within(county),
              mine ? Optional.of(actor.accountId()) : Optional.empty(),
              MOST)
          .forEach(kept -> open.add(opened(kept, actor)));
    }
    return open;
  }

  static List<String> counties(Scope scope) {
    return scope.prefixes().stream()
        .filter(prefix -> prefix.length() >= COUNTY_DIGITS)
        .map(prefix -> prefix.substring(0, COUNTY_DIGITS))
        .distinct()
        .toList();
  }

  private Question opened(QuestionTable.Kept kept, Actor actor) {
    Question it = kept.question();
    FileField field = FileField.of(it.field());
    return new Question(
        it.county(),
        it.id(),
        it.householdId(),
        it.address(),
        it.residentId(),
        it.residentName(),
        it.field(),
        FieldDesk.shown(field, seal.open(kept.present())),
        it.presentByName(),
        it.presentAt(),
        FieldDesk.shown(field, seal.open(kept.wanted())),
        it.askedByName(),
        it.madeAt(),
        it.askedAt(),
        it.state(),
        it.decidedByName(),
        it.decidedAt(),
        actor.accountId().equals(kept.askedBy()) || actor.accountId().equals(kept.presentBy()));
  }

  /** Which of the two values holds. */
  public enum Choice {
    /** What stands there. */
    KEEP,
    /** What the other wrote. */
    TAKE;

    /** Its name in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The choice of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Choice of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** What came of deciding. */
  public sealed interface Decided {
    /** It is decided. */
    record Done() implements Decided {}

    /** There is no such question within reach, or it was decided already. */
    record NotFound() implements Decided {}

    /** A third value stands there by now: look again. */
    record Changed() implements Decided {}

    /** The value cannot be written any more, for this reason. */
    record Refused(FileOutcome why) implements Decided {}
  }

  /** Decides a question; both values and who chose go into the history. */
  @Transactional
  public Decided decide(String county, UUID id, Choice choice, Scope scope, Actor actor) {
    Optional<QuestionTable.Kept> found =
        table.hold(county, id, scope).filter(kept -> kept.question().state().equals("open"));
    if (found.isEmpty()) {
      return new Decided.NotFound();
    }
    QuestionTable.Kept kept = found.get();
    Question question = kept.question();
    FileField field = FileField.of(question.field());
    String present = seal.open(kept.present());
    String wanted = seal.open(kept.wanted());
    FieldDesk.Merged merged =
        fields.merge(
            actor,
            scope,
            county,
            question.householdId(),
            List.of(
                new FieldDesk.Change(
                    question.residentId(),
                    field,
                    present,
                    choice == Choice.TAKE ? wanted : present)),
            "采用%s在手机上填的".formatted(question.askedByName()));
    switch (merged) {
      case FieldDesk.Merged.Refused refused -> {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Decided.Refused(refused.why());
      }
      case FieldDesk.Merged.Done done -> {
        FieldDesk.Result result = done.results().getFirst();
        if (result.fate() == FieldDesk.Fate.DIFFERS) {
          if (!result.present().equals(wanted)) {
            table.presentIs(county, id, seal.seal(result.present()));
            return new Decided.Changed();
          }
          // Somebody wrote the other value by hand meanwhile: nothing is left to ask.
          table.decide(county, id, "taken", actor, jurisdiction.now());
          return new Decided.Done();
        }
        if (choice == Choice.KEEP) {
          fields.kept(
              actor,
              county,
              result.household(),
              result.resident(),
              "没有采用%s在手机上填的".formatted(question.askedByName()));
        }
        table.decide(
            county, id, choice == Choice.TAKE ? "taken" : "kept", actor, jurisdiction.now());
        return new Decided.Done();
      }
    }
  }
}
