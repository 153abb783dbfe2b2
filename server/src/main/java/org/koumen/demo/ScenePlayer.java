package org.koumen.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.area.AreaCode;
import org.koumen.calendar.CalendarDesk;
import org.koumen.demo.SceneTimes.Moment;
import org.koumen.notice.NoticeDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.request.Channel;
import org.koumen.request.ContactWish;
import org.koumen.request.Doer;
import org.koumen.request.FollowDesk;
import org.koumen.request.NewRequest;
import org.koumen.request.Pin;
import org.koumen.request.PublicationDesk;
import org.koumen.request.ReportDesk;
import org.koumen.request.RequestDesk;
import org.koumen.request.RequestKin;
import org.koumen.request.RequestKind;
import org.koumen.workforce.WorkforceIntake;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays {@link Scene scenes} through the desks that people use, each at its own time, within the
 * caller's transaction.
 */
@Component
@Profile("demo | test")
class ScenePlayer {
  /** Older notices count as read. */
  private static final Duration READ_AFTER = Duration.ofDays(2);

  private final SceneMoves.Desks desks;
  private final ReportDesk reports;
  private final NoticeDesk notices;
  private final WorkforceIntake workforce;
  private final CalendarDesk calendar;
  private final Jurisdiction jurisdiction;

  ScenePlayer(
      RequestDesk requests,
      ReportDesk reports,
      RequestKin kin,
      FollowDesk follow,
      PublicationDesk publications,
      NoticeDesk notices,
      WorkforceIntake workforce,
      CalendarDesk calendar,
      Jurisdiction jurisdiction) {
    this.desks = new SceneMoves.Desks(requests, kin, follow, publications);
    this.reports = reports;
    this.notices = notices;
    this.workforce = workforce;
    this.calendar = calendar;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Number and code of a request, for whoever wants to try the resident's pages.
   *
   * @param number as on the slip
   */
  record Slip(String number, String code) {}

  /**
   * Plays all of them.
   *
   * @param accounts by login
   * @return what the reporter of a request that waits for an answer was given
   */
  Slip play(DemoWorld world, List<MadeHousehold> households, Map<String, Actor> accounts) {
    Instant now = jurisdiction.now();
    SceneTimes times =
        new SceneTimes(calendar.workingDays(), world.today(), jurisdiction.zone(), now);
    List<Moment> moments = new ArrayList<>();
    Scene.all().forEach(scene -> moments.addAll(times.of(scene)));
    moments.sort(Comparator.comparing(Moment::at));
    Run run = new Run(world, times, new SceneCast(world.crew(), workforce, accounts), households);
    for (Moment moment : moments) {
      if (moment.at().isBefore(now)) {
        DemoClock.at(moment.at(), () -> run.play(moment));
      }
    }
    DemoClock.at(now.minus(READ_AFTER), () -> accounts.values().forEach(notices::readAll));
    RequestDesk.Taken.In waiting = run.played("meter").slip();
    return new Slip(waiting.number(), waiting.code());
  }

  /** One play of everything. */
  private final class Run {
    private final DemoWorld world;
    private final SceneCast cast;
    private final SceneMoves moves;
    private final List<MadeHousehold> households;
    private final Draw draw;
    private final Map<String, ScenePlayed> played = new HashMap<>();

    Run(DemoWorld world, SceneTimes times, SceneCast cast, List<MadeHousehold> households) {
      this.world = world;
      this.cast = cast;
      this.moves = new SceneMoves(desks, cast, times, this::played);
      this.households = households.stream().filter(MadeHousehold::isLivedIn).toList();
      this.draw = world.draw("scenes");
    }

    ScenePlayed played(String key) {
      ScenePlayed found = played.get(key);
      if (found == null) {
        throw new IllegalArgumentException("no case " + key + " so far");
      }
      return found;
    }

    void play(Moment moment) {
      Scene scene = moment.scene();
      moment
          .act()
          .ifPresentOrElse(
              act -> moves.make(played(scene.key()), act),
              () -> played.put(scene.key(), begin(scene, moment.at())));
    }

    private ScenePlayed begin(Scene scene, Instant at) {
      MadeHousehold home = home(scene.village());
      MadePerson reporter = home.head();
      UUID id = draw.id(at.toEpochMilli());
      String text = scene.text().replace("{place}", Voices.place(home));
      Optional<Pin> pin = Optional.of(new Pin(home.home().longitude(), home.home().latitude()));
      boolean isUnknown = scene.channel().equals("anonymous");
      RequestDesk.Taken taken;
      if (isUnknown || scene.channel().equals("web")) {
        taken =
            reports.take(
                new ReportDesk.Report(
                    id,
                    AreaCode.of(home.grid()),
                    Optional.empty(),
                    RequestKind.of(scene.kind()),
                    Optional.of(scene.category()),
                    text,
                    Optional.empty(),
                    pin,
                    Optional.of(reporter.name()),
                    Optional.ofNullable(reporter.phone()),
                    isUnknown ? ContactWish.ANONYMOUS : ContactWish.CALL));
      } else {
        taken =
            desks
                .requests()
                .receive(
                    new NewRequest(
                        id,
                        home.home().areaCode(),
                        Optional.of(home.id()),
                        Optional.empty(),
                        Channel.of(scene.channel()),
                        RequestKind.of(scene.kind()),
                        Optional.of(scene.category()),
                        scene.title().replace("{place}", Voices.place(home)),
                        text,
                        Optional.of(reporter.name()),
                        Optional.ofNullable(reporter.phone()),
                        at,
                        Optional.empty(),
                        ContactWish.CALL,
                        pin,
                        Optional.empty(),
                        scene.done()),
                    Doer.of(receiver(scene, home)));
      }
      if (taken instanceof RequestDesk.Taken.In in) {
        return new ScenePlayed(scene.key(), home.county(), in);
      }
      throw new IllegalStateException(scene.key() + " was not taken in: " + taken);
    }

    private Actor receiver(Scene scene, MadeHousehold home) {
      return switch (scene.channel()) {
        case "phone", "walk_in" ->
            home.grid().startsWith(Places.DONGXING)
                ? cast.named("community", home.county())
                : cast.named("dispatch", home.county());
        case "hotline" -> cast.named("dispatch", home.county());
        default -> cast.ofGrid(home.grid());
      };
    }

    private MadeHousehold home(String village) {
      String code =
          world.place().villages().stream()
              .filter(one -> one.name().equals(village))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no village " + village))
              .code();
      return draw.one(
          households.stream()
              .filter(home -> home.grid().startsWith(code))
              .filter(home -> home.head().phone() != null)
              .toList());
    }
  }
}
