package org.koumen.request;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.platform.CleanText;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * What several requests have to do with each other: others tell the same, one goes on under
 * another, part of one becomes its own, many have one cause and are answered together.
 */
@Service
public class RequestKin {
  /** A whole common cause is answered by whoever answers its root. */
  private static final Set<Capacity> FOR_THE_CAUSE =
      EnumSet.of(Capacity.TAKE, Capacity.DISPATCH, Capacity.HANDLE, Capacity.SUPERVISE);

  private final RequestDesk desk;
  private final RequestTable requests;
  private final RequestFileTable files;
  private final ReporterTable reporters;
  private final Procedures procedures;
  private final MoveMaker maker;
  private final FollowCode codes;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  RequestKin(
      RequestDesk desk,
      RequestTable requests,
      RequestFileTable files,
      ReporterTable reporters,
      Procedures procedures,
      MoveMaker maker,
      FollowCode codes,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.desk = desk;
    this.requests = requests;
    this.files = files;
    this.reporters = reporters;
    this.procedures = procedures;
    this.maker = maker;
    this.codes = codes;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Somebody who tells the same.
   *
   * @param id made by whoever writes it down; the same again changes nothing
   * @param words what this one said
   */
  public record CoReporter(
      UUID id,
      Channel channel,
      String words,
      Optional<String> name,
      Optional<String> phone,
      ContactWish contactWish) {
    /** Takes control characters out; who stays unknown is not written down. */
    public CoReporter {
      boolean unknown = contactWish == ContactWish.ANONYMOUS;
      words = CleanText.of(words);
      name = unknown ? Optional.empty() : name.map(CleanText::line).filter(text -> !text.isEmpty());
      phone =
          unknown ? Optional.empty() : phone.map(CleanText::line).filter(text -> !text.isEmpty());
    }
  }

  /** What came of joining. */
  public sealed interface Joined {
    /** The co-reporter follows it by a number of their own. */
    record In(String number, String code) implements Joined {}

    /** There is no such request within reach, or it is over. */
    record No(Moved because) implements Joined {}
  }

  /** Adds somebody who tells the same; from now on they read along. */
  @Transactional
  public Joined join(String county, UUID request, CoReporter other, Actor actor) {
    return join(county, request, other, new By.Staff(actor));
  }

  private Joined join(String county, UUID request, CoReporter other, By by) {
    Optional<RequestTable.Holding> holding =
        requests
            .hold(county, request, other.id())
            .filter(one -> by.reaches(one.held().areaCode(), one.held().stage()));
    if (holding.isEmpty()) {
      return new Joined.No(new Moved.NotFound());
    }
    Held held = holding.get().held();
    String code = codes.of(other.id());
    if (holding.get().madeBefore()) {
      return reporters
          .number(county, other.id())
          .<Joined>map(number -> new Joined.In(number, code))
          .orElseGet(() -> new Joined.No(new Moved.NotFound()));
    }
    Instant now = jurisdiction.now();
    int year = jurisdiction.dayOf(now).getYear();
    String number = new RequestNumber(county, year, requests.takeNumbers(county, year, 1)).text();
    Moved moved =
        desk.make(
            procedures.get(held.procedure()),
            held,
            other.id(),
            new Move.Join(other.id(), number),
            now,
            by,
            by.capacities(held.areaCode(), held.stage()));
    if (!(moved instanceof Moved.Done)) {
      return new Joined.No(moved);
    }
    reporters.add(
        held,
        other,
        number,
        other.phone().map(seal::seal).orElse(null),
        codes.index(number, code),
        by.doer(),
        now);
    return new Joined.In(number, code);
  }

  /** Lets a request go on under another; its reporter reads along there by the old number. */
  @Transactional
  public Moved merge(String county, UUID request, Wish.Merge wish, Actor actor) {
    boolean reachesBoth =
        List.of(request, wish.other()).stream()
            .allMatch(
                id ->
                    requests
                        .find(county, id)
                        .filter(held -> new By.Staff(actor).reaches(held.areaCode(), held.stage()))
                        .isPresent());
    if (!reachesBoth) {
      return requests.find(county, request).isPresent()
          ? new Moved.OtherUnfit()
          : new Moved.NotFound();
    }
    Moved moved = desk.move(county, request, wish, actor);
    if (moved instanceof Moved.Done && !reporters.isMerged(county, request)) {
      RequestFileTable.Found gone = files.find(county, request).orElseThrow();
      Held into = requests.hold(county, wish.other(), request).orElseThrow().held();
      reporters.addMerged(into, gone, Doer.of(actor), jurisdiction.now());
      var unused =
          desk.make(
              procedures.get(into.procedure()),
              into,
              Ids.next(),
              new Move.Join(request, gone.row().number()),
              jurisdiction.now(),
              new By.Program(),
              EnumSet.of(Capacity.PROGRAM));
    }
    return moved;
  }

  /** Makes a request part of a common cause; the root is the first of it. */
  @Transactional
  public Moved tie(String county, UUID request, Wish.Tie wish, Actor actor) {
    Optional<Held> root = requests.find(county, wish.root());
    if (root.isPresent() && root.get().stage().cause() == null && !wish.root().equals(request)) {
      Moved first = desk.move(county, wish.root(), new Wish.Tie(null, null, wish.root()), actor);
      if (!(first instanceof Moved.Done)) {
        return first;
      }
    }
    Moved moved = desk.move(county, request, wish, actor);
    if (!(moved instanceof Moved.Done)) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }
    return moved;
  }

