package org.koumen.demo;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tells what happened to the households of a village in the past year, so that it leads to how they
 * are now, and writes some people down twice, as happens in real files.
 */
final class Stories {

  /** Of the people: written down a second time somewhere in the village. */
  static final double DOUBLES = 0.015;

  private static final List<String> ELSEWHERE = List.of("省城", "深圳", "成都", "西安", "北京", "杭州");
  private static final Map<String, String> NEIGHBOURING_CHARACTERS =
      Map.ofEntries(
          Map.entry("婷", "亭"),
          Map.entry("芳", "方"),
          Map.entry("莉", "丽"),
          Map.entry("丽", "莉"),
          Map.entry("涛", "滔"),
          Map.entry("华", "花"),
          Map.entry("英", "瑛"),
          Map.entry("国", "帼"),
          Map.entry("明", "鸣"),
          Map.entry("伟", "玮"),
          Map.entry("燕", "艳"),
          Map.entry("艳", "燕"),
          Map.entry("玲", "铃"),
          Map.entry("军", "君"),
          Map.entry("轩", "萱"),
          Map.entry("琪", "祺"),
          Map.entry("梅", "玫"),
          Map.entry("珍", "真"));

  private final Lives lives;
  private final Names names;
  private final IdentityNumbers identities;
  private final PhoneNumbers phones;
  private final Draw draw;
  private final LocalDate today;
  private final LocalDate begin;

  Stories(
      Lives lives,
      Names names,
      IdentityNumbers identities,
      PhoneNumbers phones,
      Draw draw,
      LocalDate today) {
    this.lives = lives;
    this.names = names;
    this.identities = identities;
    this.phones = phones;
    this.draw = draw;
    this.today = today;
    this.begin = DemoWorld.begin(today);
  }

  /** The same household with its past year. */
  MadeHousehold told(MadeHousehold home) {
    List<Happening> happenings = new ArrayList<>();
    if (home.isLivedIn() && home.since().isBefore(begin)) {
      for (MadePerson person : home.people()) {
        tell(happenings, home, person);
      }
      if (draw.chance(0.012)) {
        happenings.add(new Happening.Died(recently(), gone(home, 62, 97)));
      }
      if (home.people().size() > 1 && draw.chance(0.008)) {
        happenings.add(new Happening.Left(recently(), gone(home, 20, 34), draw.one(ELSEWHERE)));
      }
    }
    happenings.sort(Comparator.comparing(Happening::on));
    return happenings.isEmpty() ? home : home.with(happenings);
  }

  private void tell(List<Happening> happenings, MadeHousehold home, MadePerson person) {
    int age = Ages.on(today, person.bornOn());
    String work = person.work();
    String school = person.school();
    if (person.bornOn().isAfter(begin) && isBornHere(home, person)) {
      happenings.add(new Happening.Born(person.bornOn(), person.id()));
    } else if (work != null && age < 58 && !work.equals("待业") && draw.chance(0.012)) {
      happenings.add(
          new Happening.Worked(recently(), person.id(), "待业", work, lives.foundJob(draw)));
    } else if (work != null && work.equals("待业") && draw.chance(0.3)) {
      happenings.add(new Happening.Worked(recently(), person.id(), "厂里工人", work, lives.lostJob()));
    } else if (school != null && age == 6 && draw.chance(0.6)) {
      LocalDate term = LocalDate.of(today.getYear(), Month.SEPTEMBER, 1);
      LocalDate on = term.isAfter(today) ? term.minusYears(1) : term;
      if (!on.isBefore(begin)) {
        happenings.add(new Happening.Learned(on, person.id(), "石桥幼儿园", school));
      }
    } else if (age >= 50 && draw.chance(0.011)) {
      String[] told = lives.health(draw);
      happenings.add(new Happening.Ailed(recently(), person.id(), told[0], told[1]));
    }
  }

  /** Whoever is under care already was so from the first, and cannot come to be later. */
  private static boolean isBornHere(MadeHousehold home, MadePerson person) {
    return !person.relation().equals("head")
        && home.care().listings().stream()
            .noneMatch(listing -> person.id().equals(listing.residentId()))
        && home.care().needs().stream().noneMatch(need -> person.id().equals(need.residentId()));
  }

  private LocalDate recently() {
    return draw.day(begin.plusDays(20), today.minusDays(2));
  }

  /** Somebody who belonged to a household until lately. */
  private MadePerson gone(MadeHousehold home, int youngest, int oldest) {
    MadePerson head = home.head();
    int headAge = Ages.on(today, head.bornOn());
    boolean elder = youngest > 50;
    int age =
        elder
            ? Math.clamp(headAge + draw.between(20, 36), youngest, oldest)
            : Math.clamp(headAge - draw.between(21, 34), youngest, oldest);
    Sex sex = draw.chance(0.5) ? Sex.MALE : Sex.FEMALE;
    LocalDate born = today.minusYears(age).minusDays(draw.between(0, 364));
    String surname = head.name().substring(0, 1);
    String identity = identities.next(draw, home.county(), born, sex);
    return new MadePerson(
        id(home.since()),
        names.name(
            draw, elder && sex == Sex.FEMALE ? names.surname(draw) : surname, sex, born.getYear()),
        sex,
        born,
        elder ? "other_kin" : "child",
        identity,
        elder ? null : phones.next(),
        null,
        elder ? "退休" : "销售",
        List.of("普通话"),
        "present",
        home.since());
  }

  /** Writes some people down a second time, each in another household of the village. */
  List<MadeHousehold> doubled(List<MadeHousehold> homes) {
    List<MadeHousehold> all = new ArrayList<>(homes);
    int people = homes.stream().mapToInt(home -> home.people().size()).sum();
    int left = (int) Math.round(people * DOUBLES);
    for (int tries = 0; left > 0 && tries < people; tries++) {
      MadeHousehold from = draw.one(homes);
      int to = draw.between(0, all.size() - 1);
      MadePerson person = draw.one(from.people());
      MadeHousehold target = all.get(to);
      boolean fits =
          target.isLivedIn()
              && from.isLivedIn()
              && !target.id().equals(from.id())
              && target.doubles().isEmpty()
              && from.happenings().isEmpty()
              && !person.relation().equals("head")
              && Ages.on(today, person.bornOn()) >= 2;
      if (fits) {
        all.set(to, target.withDouble(again(person, target)));
        left--;
      }
    }
    return all;
  }

  /** The same person as somebody else wrote them down. */
  private MadePerson again(MadePerson person, MadeHousehold target) {
    boolean sameNumber = person.identity() != null && draw.chance(0.55);
    return new MadePerson(
        id(target.since()),
        sameNumber && draw.chance(0.4) ? misspelt(person.name()) : person.name(),
        person.sex(),
        person.bornOn(),
        "other_kin",
        sameNumber ? person.identity() : null,
        draw.chance(0.5) ? person.phone() : null,
        person.school(),
        draw.chance(0.5) ? person.work() : null,
        draw.chance(0.5) ? person.languages() : List.of("普通话"),
        "present",
        target.since().isAfter(person.bornOn()) ? target.since() : person.bornOn());
  }

  /** With a character that sounds alike, where there is one. */
  private static String misspelt(String name) {
    String last = name.substring(name.length() - 1);
    String other = NEIGHBOURING_CHARACTERS.get(last);
    return other == null ? name : name.substring(0, name.length() - 1) + other;
  }

  private java.util.UUID id(LocalDate day) {
    return draw.id(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
  }
}
