package org.koumen.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.registry.Because;
import org.koumen.registry.FieldDesk;
import org.koumen.registry.FieldFinding;
import org.koumen.registry.FileDesk;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.HouseholdDoor;
import org.koumen.registry.LifeChange;
import org.koumen.registry.LifeDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what people changed in a household's file while their phone had no signal. Each
 * operation counts once and is answered the same however often it comes; fields that nobody else
 * touched are written, the others become questions, and what is out of the sender's reach by now is
 * kept for whoever looks after the household.
 */
@Service
public class EditDesk {
  /** So many things may wait for somebody to look at them, of one account. */
  private static final int MOST_WAITING = 200;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final PhoneTable phones;
  private final OperationTable operations;
  private final QuestionTable questions;
  private final FieldDesk fields;
  private final FileDesk files;
  private final LifeDesk life;
  private final HouseholdDoor households;
  private final Seal seal;
  private final TransactionTemplate transaction;
  private final Jurisdiction jurisdiction;

  EditDesk(
      PhoneTable phones,
      OperationTable operations,
      QuestionTable questions,
      FieldDesk fields,
      FileDesk files,
      LifeDesk life,
      HouseholdDoor households,
      Seal seal,
      TransactionTemplate transaction,
      Jurisdiction jurisdiction) {
    this.phones = phones;
    this.operations = operations;
    this.questions = questions;
    this.fields = fields;
    this.files = files;
    this.life = life;
    this.households = households;
    this.seal = seal;
    this.transaction = transaction;
    this.jurisdiction = jurisdiction;
  }

  /** What became of one field. */
  public enum Fate {
    /** It is written. */
    WRITTEN,
    /** It was so already. */
    SAME,
    /** Somebody else changed it meanwhile: it stays as it is until somebody decides. */
    QUESTION;

    /** Its name in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The fate of this name. */
    @JsonCreator
    public static Fate of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** What became of one field of one person, or of the household. */
  public record Field(@Nullable UUID residentId, String field, Fate fate) {}

  /**
   * The answer to an operation, the same however often it is asked for.
   *
   * @param kept whether nothing was written and somebody else will look at it
   */
  public record Answer(
      String county, UUID id, UUID householdId, boolean kept, List<Field> fields) {}

  /** What came of it. */
  sealed interface Taken {
    /** It was answered, now or earlier. */
    record In(Answer answer, boolean again) implements Taken {}

    /** Another operation came under this id. */
    record IdTaken() implements Taken {}

    /** The phone is not this account's, or was cut off. */
    record CutOff() implements Taken {}

    /** Too much of this account waits for somebody to look at it. */
    record TooMany() implements Taken {}

    /** Nothing of it was written, for a reason that the sender can mend. */
    record Refused(FileOutcome why) implements Taken {}

    /** The household is within reach: what should be kept for others can be sent the usual way. */
    record WithinReach() implements Taken {}
  }

  /** Takes an edit in. */
  Taken take(UUID phone, Edit edit, Scope scope, Actor actor) {
    if (!phones.mayCarry(phone, actor.accountId())) {
      return new Taken.CutOff();
    }
    String content = JSON.writeValueAsString(edit);
    Operation operation =
        new Operation(
            phone, Operation.Kind.EDIT, edit.id(), edit.county(), edit.household(), edit.madeAt());
    Taken taken =
        inOne(
            () -> {
              Optional<Taken> before = before(operation, content, actor);
              if (before.isPresent()) {
                return before.get();
              }
              Optional<HouseholdDoor.Place> place =
                  households.find(edit.county(), edit.household(), scope);
              return place.isEmpty()
                  ? new Taken.Refused(new FileOutcome.NotFound())
                  : write(operation, edit, place.get(), content, scope, actor);
            });
    return taken instanceof Taken.Refused refused && refused.why() instanceof FileOutcome.NotFound
        ? keep(operation, content, scope, actor)
        : taken;
  }

  /** Keeps a visit to a household that has left the sender's reach. */
  Taken keepVisit(Operation visit, String body, Scope scope, Actor actor) {
    if (!phones.mayCarry(visit.phone(), actor.accountId())) {
      return new Taken.CutOff();
    }
    if (households.find(visit.county(), visit.household(), scope).isPresent()) {
      return new Taken.WithinReach();
    }
    return keep(visit, body, scope, actor);
  }

  private Taken keep(Operation operation, String content, Scope scope, Actor actor) {
    return inOne(
        () -> {
          Optional<Taken> before = before(operation, content, actor);
          if (before.isPresent()) {
            return before.get();
          }
          if (operations.waitingOf(actor.accountId()) >= MOST_WAITING) {
            return new Taken.TooMany();
          }
          Answer answer =
              new Answer(
                  operation.county(), operation.id(), operation.household(), true, List.of());
          String area =
              households
                  .find(operation.county(), operation.household(), Scope.of(operation.county()))
                  .map(HouseholdDoor.Place::areaCode)
                  .orElseGet(() -> senders(scope, operation.county()));
          return insert(
              operation, area, content, answer, Optional.of(seal.seal(content)), "waiting", actor);
        });
  }

  private static String senders(Scope scope, String county) {
    return scope.within(county).prefixes().stream().findFirst().orElse(county);
  }

  private Optional<Taken> before(Operation operation, String content, Actor actor) {
    return operations
        .find(operation.county(), operation.id())
        .map(
            known ->
                known.accountId().equals(actor.accountId()) && known.isOf(index(operation, content))
                    ? new Taken.In(JSON.readValue(known.answer(), Answer.class), true)
                    : new Taken.IdTaken());
  }

  private byte[] index(Operation operation, String content) {
    return seal.index("operation", operation.kind() + content);
  }

