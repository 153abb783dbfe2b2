package org.koumen.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.koumen.demo.MadeRequest.Step;
import org.koumen.request.TimeClass;
import org.koumen.workforce.WorkforceIntake.StaffRow;

/** Lets residents ask for things over the last half year, and units answer. */
final class Voices {

  /** Requests of Dongxing; the neighbours have a few more. */
  static final int DONGXING = 300;

  private static final int ELSEWHERE = 60;
  private static final List<String> CHANNELS =
      List.of("phone", "doorstep", "web", "chat", "walk_in", "hotline", "wish_box");
  private static final double[] CHANNEL_WEIGHTS = {30, 20, 16, 12, 12, 8, 3};

  private record Template(
      String unit,
      String kind,
      String category,
      int often,
      String title,
      String body,
      String result) {}

  private final DemoWorld world;
  private final Draw draw;
  private final ZoneId zone;
  private final Instant now;
  private final Function<String, TimeClass> paces;
  private final List<Template> templates =
      Facts.lines("voices.txt").stream().map(Voices::template).toList();

  /**
   * @param now everything lies before this moment
   * @param paces how fast matters of a category are handled
   */
  Voices(DemoWorld world, ZoneId zone, Instant now, Function<String, TimeClass> paces) {
    this.world = world;
    this.draw = world.draw("requests");
    this.zone = zone;
    this.now = now;
    this.paces = paces;
  }

  private static Template template(String line) {
    String[] part = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    return new Template(
        part[0], part[1], part[2], Integer.parseInt(part[3]), part[4], part[5], part[6]);
  }

  /** Requests in the order of time. */
  List<MadeRequest> requests(List<MadeHousehold> households) {
    List<MadeHousehold> dongxing = new ArrayList<>();
    List<MadeHousehold> others = new ArrayList<>();
    for (MadeHousehold home : households) {
      if (home.isLivedIn()) {
        (home.grid().startsWith(Places.DONGXING) ? dongxing : others).add(home);
      }
    }
    List<MadeRequest> requests = new ArrayList<>();
    for (int i = 0; i < DONGXING; i++) {
      requests.add(request(draw.one(dongxing)));
    }
    for (int i = 0; i < ELSEWHERE; i++) {
      requests.add(request(draw.one(others)));
    }
    requests.sort(Comparator.comparing(MadeRequest::at));
    return requests;
  }

  private MadeRequest request(MadeHousehold home) {
    // More of them lately: half within the last seven weeks.
    double ago = Math.pow(draw.fraction(), 1.9) * 180;
    ZonedDateTime at =
        now.minus(Duration.ofMinutes(Math.round(ago * 24 * 60)))
            .atZone(zone)
            .with(LocalTime.of(draw.between(7, 21), draw.between(0, 59), draw.between(0, 59)));
    Instant said = at.toInstant().isBefore(now) ? at.toInstant() : now.minusSeconds(900);
    Template template = fitting(at.getMonthValue());
    List<MadePerson> adults =
        home.people().stream().filter(one -> Ages.on(world.today(), one.bornOn()) >= 18).toList();
    MadePerson reporter = draw.one(adults);
    String helper = world.crew().workerOf(home.grid());
    String[] times = {"早上六点多", "中午十二点", "晚上八点", "半夜一点", "傍晚"};
    String time = draw.one(Arrays.asList(times));
    String days = String.valueOf(draw.between(2, 9));
    String age = String.valueOf(draw.between(68, 91));
    UnaryOperator<String> fill =
        text ->
            text.replace("{place}", place(home))
                .replace("{time}", time)
                .replace("{days}", days)
                .replace("{age}", age);
    return new MadeRequest(
        draw.id(said.toEpochMilli()),
        home.home().areaCode(),
        home.id(),
        CHANNELS.get(draw.weighted(CHANNEL_WEIGHTS)),
        template.kind(),
        template.category(),
        fill.apply(template.title()),
        fill.apply(template.body()),
        reporter.name(),
        reporter.phone(),
        said,
        helper,
        steps(template, home, said, fill.apply(template.result())));
  }

