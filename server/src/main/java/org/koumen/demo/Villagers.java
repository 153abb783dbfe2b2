package org.koumen.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.demo.Place.Village;
import org.koumen.registry.NewCare;

/** Lets people move into the homes of a village. */
final class Villagers {

  private static final double AWAY = 0.025;
  private static final double TENANTS = 0.14;
  private static final int DORMITORY = HouseholdSizes.LARGEST;

  private final Village village;
  private final VillagePlan plan;
  private final Names names;
  private final IdentityNumbers identities;
  private final PhoneNumbers phones;
  private final Draw draw;
  private final LocalDate today;
  private final Biography biography;

  Villagers(
      Village village,
      VillagePlan plan,
      Names names,
      IdentityNumbers identities,
      PhoneNumbers phones,
      Draw draw,
      LocalDate today) {
    this.village = village;
    this.plan = plan;
    this.names = names;
    this.identities = identities;
    this.phones = phones;
    this.draw = draw;
    this.today = today;
    this.biography = new Biography(draw.branch("work"), today, village.urban());
  }

  /** All households, grid by grid. */
  List<MadeHousehold> households() {
    int shops = plan.grids().stream().mapToInt(grid -> grid.shops().size()).sum();
    int dormitories = village.households() > 1_000 && village.urban() ? 3 : 0;
    int homes = village.households() - shops - dormitories;
    int people = village.people() - shops - dormitories * DORMITORY;
    AgePool pool = new AgePool(Census.ofChina2020(), village.people() - shops, draw.branch("ages"));
    Families families = new Families(pool, draw.branch("families"), today);
    HouseholdSizes sizes = HouseholdSizes.of(homes, people);
    List<MadeHousehold> households = new ArrayList<>();
    for (VillagePlan.Grid grid : plan.grids()) {
      int order = 0;
      for (Home home : grid.homes()) {
        order++;
        if (dormitories > 0 && order == 7) {
          dormitories--;
          households.add(dormitory(grid, home, order, pool));
        } else {
          households.add(family(grid, home, order, families.household(sizes.next(draw))));
        }
      }
      for (Home shop : grid.shops()) {
        order++;
        households.add(business(grid, shop, order));
      }
    }
    return households;
  }

  private MadeHousehold family(VillagePlan.Grid grid, Home home, int order, List<Member> members) {
    boolean shared = members.getLast().relation().equals("not_kin");
    int headAge = Ages.on(today, members.getFirst().bornOn());
    boolean tenant =
        shared || village.urban() && draw.chance(headAge < 50 ? TENANTS * 1.4 : TENANTS * 0.4);
    boolean away = !tenant && members.size() <= 4 && draw.chance(AWAY);
    LocalDate since = movedIn(tenant, members);
    return household(grid, home, order, tenant ? "tenant" : "family", away, since, members);
  }

  private MadeHousehold dormitory(VillagePlan.Grid grid, Home home, int order, AgePool pool) {
    List<Member> members = new ArrayList<>();
    Sex sex = draw.chance(0.5) ? Sex.MALE : Sex.FEMALE;
    for (int i = 0; i < DORMITORY; i++) {
      int age = pool.take(sex, 20, 45, one -> 1);
      LocalDate born = today.minusYears(age).minusDays(draw.between(0, 364));
      members.add(new Member(i == 0 ? "head" : "not_kin", sex, born, Member.OWN_LINE));
    }
    LocalDate since = draw.day(today.minusYears(4), today.minusYears(1));
    return household(grid, home, order, "collective", false, since, members);
  }

  /** A shop with the one who runs it and lives elsewhere. */
  private MadeHousehold business(VillagePlan.Grid grid, Home shop, int order) {
    LocalDate born = today.minusYears(draw.between(24, 58)).minusDays(draw.between(0, 364));
    Sex sex = draw.chance(0.55) ? Sex.MALE : Sex.FEMALE;
    LocalDate since = draw.day(today.minusYears(9), today.minusMonths(14));
    return household(
        grid,
        shop,
        order,
        "business",
        false,
        since,
        List.of(new Member("head", sex, born, Member.OWN_LINE)));
  }

  private LocalDate movedIn(boolean tenant, List<Member> members) {
    LocalDate earliest = members.getFirst().bornOn().plusYears(20);
    LocalDate from = today.minusYears(tenant ? 4 : 24);
    LocalDate to = today.minusDays(tenant && draw.chance(0.3) ? 20 : 400);
    LocalDate low = earliest.isAfter(from) ? earliest : from;
    return low.isAfter(to) ? to : draw.day(low, to);
  }

  private MadeHousehold household(
      VillagePlan.Grid grid,
      Home home,
      int order,
      String kind,
      boolean away,
      LocalDate since,
      List<Member> members) {
    Map<Integer, String> surnames = new HashMap<>();
    String language = biography.homeLanguage(kind.equals("tenant") || kind.equals("collective"));
    List<MadePerson> people = new ArrayList<>();
    for (Member member : members) {
      String surname =
          member.line() == Member.OWN_LINE
              ? names.surname(draw)
              : surnames.computeIfAbsent(member.line(), line -> names.surname(draw));
      people.add(person(member, surname, language, away, since, kind));
    }
    return new MadeHousehold(
        id(since),
        grid.code(),
        home,
        away ? "vacant" : home.use(),
        grid.code().substring(6) + "-" + Integer.toString(10_000 + order).substring(1),
        kind,
        away ? "away" : "present",
        since,
        people,
        List.of(),
        NewCare.NONE,
        List.of());
  }

  private MadePerson person(
      Member member,
      String surname,
      String language,
      boolean away,
      LocalDate householdSince,
      String kind) {
    LocalDate born = member.bornOn();
    int age = Ages.on(today, born);
    boolean head = member.relation().equals("head");
    boolean local = kind.equals("family") ? draw.chance(0.9) : draw.chance(0.2);
    String area = local ? village.code().substring(0, 6) : "9902" + draw.between(10, 40);
    boolean numbered = !(age < 1 && draw.chance(0.4)) && !draw.chance(0.008);
    @Nullable String school = biography.school(born);
    double reachable = head ? 0.97 : age < 12 ? 0 : age < 18 ? 0.5 : age < 75 ? 0.93 : 0.5;
    return new MadePerson(
        id(householdSince),
        names.name(draw, surname, member.sex(), born.getYear()),
        member.sex(),
        born,
        member.relation(),
        numbered ? identities.next(draw, area, born, member.sex()) : null,
        draw.chance(reachable) ? phones.next() : null,
        school,
        kind.equals("business") ? "个体经营" : biography.work(born, school),
        biography.languages(born, language),
        away || "外地读大学".equals(school) ? "away" : "present",
        born.isAfter(householdSince) ? born : householdSince);
  }

  private UUID id(LocalDate day) {
    return draw.id(
        day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + draw.between(0, 86_399_999));
  }
}
