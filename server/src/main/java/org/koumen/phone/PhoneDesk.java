package org.koumen.phone;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.access.AccountDesk;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.platform.Settings;
import org.koumen.registry.HouseholdDesk;
import org.koumen.registry.HouseholdFile;
import org.koumen.visit.Rhythm;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a phone carry the files of its owner's area and keeps them the same as here: the phone says
 * in a few bytes what it holds, is told what differs, fetches that and forgets what is no longer
 * its business.
 */
@Service
public class PhoneDesk {
  private static final int COUNTY_DIGITS = 6;
  private static final int KEY_BYTES = 32;
  private static final int VISITS_EACH = 5;
  private static final int REQUESTS_EACH = 8;

  /** An answered request goes along for so long. */
  private static final Duration ANSWERED = Duration.ofDays(90);

  private final PhoneTable table;
  private final HouseholdDesk households;
  private final QuestionDesk questions;
  private final AccountDesk accounts;
  private final AuditLog audit;
  private final Seal seal;
  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final SecureRandom random = new SecureRandom();

  PhoneDesk(
      PhoneTable table,
      HouseholdDesk households,
      QuestionDesk questions,
      AccountDesk accounts,
      AuditLog audit,
      Seal seal,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.households = households;
    this.questions = questions;
    this.accounts = accounts;
    this.audit = audit;
    this.seal = seal;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** Whether a phone may carry files. */
  public sealed interface Admitted {
    /**
     * It may.
     *
     * @param key 32 bytes that lock what it keeps; the phone keeps them locked in turn
     * @param rhythm by which it tells who is due while it cannot ask
     */
    record Yes(byte[] key, Rhythm rhythm) implements Admitted {}

    /** It was cut off, or belongs to somebody else: it must forget everything it keeps. */
    record CutOff() implements Admitted {}
  }

  /** Takes a phone in, or knows it again. */
  @Transactional
  public Admitted admit(UUID phone, String name, Actor actor) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    PhoneTable.Owned owned =
        table.seen(phone, actor.accountId(), name, seal.sealBytes(fresh), jurisdiction.now());
    if (!owned.account().equals(actor.accountId())) {
      return new Admitted.CutOff();
    }
    return owned
        .keySealed()
        .<Admitted>map(key -> new Admitted.Yes(seal.openBytes(key), settings.get(Rhythm.SETTING)))
        .orElseGet(Admitted.CutOff::new);
  }

  /** The phones of an account. */
  @Transactional(readOnly = true)
  public List<Phone> phones(UUID account) {
    return table.ofAccount(account);
  }

  /**
   * Cuts a phone off: its key is gone here, its owner's sessions end, and when it next asks, it is
   * told to forget what it keeps.
   *
   * @param account to whom the phone must belong
   * @return whether there was such a phone
   */
  @Transactional
  public boolean cutOff(UUID phone, UUID account, String reason, Actor actor) {
    if (table.find(phone).filter(one -> one.account().equals(account)).isEmpty()) {
      return false;
    }
    if (table.cutOff(phone, actor.name(), reason, jurisdiction.now())) {
      accounts.endSessions(account);
      audit.add(
          actor.accountId(),
          actor.name(),
          "phone.cut-off",
          null,
          account.toString(),
          Map.of("phone", phone.toString(), "reason", reason));
    }
    return true;
  }

  /**
   * A household as the list of a bucket names it.
   *
   * @param stamp compared, never read
   */
  public record Held(String county, UUID id, String stamp) {}

  /** Everything that this side holds of one bucket; what a phone holds besides, it must forget. */
  public record Bucket(int bucket, List<Held> households) {}

  /** What came of comparing. */
  public sealed interface Compared {
    /**
     * Where the two sides differ.
     *
     * @param households how many the phone should hold in all
     */
    record Differing(int households, List<Bucket> buckets) implements Compared {}

    /** The area holds more than a phone may carry: choose a smaller one. */
    record TooMany(int most) implements Compared {}

    /** The phone must forget everything. */
    record CutOff() implements Compared {}

    /** What was sent are no digests. */
    record Unreadable() implements Compared {}
  }

