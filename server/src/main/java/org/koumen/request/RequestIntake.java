package org.koumen.request;

import java.time.Instant;
import java.util.ArrayList;
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
import org.koumen.calendar.CalendarDesk;
import org.koumen.ledger.Delta;
import org.koumen.ledger.LedgerBook;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.platform.Settings;
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
  private final LedgerBook ledger;
  private final DivisionDesk divisions;
  private final CalendarDesk calendar;
  private final Settings settings;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  RequestIntake(
      RequestIntakeTable table,
      RequestTable requests,
      RequestFacts facts,
      FollowCode codes,
      LedgerBook ledger,
      DivisionDesk divisions,
      CalendarDesk calendar,
      Settings settings,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.requests = requests;
    this.facts = facts;
    this.codes = codes;
    this.ledger = ledger;
    this.divisions = divisions;
    this.calendar = calendar;
    this.settings = settings;
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
    }
    return written.size();
  }

  /** A request with all that its rows keep. */
  @SuppressWarnings("ArrayRecordComponent") // sealed and hashed bytes, never compared
  record Written(
      PastRequest request,
      Held held,
      Instant recordedAt,
      byte @Nullable [] phone,
      byte[] codeIndex,
      List<MadeMove> moves,
      List<String> states,
      List<Delta> deltas) {}

  private Written written(PastRequest past, RequestNumber number) {
    Instant now = jurisdiction.now();
    Instant recorded = past.moves().isEmpty() ? now : past.receivedAt();
    Instant due = calendar.due(recorded, settings.get(RequestTerms.SETTING).dispatchWithin());
    UUID id = Ids.next();
    Held held =
        new Held(
            past.county(),
            id,
            past.areaCode(),
            number.text(),
            "received",
            past.receivedBy(),
            null,
            null,
            due,
            recorded,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            1);
    List<MadeMove> made = new ArrayList<>();
    List<String> states = new ArrayList<>();
    List<Delta> deltas = new ArrayList<>();
    made.add(
        new MadeMove(
            Ids.next(),
            1,
            new Move.Receive(past.receivedBy(), due),
            past.receivedAt(),
            new Doer(Optional.empty(), past.receivedBy())));
    states.add("received");
    deltas.addAll(facts.ofReceipt(past.county(), past.areaCode(), id, past.receivedAt()));
    for (PastRequest.PastMove move : past.moves()) {
      Stage stage =
          switch (Course.after(Optional.of(held.stage()), move.move())) {
            case Course.Outcome.Now next -> next.stage();
            case Course.Outcome.Refused no ->
                throw new IllegalArgumentException(
                    "a %s cannot follow in the history of %s"
                        .formatted(no.move().code(), past.originNumber()));
          };
      Held after = held.after(stage, move.at(), RequestDesk.answers(move.move()));
      made.add(
          new MadeMove(
              Ids.next(),
              after.version(),
              move.move(),
              move.at(),
              new Doer(Optional.empty(), move.by())));
      states.add(after.state());
      deltas.addAll(facts.ofMove(held, after, move.move(), move.at()));
      held = after;
    }
    return new Written(
        past,
        held,
        recorded,
        past.reporterPhone().map(seal::seal).orElse(null),
        codes.index(number.text(), codes.of(id)),
        made,
        states,
        deltas);
  }

  private static List<String> numbers(List<PastRequest> batch) {
    return batch.stream()
        .map(PastRequest::originNumber)
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
