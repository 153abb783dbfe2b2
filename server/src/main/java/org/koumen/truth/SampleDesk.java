package org.koumen.truth;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.chain.ChainDesk;
import org.koumen.chain.ChainSeal;
import org.koumen.chain.Hashes;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Samples: committed to first, drawn by the next seal of the county, which nobody knows before. So
 * nobody, not even who runs the program, chooses who is asked.
 */
@Service
public class SampleDesk {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  private final SampleTable samples;
  private final DrawTable draws;
  private final SampleRecords records;
  private final ChainDesk chain;
  private final AreaDesk areas;
  private final Counties counties;
  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final TransactionTemplate transactions;

  SampleDesk(
      SampleTable samples,
      DrawTable draws,
      SampleRecords records,
      ChainDesk chain,
      AreaDesk areas,
      Counties counties,
      Settings settings,
      Jurisdiction jurisdiction,
      TransactionTemplate transactions) {
    this.samples = samples;
    this.draws = draws;
    this.records = records;
    this.chain = chain;
    this.areas = areas;
    this.counties = counties;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
    this.transactions = transactions;
  }

  /**
   * What somebody wants to know.
   *
   * @param area within one county
   * @param margin half the width of the interval, in tenths of a percent
   * @param confidence in percent
   */
  public record Wanted(
      AreaCode area, Sample.Kind kind, LocalDate from, LocalDate to, int margin, int confidence) {}

  /**
   * How many have to be asked.
   *
   * @param claimed reached visits, as recorded
   * @param population of whom is drawn
   */
  public record Size(int claimed, int population, int size) {}

  /** How many have to be asked; empty outside of the scope. */
  @Transactional(readOnly = true)
  public Optional<Size> size(Wanted wanted, Scope scope) {
    return scope.covers(wanted.area().value())
        ? Optional.of(size(wanted, population(wanted).size()))
        : Optional.empty();
  }

  private Size size(Wanted wanted, int population) {
    int letters = settings.get(TruthSettings.SETTING).letters();
    int claimed =
        samples.counts(where(wanted), Scope.of(wanted.area().value()), 6, letters).stream()
            .mapToInt(SampleTable.Count::claimed)
            .sum();
    return new Size(
        claimed, population, Share.size(population, wanted.margin(), wanted.confidence()));
  }

  private List<UUID> population(Wanted wanted) {
    return switch (wanted.kind()) {
      case VISITS -> samples.visits(where(wanted), settings.get(TruthSettings.SETTING).letters());
      case HOUSEHOLDS -> samples.households(where(wanted), false);
      case REACHED -> samples.households(where(wanted), true);
    };
  }

  private SampleTable.Where where(Wanted wanted) {
    return new SampleTable.Where(
        wanted.area().county(),
        wanted.area().value(),
        Scope.after(wanted.area().value()),
        wanted.from().atStartOfDay(jurisdiction.zone()).toInstant(),
        wanted.to().plusDays(1).atStartOfDay(jurisdiction.zone()).toInstant());
  }

  /** What came of it. */
  public sealed interface Made {
    /** The next seal draws it. */
    record Committed(Sample sample) implements Made {}

    /** The area lies outside of the scope. */
    record NotFound() implements Made {}

    /** There is nobody to draw. */
    record Nobody() implements Made {}
  }

  /**
   * Commits to a sample: to whom it is drawn from, how many, and a secret; the next seal draws it.
   *
   * @param tries how often somebody is tried before the next one comes in their place
   */
  @Transactional
  public Made commit(
      Wanted wanted, String title, int tries, List<String> questions, Scope scope, Actor by) {
    if (!scope.covers(wanted.area().value())) {
      return new Made.NotFound();
    }
    List<UUID> population = population(wanted);
    if (population.isEmpty()) {
      return new Made.Nobody();
    }
    Size size = size(wanted, population.size());
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String county = wanted.area().county();
    Sample sample =
        new Sample(
            county,
            Ids.next(),
            wanted.area().value(),
            null,
            wanted.kind(),
            title,
            wanted.from(),
            wanted.to(),
            size.claimed(),
            population.size(),
            Hashes.hex(Lot.digest(population)),
            wanted.margin(),
            wanted.confidence(),
            size.size(),
            tries,
            questions,
            Hashes.hex(Hashes.of(secret)),
            chain.last(county).map(ChainSeal::number).orElse(0),
            null,
            null,
            Sample.State.WAITING,
            jurisdiction.now(),
            by.name(),
            null,
            null);
    samples.insert(sample, secret, population, by);
    chain.append(records, county, List.of(sample.id()));
    return new Made.Committed(named(List.of(sample)).getFirst());
  }

