package org.koumen.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.DivisionDesk;
import org.koumen.chain.ChainDesk;
import org.koumen.ledger.Delta;
import org.koumen.ledger.LedgerBook;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes many requests in at once, with their times and what was done to them elsewhere. Whatever
 * was taken before, by its origin and number there, is left alone.
 */
@Service
public class RequestIntake {
  private final RequestIntakeTable table;
  private final RequestTable requests;
  private final RequestFacts facts;
  private final FollowCode codes;
  private final Procedures procedures;
  private final Categories categories;
  private final Deadlines deadlines;
  private final Alarms alarms;
  private final LedgerBook ledger;
  private final ChainDesk chain;
  private final MoveRecords records;
  private final DivisionDesk divisions;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  RequestIntake(
      RequestIntakeTable table,
      RequestTable requests,
      RequestFacts facts,
      FollowCode codes,
      Procedures procedures,
      Categories categories,
      Deadlines deadlines,
      Alarms alarms,
      LedgerBook ledger,
      ChainDesk chain,
      MoveRecords records,
      DivisionDesk divisions,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.requests = requests;
    this.facts = facts;
    this.codes = codes;
    this.procedures = procedures;
    this.categories = categories;
    this.deadlines = deadlines;
    this.alarms = alarms;
    this.ledger = ledger;
    this.chain = chain;
    this.records = records;
    this.divisions = divisions;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /**
   * What came of a batch.
   *
   * @param added taken in
   * @param same known before, or twice in the batch
   * @param refused numbers at the origin of those whose area is not in force or out of scope
   */
  public record Taken(int added, int same, List<String> refused) {}

  /**
   * Takes a batch in, in one transaction; a few thousand at a time do well.
   *
   * @param origin stable name of where they come from
   * @param scope where the one who brings them may take requests in
   */
  @Transactional
  public Taken take(String origin, List<PastRequest> batch, Scope scope) {
    Map<String, Boolean> open = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    Map<String, List<PastRequest>> byCounty = new TreeMap<>();
    for (PastRequest one : batch) {
      boolean fits =
          open.computeIfAbsent(
              one.areaCode(),
              area ->
                  area.length() >= 6 && scope.covers(area) && divisions.hold(AreaCode.of(area)));
      if (fits) {
        byCounty.computeIfAbsent(one.county(), county -> new ArrayList<>()).add(one);
      } else {
        refused.add(one.originNumber());
      }
    }
    int added = 0;
    for (Map.Entry<String, List<PastRequest>> county : byCounty.entrySet()) {
      added += takeCounty(origin, county.getKey(), county.getValue());
    }
    return new Taken(added, batch.size() - refused.size() - added, refused);
  }

  /** Which of some numbers at an origin were taken before, in one county. */
  @Transactional(readOnly = true)
  public Set<String> known(String county, String origin, List<String> numbers) {
    return Set.copyOf(table.known(county, origin, numbers));
  }

  private int takeCounty(String origin, String county, List<PastRequest> batch) {
    Map<Integer, List<PastRequest>> byYear = new TreeMap<>();
    for (PastRequest one : batch) {
      int year = jurisdiction.dayOf(one.receivedAt()).getYear();
      byYear.computeIfAbsent(year, y -> new ArrayList<>()).add(one);
    }
    // Taking no number holds the counter: two imports of one file come one after the other.
    byYear.keySet().forEach(year -> requests.takeNumbers(county, year, 0));
    Set<String> known = new HashSet<>(table.known(county, origin, numbers(batch)));
    List<Written> written = new ArrayList<>();
    byYear.forEach(
        (year, some) -> {
          List<PastRequest> fresh =
              some.stream().filter(one -> known.add(one.originNumber())).toList();
          long last = requests.takeNumbers(county, year, fresh.size());
          long first = last - fresh.size() + 1;
          for (int n = 0; n < fresh.size(); n++) {
            written.add(written(fresh.get(n), new RequestNumber(county, year, first + n)));
          }
        });
    if (!written.isEmpty()) {
      table.insert(origin, written);
      ledger.record(written.stream().flatMap(one -> one.deltas().stream()).toList());
      chain.append(
          records,
          county,
          written.stream().flatMap(one -> one.moves().stream()).map(MadeMove::id).toList());
    }
    return written.size();
  }

  /** A request with all that its rows keep. */
  @SuppressWarnings("ArrayRecordComponent") // sealed and hashed bytes, never compared
  record Written(
      PastRequest request,
      Held held,
      byte @Nullable [] phone,
      byte[] codeIndex,
      Optional<Instant> alarm,
      List<MadeMove> moves,
      List<Phase> phases,
      List<String> steps,
      List<Delta> deltas) {}

  private Written written(PastRequest past, RequestNumber number) {
    Instant now = jurisdiction.now();
    Instant recorded = past.moves().isEmpty() ? now : past.receivedAt();
    UUID id = Ids.next();
    Procedure procedure = procedures.forNew(past.kind());
    TimeClass timeClass = categories.timeClass(past.category());
    Move.Receive receive = receive(past, procedure, timeClass, recorded);
    List<MadeMove> made = new ArrayList<>();
    List<Phase> phases = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    List<Delta> deltas = new ArrayList<>();
    MadeMove first =
        new MadeMove(
            Ids.next(),
            1,
            receive,
            past.receivedAt(),
            new Doer(Optional.empty(), past.receivedBy()));
    Stage stage = after(procedure, Optional.empty(), first, past);
    Held held =
        Held.begun(
            past,
            id,
            number.text(),
            timeClass,
            procedure.ref(),
            stage,
            recorded,
            deadlines.answer(timeClass, recorded));
    made.add(first);
    phases.add(stage.phase());
    steps.add(stage.step());
    deltas.addAll(facts.ofReceipt(held, false, past.receivedAt()));
    for (PastRequest.PastMove one : past.moves()) {
      MadeMove move =
          new MadeMove(
              Ids.next(),
              held.version() + 1,
              one.move(),
              one.at(),
              new Doer(Optional.empty(), one.by()));
      Held after =
          held.after(one.move(), after(procedure, Optional.of(held.stage()), move, past), one.at());
      made.add(move);
      phases.add(after.stage().phase());
      steps.add(after.stage().step());
      deltas.addAll(facts.ofMove(held, after, one.move(), one.at()));
      held = after;
    }
    return new Written(
        past,
        held,
        past.reporterPhone().map(seal::seal).orElse(null),
        codes.index(number.text(), codes.of(id)),
        alarms.next(held),
        made,
        phases,
        steps,
        deltas);
  }

  private Move.Receive receive(
      PastRequest past, Procedure procedure, TimeClass timeClass, Instant recorded) {
    String step = procedure.begin().staff();
    Deadlines.Date due =
        deadlines.of(procedure, step, timeClass, recorded, new Deadlines.Date(recorded, false));
    return new Move.Receive(
        past.receivedBy(),
        step,
        RequestDesk.level(procedure.at(step), past.areaCode()),
        due.at(),
        due.working());
  }

  private static Stage after(
      Procedure procedure, Optional<Stage> stage, MadeMove made, PastRequest past) {
    Course.Outcome outcome =
        Course.after(
            procedure,
            stage,
            made.move(),
            made.at(),
            EnumSet.allOf(Capacity.class),
            EnumSet.allOf(Procedure.Need.class));
    if (outcome instanceof Course.Outcome.Now(Stage next)) {
      return next;
    }
    throw new IllegalArgumentException(
        "a %s cannot follow in the history of %s"
            .formatted(made.move().kind().code(), past.originNumber()));
  }

  private static List<String> numbers(List<PastRequest> batch) {
    return batch.stream()
        .map(PastRequest::originNumber)
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