  private Template fitting(int month) {
    boolean cold = month >= 10 || month <= 4;
    double[] weights = new double[templates.size()];
    for (int i = 0; i < weights.length; i++) {
      Template template = templates.get(i);
      weights[i] = template.often() * (!cold && template.unit().equals("heat") ? 0.02 : 1);
    }
    return templates.get(draw.weighted(weights));
  }

  /** Where a household says that it is: building and entrance, or the group of a village. */
  static String place(MadeHousehold home) {
    Home at = home.home();
    if (at.building() == null) {
      // A courtyard: what stands between the township and the number.
      String address = at.address();
      int from = Math.max(address.indexOf('镇'), address.indexOf('乡')) + 1;
      return address.substring(from, address.indexOf('组') + 1);
    }
    return at.compound() + at.building() + (at.entrance() == null ? "" : at.entrance());
  }

  private List<Step> steps(Template template, MadeHousehold home, Instant said, String result) {
    List<Step> steps = new ArrayList<>();
    String county = home.county();
    String dispatcher = world.crew().firstOf(DemoUnits.code(county, "centre")).name();
    if (draw.chance(0.02)) {
      add(steps, new Step.Withdrawn(office(said, 0.1, 1), "已自行解决", dispatcher));
      return steps;
    }
    String unit =
        template.unit().equals("community")
            ? home.grid().substring(0, 12) + "-committee"
            : DemoUnits.code(county, template.unit());
    StaffRow handler = world.crew().firstOf(unit);
    TimeClass pace = paces.apply(template.category());
    boolean isFast = pace == TimeClass.EMERGENCY || pace == TimeClass.URGENT;
    Instant dispatched =
        switch (pace) {
          case EMERGENCY -> minutes(said, 4, 26);
          case URGENT -> minutes(said, 15, 200);
          case ORDINARY, COMPLEX -> office(said, 0.02, 0.6);
        };
    // What is urgent does not lie about for weeks.
    boolean isLeft = draw.chance(0.025) && !isFast;
    if (!add(steps, new Step.Dispatched(dispatched, unit, dispatcher)) || isLeft) {
      return steps;
    }
    Instant settled =
        switch (pace) {
          case EMERGENCY -> minutes(dispatched, 40, draw.chance(0.06) ? 1_700 : 900);
          case URGENT -> minutes(dispatched, 90, draw.chance(0.1) ? 2_000 : 1_300);
          case ORDINARY -> office(dispatched, 0.2, draw.chance(0.12) ? 9 : 4.5);
          case COMPLEX -> office(dispatched, 6, draw.chance(0.12) ? 55 : 35);
        };
    if (!add(steps, new Step.Settled(settled, result, handler.name())) || draw.chance(0.28)) {
      return steps;
    }
    int stars = 5 - draw.weighted(0.62, 0.23, 0.08, 0.04, 0.03);
    String reason = stars > 3 ? null : draw.one(List.of("处理太慢", "问题又出现了", "没有人回电话", "只解决了一半"));
    add(steps, new Step.Rated(office(settled, 0.1, 3), stars > 2, stars, reason));
    return steps;
  }

  private boolean add(List<Step> steps, Step step) {
    return step.at().isBefore(now) && steps.add(step);
  }

  /** A moment some minutes later, by day or night. */
  private Instant minutes(Instant after, int least, int most) {
    return after.plus(Duration.ofMinutes(draw.between(least, most)));
  }

  /** A moment some days later, within office hours of a weekday. */
  private Instant office(Instant after, double leastDays, double mostDays) {
    double days = leastDays + draw.fraction() * (mostDays - leastDays);
    ZonedDateTime at = after.plus(Duration.ofMinutes(Math.round(days * 24 * 60))).atZone(zone);
    LocalDate day = at.toLocalDate();
    boolean late = at.getHour() >= 18;
    while (late || day.getDayOfWeek().getValue() > 5) {
      day = day.plusDays(1);
      late = false;
    }
    boolean within = day.equals(at.toLocalDate()) && at.getHour() >= 9;
    Instant moment =
        within
            ? at.toInstant()
            : day.atTime(9, draw.between(0, 59), draw.between(0, 59)).atZone(zone).toInstant();
    return moment.isAfter(after) ? moment : after.plusSeconds(600);
  }
}