  /**
   * Draws whatever waits and whose seal was made meanwhile.
   *
   * @return how many were drawn
   */
  public int drawDue() {
    int drawn = 0;
    for (SampleTable.Place place : samples.waiting()) {
      Boolean done = transactions.execute(status -> draw(place.county(), place.id()));
      drawn += Boolean.TRUE.equals(done) ? 1 : 0;
    }
    return drawn;
  }

  /** Draws a sample if its seal has been made; within a transaction. */
  @Transactional
  public boolean draw(String county, UUID id) {
    Optional<Sample> held =
        samples.hold(county, id).filter(it -> it.state() == Sample.State.WAITING);
    Optional<ChainSeal> seal = held.flatMap(it -> chain.firstAfter(county, it.afterSeal()));
    if (held.isEmpty() || seal.isEmpty()) {
      return false;
    }
    Sample sample = held.get();
    samples.drawn(sample, seal.get().number(), seal.get().digest(), jurisdiction.now());
    List<UUID> order = order(sample, seal.get().digest());
    List<DrawTable.Drawn> first = new ArrayList<>();
    for (int n = 0; n < sample.size(); n++) {
      first.add(DrawTable.Drawn.at(n + 1, order.get(n)));
    }
    write(sample, first);
    return true;
  }

  private List<UUID> order(Sample sample, String seal) {
    byte[] seed =
        Lot.seed(samples.secret(sample.county(), sample.id()), HexFormat.of().parseHex(seal));
    return Lot.order(seed, samples.population(sample.county(), sample.id()));
  }

  private void write(Sample sample, List<DrawTable.Drawn> drawn) {
    if (sample.kind() == Sample.Kind.VISITS) {
      draws.insertVisits(sample.county(), sample.id(), drawn);
    } else {
      draws.insertHouseholds(sample.county(), sample.id(), drawn);
    }
  }

  /** Draws the next one in the same order, in place of somebody who did not answer. */
  void replace(Sample sample) {
    String seal = sample.sealDigest();
    List<UUID> order = seal == null ? List.of() : order(sample, seal);
    int next = draws.last(sample.county(), sample.id());
    if (next < order.size()) {
      write(sample, List.of(DrawTable.Drawn.at(next + 1, order.get(next))));
    }
  }

  /** Samples of an area, the latest first. */
  @Transactional(readOnly = true)
  public List<Sample> list(String area, Scope scope) {
    Scope within = scope.within(area);
    return within.isNowhere()
        ? List.of()
        : named(
            samples.list(
                within.prefixes().stream()
                    .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
                    .distinct()
                    .toList(),
                within));
  }

  /** A sample; empty outside of the scope. */
  @Transactional(readOnly = true)
  public Optional<Sample> find(String county, UUID id, Scope scope) {
    return samples
        .find(county, id)
        .filter(sample -> scope.covers(sample.areaCode()))
        .map(sample -> named(List.of(sample)).getFirst());
  }

  /** Ends a sample: nobody is asked any more, and its result stays as it is. */
  @Transactional
  public boolean close(String county, UUID id, Scope scope, Actor by) {
    Optional<Sample> sample =
        samples
            .hold(county, id)
            .filter(it -> scope.covers(it.areaCode()) && it.state() != Sample.State.CLOSED);
    sample.ifPresent(it -> samples.close(it, jurisdiction.now(), by.name()));
    return sample.isPresent();
  }

  /** What proves who was drawn, as {@code verifier/Verify.java} reads it; empty before the draw. */
  @Transactional(readOnly = true)
  public Optional<String> proof(Sample sample) {
    if (sample.sealNumber() == null) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "koumen-draw\t1\t%s\t%s\t%s\t%d\t%d\n"
            .formatted(
                sample.id(),
                sample.commitment(),
                sample.populationDigest(),
                sample.population(),
                sample.size()));
    text.append(
        "opened\t%s\t%s\t%d\t%s\t%d\n"
            .formatted(
                Hashes.hex(samples.secret(sample.county(), sample.id())),
                sample.county(),
                sample.sealNumber(),
                sample.sealDigest(),
                sample.afterSeal()));
    samples
        .population(sample.county(), sample.id())
        .forEach(id -> text.append("member\t").append(id).append('\n'));
    int position = 0;
    for (UUID id : draws.subjects(sample.county(), sample.id())) {
      position++;
      text.append("drawn\t").append(position).append('\t').append(id).append('\n');
    }
    return Optional.of(text + "end\t" + Hashes.hex(Hashes.of(text.toString())) + "\n");
  }

  private List<Sample> named(List<Sample> found) {
    Map<String, String> names = areas.of(found.stream().map(Sample::areaCode).toList());
    return found.stream().map(sample -> sample.at(names.get(sample.areaCode()))).toList();
  }
}