  /**
   * Compares what a phone holds with what is here.
   *
   * @param scope what the phone's owner may see, narrowed to the area that the phone carries
   * @param digests as {@link Digests} writes them
   */
  @Transactional(readOnly = true)
  public Compared compare(UUID phone, String digests, Scope scope, Actor actor) {
    if (!mayCarry(phone, actor)) {
      return new Compared.CutOff();
    }
    Optional<Digests> theirs = Digests.read(digests);
    if (theirs.isEmpty()) {
      return new Compared.Unreadable();
    }
    int most = settings.get(PhoneLoad.SETTING).households();
    if (scope.prefixes().stream().anyMatch(prefix -> prefix.length() < COUNTY_DIGITS)) {
      return new Compared.TooMany(most);
    }
    Map<UUID, Long> stamps = new HashMap<>();
    Map<UUID, String> counties = new HashMap<>();
    for (Map.Entry<String, Scope> part : byCounty(scope).entrySet()) {
      String county = part.getKey();
      List<UUID> ids = table.households(county, part.getValue(), most + 1 - stamps.size());
      if (ids.size() + stamps.size() > most) {
        return new Compared.TooMany(most);
      }
      for (PhoneTable.Stamp one : table.stamps(county, ids)) {
        stamps.put(one.household(), one.stamp());
        counties.put(one.household(), county);
      }
    }
    Map<Integer, List<Held>> held =
        stamps.entrySet().stream()
            .map(
                one ->
                    new Held(
                        Objects.requireNonNull(counties.get(one.getKey())),
                        one.getKey(),
                        shown(one.getValue())))
            .collect(Collectors.groupingBy(one -> Digests.bucket(one.id())));
    return new Compared.Differing(
        stamps.size(),
        Digests.of(stamps).differing(theirs.get()).stream()
            .map(bucket -> new Bucket(bucket, held.getOrDefault(bucket, List.of())))
            .toList());
  }

  /** Counties of a scope, each with what lies in it. */
  private static Map<String, Scope> byCounty(Scope scope) {
    return scope.prefixes().stream()
        .collect(
            Collectors.groupingBy(
                prefix -> prefix.substring(0, COUNTY_DIGITS),
                Collectors.collectingAndThen(Collectors.toList(), Scope::of)));
  }

  /**
   * The files of some households of one county, as far as they lie in scope.
   *
   * @return empty when the phone must forget everything
   */
  @Transactional
  public Optional<List<PhoneFile>> files(
      UUID phone, String county, List<UUID> ids, Scope scope, Actor actor) {
    if (!mayCarry(phone, actor)) {
      return Optional.empty();
    }
    // Stamps first: what changes between the two is fetched once more the next time.
    Map<UUID, Long> stamps =
        table.stamps(county, ids).stream()
            .collect(Collectors.toMap(PhoneTable.Stamp::household, PhoneTable.Stamp::stamp));
    List<HouseholdFile> files = households.carried(actor, scope, county, ids);
    List<UUID> found = files.stream().map(file -> file.household().id()).toList();
    Map<UUID, List<PhoneFile.Visit>> visits =
        table.visits(county, found, VISITS_EACH).stream()
            .collect(
                Collectors.groupingBy(
                    PhoneTable.Paid::household,
                    Collectors.mapping(PhoneTable.Paid::visit, Collectors.toList())));
    Map<UUID, List<PhoneFile.Request>> requests =
        table.requests(county, found, REQUESTS_EACH).stream()
            .filter(asked -> goesAlong(asked.request()))
            .collect(
                Collectors.groupingBy(
                    PhoneTable.Asked::household,
                    Collectors.mapping(PhoneTable.Asked::request, Collectors.toList())));
    Map<UUID, List<Question>> open = questions.openOf(county, found, actor);
    List<PhoneFile> carried = new ArrayList<>();
    for (HouseholdFile file : files) {
      UUID id = file.household().id();
      Long stamp = stamps.get(id);
      if (stamp != null) {
        carried.add(
            new PhoneFile(
                shown(stamp),
                file,
                visits.getOrDefault(id, List.of()),
                requests.getOrDefault(id, List.of()),
                open.getOrDefault(id, List.of())));
      }
    }
    return Optional.of(carried);
  }

  private boolean goesAlong(PhoneFile.Request request) {
    Instant since = jurisdiction.now().minus(ANSWERED);
    return switch (request.state()) {
      case "received", "dispatched", "settled" -> true;
      default -> request.receivedAt().isAfter(since);
    };
  }

  private boolean mayCarry(UUID phone, Actor actor) {
    return table.mayCarry(phone, actor.accountId());
  }

  private static String shown(long stamp) {
    return "%016x".formatted(stamp);
  }
}
