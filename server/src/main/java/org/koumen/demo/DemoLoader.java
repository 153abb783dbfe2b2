package org.koumen.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.area.AreaSetting;
import org.koumen.area.BoundaryDesk;
import org.koumen.area.BoundaryReader;
import org.koumen.area.Crs;
import org.koumen.planning.AssignmentDesk;
import org.koumen.platform.Jobs;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Refusal;
import org.koumen.platform.Setting;
import org.koumen.platform.Settings;
import org.koumen.registry.DuplicateDesk;
import org.koumen.workforce.WorkforceIntake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts an invented place into an empty database, through the doors that every module has for
 * strangers' data: all of it or, when the machine goes down meanwhile, nothing.
 */
@Component
@Profile("demo | test")
class DemoLoader {
  /** What stands in the database once the demo is loaded: the day it was made for. */
  static final Setting<String> LOADED = new Setting<>("demo.loaded", String.class, "");

  /** Number and code of a request, for whoever wants to try the resident's pages. */
  static final Setting<String> SLIP = new Setting<>("demo.slip", String.class, "");

  static final long SEED = 20_261_122;

  /** Households for each of Dongxing's 26 visitors at most. */
  private static final int SHARE = 180;

  private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);

  private final AreaIntake areas;
  private final BoundaryDesk boundaries;
  private final WorkforceIntake workforce;
  private final Registering registering;
  private final DemoAccounts accounts;
  private final DemoPast past;
  private final DemoCampaigns campaigns;
  private final ScenePlayer scenes;
  private final DemoTruth truth;
  private final DuplicateDesk duplicates;
  private final AssignmentDesk assignments;
  private final Settings settings;
  private final Jurisdiction jurisdiction;
  private final JsonMapper json;
  private final JdbcClient jdbc;

  DemoLoader(
      AreaIntake areas,
      BoundaryDesk boundaries,
      WorkforceIntake workforce,
      Registering registering,
      DemoAccounts accounts,
      DemoPast past,
      DemoCampaigns campaigns,
      ScenePlayer scenes,
      DemoTruth truth,
      DuplicateDesk duplicates,
      AssignmentDesk assignments,
      Settings settings,
      Jurisdiction jurisdiction,
      JsonMapper json,
      JdbcClient jdbc) {
    this.areas = areas;
    this.boundaries = boundaries;
    this.workforce = workforce;
    this.registering = registering;
    this.accounts = accounts;
    this.past = past;
    this.campaigns = campaigns;
    this.scenes = scenes;
    this.truth = truth;
    this.duplicates = duplicates;
    this.assignments = assignments;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
    this.json = json;
    this.jdbc = jdbc;
  }

  /** The invented community as of a day. */
  static DemoWorld world(LocalDate day) {
    return new DemoWorld(Places.dongxing(), SEED, day);
  }

  /**
   * Loads the demo unless it is there.
   *
   * @return the day the demo was made for
   */
  @Transactional
  public LocalDate loadOnce() {
    String loaded = settings.get(LOADED);
    if (!loaded.isEmpty()) {
      return LocalDate.parse(loaded);
    }
    LocalDate today = jurisdiction.today();
    DemoWorld world = world(today);
    Instant begin = DemoWorld.begin(today).atStartOfDay(jurisdiction.zone()).toInstant();
    LOG.info("Inventing a community; this happens once");
    loadAreas(world);
    workforce.takeUnits(world.crew().units());
    workforce.takeStaff(world.crew().staff(), null, "演示数据", "演示数据");
    Map<String, Actor> people = accounts.open(world.crew(), DemoWorld.begin(today));
    LOG.info("Areas, staff and accounts are there");
    List<MadeHousehold> everybody = new ArrayList<>();
    Draw draw = world.draw("premises");
    world.villages(
        homes -> {
          registering.register(homes, draw, begin);
          everybody.addAll(homes);
        });
    List<Home> empty = new ArrayList<>();
    world.emptyHomes(empty::addAll);
    registering.registerEmpty(empty, draw, world.today().minusYears(3).withDayOfYear(1), begin);
    LOG.info("{} households and {} empty homes are registered", everybody.size(), empty.size());
    // The planner knows nothing of rows that have just come: its plans for them take minutes.
    jdbc.sql("analyze").update();
    Actor community = people.get("community");
    if (community == null) {
      throw new IllegalStateException("nobody sits at the community's desk");
    }
    DemoCampaigns.Begun begun = campaigns.begin(world, community, everybody);
    past.play(world, everybody, begun);
    LOG.info("The past is played");
    ScenePlayer.Slip slip = scenes.play(world, everybody, people);
    LOG.info("Every move was made once");
    truth.play(world, everybody, people);
    LOG.info("Days are sealed, samples asked");
    int doubles =
        duplicates
            .search(
                Scope.wholeSystemWithoutAPerson(),
                AreaCode.of(Place.PROVINCE),
                Jobs.Progress.UNWATCHED)
            .found();
    LOG.info("{} more pairs of residents look like one person", doubles);
    jdbc.sql("analyze").update();
    settings.set(SLIP, slip.number() + " " + slip.code(), null);
    shareOut();
    begun.end();
    settings.set(LOADED, today.toString(), null);
    return today;
  }

  /** Dongxing's households among those who visit there, where the optimiser runs. */
  private void shareOut() {
    try {
      assignments.makeInForce(
          new AssignmentDesk.Wanted(
              AreaCode.of(Places.DONGXING), List.of(), List.of(), Optional.of(SHARE), "全年走访分工"),
          new Actor(new UUID(0, 0), "demo", "演示数据", "zh", Optional.empty(), List.of()));
      LOG.info("Households are shared out among their visitors");
    } catch (Refusal refused) {
      LOG.info("Households are not shared out: {}", refused.problem().code());
    }
  }

  private void loadAreas(DemoWorld world) {
    List<MadeArea> made = new ArrayList<>();
    world.areas(made::add);
    AreaIntake.Outcome outcome =
        areas.load(
            made.stream()
                .map(
                    area ->
                        new AreaEntry(
                            AreaCode.of(area.code()),
                            area.name(),
                            area.setting().map(AreaSetting::of))),
            world.today().minusYears(3).withDayOfYear(1),
            Optional.<UUID>empty(),
            read -> {});
    if (outcome instanceof AreaIntake.Outcome.Refused refused) {
      throw new IllegalStateException("areas were refused: " + refused);
    }
    for (MadeArea area : made) {
      area.ground().ifPresent(ground -> loadBoundary(world, area.code(), ground));
    }
  }

  private void loadBoundary(DemoWorld world, String code, Rect ground) {
    var reading =
        BoundaryReader.read(json.readTree(world.terrain().geometry(ground)), Crs.CGCS2000);
    if (!(reading instanceof BoundaryReader.Reading.Valid valid)) {
      throw new IllegalStateException("the boundary of " + code + " was refused: " + reading);
    }
    boundaries.put(
        AreaCode.of(code), valid.boundary(), Optional.empty(), Scope.wholeSystemWithoutAPerson());
  }
}