  /** Answers a request, and with it, when that is wished, all of its common cause. */
  @Transactional
  public Moved settle(String county, UUID request, Wish.Settle wish, Actor actor) {
    Moved moved = desk.move(county, request, wish, actor);
    if (!(moved instanceof Moved.Done) || !Boolean.TRUE.equals(wish.withCause())) {
      return moved;
    }
    UUID root = requests.find(county, request).map(held -> held.stage().cause()).orElse(null);
    if (root != null) {
      for (UUID member : requests.tied(county, root)) {
        settleMember(county, member, wish.result(), actor);
      }
    }
    return moved;
  }

  private void settleMember(String county, UUID member, String result, Actor actor) {
    Held held = requests.hold(county, member, Ids.next()).orElseThrow().held();
    Procedure procedure = procedures.get(held.procedure());
    Instant now = jurisdiction.now();
    Wish.Settle same = new Wish.Settle(null, held.version(), result, false);
    if (maker.make(procedure, held, same, now, Optional.empty())
        instanceof MoveMaker.Drawn.Ready(Move settle)) {
      // One that cannot be settled where it stands, with a question open, stays and is seen.
      var unused =
          desk.make(procedure, held, Ids.next(), settle, now, new By.Staff(actor), FOR_THE_CAUSE);
    }
  }

  /** What came of a split. */
  public sealed interface Parted {
    /** The part has a number of its own. */
    record Done(RequestDesk.Taken.In part) implements Parted {}

    /** It cannot be split. */
    record No(Moved because) implements Parted {}
  }

  /**
   * Makes part of a request a request of its own, with the same reporter.
   *
   * @param part what it is about; who brought it is taken from the first one
   */
  @Transactional
  public Parted split(
      String county,
      UUID request,
      UUID id,
      String title,
      String body,
      Optional<String> category,
      Actor actor) {
    By by = new By.Staff(actor);
    Optional<RequestTable.Holding> holding =
        requests
            .hold(county, request, id)
            .filter(one -> by.reaches(one.held().areaCode(), one.held().stage()));
    if (holding.isEmpty()) {
      return new Parted.No(new Moved.NotFound());
    }
    Held held = holding.get().held();
    RequestFileTable.Found whole = files.find(county, request).orElseThrow();
    NewRequest part = part(whole, id, title, body, category);
    if (!(desk.receive(part, by.doer()) instanceof RequestDesk.Taken.In in)) {
      return new Parted.No(new Moved.OtherUnfit());
    }
    if (!holding.get().madeBefore()) {
      Moved moved =
          desk.make(
              procedures.get(held.procedure()),
              held,
              id,
              new Move.Split(in.id(), in.number(), title),
              jurisdiction.now(),
              by,
              by.capacities(held.areaCode(), held.stage()));
      if (!(moved instanceof Moved.Done)) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Parted.No(moved);
      }
    }
    return new Parted.Done(in);
  }

  private NewRequest part(
      RequestFileTable.Found whole, UUID id, String title, String body, Optional<String> category) {
    return new NewRequest(
        id,
        whole.row().areaCode(),
        Optional.ofNullable(whole.householdId()),
        Optional.ofNullable(whole.visitId()),
        whole.row().channel(),
        whole.row().kind(),
        category.or(() -> Optional.ofNullable(whole.row().category())),
        title,
        body,
        Optional.ofNullable(whole.reporterName()),
        Optional.ofNullable(whole.reporterPhone()).map(seal::open),
        whole.happenedAt(),
        Optional.empty(),
        whole.contactWish(),
        Optional.ofNullable(whole.pin()),
        Optional.ofNullable(whole.place()),
        Optional.empty());
  }
}
