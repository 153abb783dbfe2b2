package org.koumen.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.koumen.access.Actor;
import org.koumen.access.AuditLog;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows the procedures: the built-in ones, and what the place made of them. A place publishes its
 * own steps as the next version of a built-in procedure; requests that are on their way keep
 * theirs.
 */
@Service
public class Procedures {
  /** The built-in ones, the usual one first. */
  static final List<String> BUILT_IN = List.of("five-slips", "four-slips", "petition");

  /**
   * Which procedure new requests follow.
   *
   * @param usual code of the one for all but petitions
   */
  public record Choice(String usual) {
    /** Five slips. */
    public static final Setting<Choice> SETTING =
        new Setting<>("request.procedure", Choice.class, new Choice("five-slips"));
  }

  private final ProcedureTable table;
  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final AuditLog audit;
  private final Map<Procedure.Ref, Procedure> known = new ConcurrentHashMap<>();
  // A version published on another node holds here half a minute later.
  private final Cache<String, Procedure.Ref> newest =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

  Procedures(ProcedureTable table, Settings settings, Jurisdiction jurisdiction, AuditLog audit) {
    this.table = table;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
    this.audit = audit;
    for (String code : BUILT_IN) {
      Procedure procedure = MoveJson.procedure(builtIn(code));
      known.put(procedure.ref(), procedure);
    }
  }

  /** What came of publishing. */
  public sealed interface Published {
    /** It holds for requests that begin from now on. */
    record Done(Procedure procedure) implements Published {}

    /** It would leave a request without an owner, a next step or a date. */
    record Wrong(List<ProcedureCheck.Flaw> flaws) implements Published {}

    /** There is no procedure of this name. */
    record Unknown() implements Published {}

    /** Somebody published another version in the meantime. */
    record Stale(int version) implements Published {}
  }

  /** The version that a request began with. */
  Procedure get(Procedure.Ref ref) {
    return known.computeIfAbsent(
        ref,
        one ->
            table
                .find(one)
                .orElseThrow(() -> new IllegalStateException("no procedure " + one))
                .definition());
  }

  /** What a request of a kind that begins now follows. */
  Procedure forNew(RequestKind kind) {
    return current(
        kind == RequestKind.PETITION ? "petition" : settings.get(Choice.SETTING).usual());
  }

  /** The version of a procedure that holds now. */
  Procedure current(String code) {
    return get(newest.get(code, this::newest));
  }

  private Procedure.Ref newest(String code) {
    return new Procedure.Ref(code, table.newest(code).orElse(1));
  }

  /** All procedures as they hold now. */
  public List<Procedure> all() {
    return BUILT_IN.stream().map(this::current).toList();
  }

  /** All versions of a procedure, the newest first. */
  @Transactional(readOnly = true)
  public List<ProcedureTable.Version> versions(String code) {
    List<ProcedureTable.Version> versions = new ArrayList<>(table.versions(code));
    Optional.ofNullable(known.get(new Procedure.Ref(code, 1)))
        .ifPresent(first -> versions.add(new ProcedureTable.Version(first, null, null)));
    return versions;
  }

  /**
   * Makes a place's own steps the ones for requests that begin from now on.
   *
   * @param basedOn the version that was changed
   * @param steps the steps as they are to be
   */
  @Transactional
  public Published publish(String code, int basedOn, List<Procedure.Step> steps, Actor by) {
    if (!BUILT_IN.contains(code)) {
      return new Published.Unknown();
    }
    int last = table.newest(code).orElse(1);
    if (basedOn != last) {
      return new Published.Stale(last);
    }
    Procedure next = get(new Procedure.Ref(code, last)).with(steps, last + 1);
    List<ProcedureCheck.Flaw> flaws = ProcedureCheck.flaws(next);
    if (!flaws.isEmpty()) {
      return new Published.Wrong(flaws);
    }
    if (!table.insert(next, jurisdiction.now(), by.accountId())) {
      return new Published.Stale(last + 1);
    }
    audit.add(by, "request.procedure-published", null, code, Map.of("version", last + 1));
    newest.invalidate(code);
    return new Published.Done(next);
  }

  private static String builtIn(String code) {
    try (InputStream file = Procedures.class.getResourceAsStream("/procedures/" + code + ".json")) {
      if (file == null) {
        throw new IllegalStateException("no procedure " + code + " was built in");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