  private Taken insert(
      Operation operation,
      String area,
      String content,
      Answer answer,
      Optional<byte[]> body,
      String state,
      Actor actor) {
    boolean fresh =
        operations.insert(
            operation,
            area,
            index(operation, content),
            JSON.writeValueAsString(answer),
            body.orElse(null),
            state,
            actor,
            jurisdiction.now());
    // Whoever sent the same thing at the same moment came first: theirs is the answer.
    return fresh ? new Taken.In(answer, false) : before(operation, content, actor).orElseThrow();
  }

  private Taken write(
      Operation operation,
      Edit edit,
      HouseholdDoor.Place place,
      String content,
      Scope scope,
      Actor actor) {
    // Reserves the id before anything is written: a second arrival waits here and is answered
    // alike.
    Taken first =
        insert(
            operation,
            place.areaCode(),
            content,
            new Answer(edit.county(), edit.id(), place.id(), false, List.of()),
            Optional.empty(),
            "done",
            actor);
    if (!(first instanceof Taken.In in) || in.again()) {
      return first;
    }
    Merged merged = merge(edit, place, scope, actor);
    if (merged.refused() != null) {
      return new Taken.Refused(merged.refused());
    }
    Answer answer = new Answer(edit.county(), edit.id(), place.id(), false, merged.fields());
    operations.answered(edit.county(), edit.id(), JSON.writeValueAsString(answer));
    return new Taken.In(answer, false);
  }

  /** What became of the fields, or why nothing may stay. */
  record Merged(List<Field> fields, @Nullable FileOutcome refused) {}

  /** Merges an edit into the files as somebody who reaches them; in a transaction. */
  Merged merge(Edit edit, HouseholdDoor.Place place, Scope scope, Actor actor) {
    String reason = "手机上修改";
    List<Field> fates = new ArrayList<>();
    switch (fields.merge(actor, scope, edit.county(), place.id(), edit.changes(), reason)) {
      case FieldDesk.Merged.Refused refused -> {
        return new Merged(List.of(), refused.why());
      }
      case FieldDesk.Merged.Done done -> {
        for (FieldDesk.Result result : done.results()) {
          if (result.fate() == FieldDesk.Fate.DIFFERS) {
            ask(edit, place, result, actor);
          } else {
            questions.overtaken(
                edit.county(),
                result.household(),
                result.resident(),
                result.field().code(),
                actor,
                jurisdiction.now());
          }
          fates.add(
              new Field(
                  result.resident(),
                  result.field().code(),
                  switch (result.fate()) {
                    case WRITTEN -> Fate.WRITTEN;
                    case SAME -> Fate.SAME;
                    case DIFFERS -> Fate.QUESTION;
                  }));
        }
      }
    }
    for (int n = 0; n < edit.newcomers().size(); n++) {
      FileOutcome outcome = add(edit, edit.newcomers().get(n), place, scope, actor, reason);
      if (isRefusal(outcome)) {
        return new Merged(List.of(), within(outcome, "newcomers[" + n + "]."));
      }
    }
    for (Edit.Need need : edit.needs()) {
      FileOutcome outcome =
          life.record(
              actor,
              scope,
              edit.county(),
              place.id(),
              new LifeChange.Health(
                  need.resident(), need.kind(), need.note(), need.purpose(), need.consent()),
              new Because(jurisdiction.today(), Optional.of(reason)));
      if (isRefusal(outcome)) {
        return new Merged(List.of(), outcome);
      }
    }
    return new Merged(fates, null);
  }

  private FileOutcome add(
      Edit edit,
      Edit.Newcomer newcomer,
      HouseholdDoor.Place place,
      Scope scope,
      Actor actor,
      String reason) {
    LocalDate today = jurisdiction.today();
    LocalDate on = newcomer.on() == null || newcomer.on().isAfter(today) ? today : newcomer.on();
    Because because = new Because(on, Optional.of(reason));
    return switch (newcomer.how()) {
      case ADDED ->
          files.addResident(actor, scope, edit.county(), place.id(), newcomer.resident(), because);
      case BIRTH ->
          life.record(
              actor,
              scope,
              edit.county(),
              place.id(),
              new LifeChange.Birth(newcomer.resident()),
              because);
      case MOVED_IN ->
          life.record(
              actor,
              scope,
              edit.county(),
              place.id(),
              new LifeChange.MovedIn(newcomer.resident()),
              because);
    };
  }

  private void ask(Edit edit, HouseholdDoor.Place place, FieldDesk.Result result, Actor actor) {
    questions.ask(
        new QuestionTable.Asked(
            Ids.next(),
            place.county(),
            place.areaCode(),
            result.household(),
            result.resident(),
            result.name(),
            result.field().code(),
            seal.seal(result.present()),
            result.lastWord().orElse(null),
            seal.seal(result.wanted()),
            edit.madeAt(),
            jurisdiction.now()),
        actor);
  }

  private static boolean isRefusal(FileOutcome outcome) {
    return !(outcome instanceof FileOutcome.Done) && !(outcome instanceof FileOutcome.Unchanged);
  }

  private static FileOutcome within(FileOutcome outcome, String prefix) {
    return outcome instanceof FileOutcome.Wrong wrong
        ? new FileOutcome.Wrong(
            wrong.findings().stream()
                .map(finding -> new FieldFinding(prefix + finding.field(), finding.finding()))
                .toList())
        : outcome;
  }

  /** One transaction; what is not taken leaves nothing behind. */
  private Taken inOne(Supplier<Taken> work) {
    Taken taken =
        transaction.execute(
            status -> {
              Taken inside = work.get();
              if (!(inside instanceof Taken.In)) {
                status.setRollbackOnly();
              }
              return inside;
            });
    if (taken == null) {
      throw new IllegalStateException("taking in ends in an answer");
    }
    return taken;
  }
}
