package org.koumen.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.campaign.Campaign;
import org.koumen.campaign.CampaignDesk;
import org.koumen.campaign.CampaignMove;
import org.koumen.campaign.Form;
import org.koumen.campaign.FormDesk;
import org.koumen.campaign.FormQuestion;
import org.koumen.campaign.HandbookDesk;
import org.koumen.campaign.ReadyForms;
import org.koumen.campaign.VisitedHousehold;
import org.koumen.platform.Jurisdiction;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Campaigns of Dongxing: one that runs since two weeks, one that is over, one theme visit, one
 * draft; with what was answered at the doors. Its questions are all such as may stay open.
 */
@Component
@Profile("demo | test")
class DemoCampaigns {
  private static final Scope DONGXING = Scope.of(Places.DONGXING);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CampaignDesk campaigns;
  private final FormDesk forms;
  private final HandbookDesk handbook;
  private final ReadyForms ready;
  private final Jurisdiction jurisdiction;

  DemoCampaigns(
      CampaignDesk campaigns,
      FormDesk forms,
      HandbookDesk handbook,
      ReadyForms ready,
      Jurisdiction jurisdiction) {
    this.campaigns = campaigns;
    this.forms = forms;
    this.handbook = handbook;
    this.ready = ready;
    this.jurisdiction = jurisdiction;
  }

  /** What was begun before the visits: who answers what at a door, and what is to be ended. */
  final class Begun {
    private final Actor desk;
    private final LocalDate first;
    private final Form winter;
    private final Form six;
    private final CampaignDesk.View over;
    private final Draw draw;
    private final Set<UUID> listed;
    private final Set<UUID> asked = new java.util.HashSet<>();

    private Begun(
        Actor desk,
        LocalDate first,
        Form winter,
        Form six,
        CampaignDesk.View over,
        Draw draw,
        Set<UUID> listed) {
      this.desk = desk;
      this.first = first;
      this.winter = winter;
      this.six = six;
      this.over = over;
      this.draw = draw;
      this.listed = listed;
    }

    /** What was answered at a visit. */
    List<VisitedHousehold.Sheet> sheets(MadeVisit visit, String area) {
      boolean met = visit.outcome().equals("met") || visit.outcome().equals("by_phone");
      if (!met || !area.startsWith(Places.DONGXING) || !asked.add(visit.household())) {
        return List.of();
      }
      VisitedHousehold.Sheet winterSheet = sheet(winter, Map.of());
      return listed.contains(visit.household())
          ? List.of(winterSheet, sheet(six, afterwards()))
          : List.of(winterSheet);
    }

    private Map<String, JsonNode> afterwards() {
      return draw.chance(0.12)
          ? Map.of(
              "theme.finding",
              text(draw.one(FINDINGS)),
              "theme.advice",
              text(draw.one(ADVICE)),
              "theme.afterwards",
              text("yes"),
              "theme.follow_up",
              text(draw.one(FOLLOW_UPS)),
              "theme.follow_up_on",
              text(jurisdiction.today().plusDays(draw.between(-2, 9)).toString()))
          : Map.of("theme.afterwards", text("no"));
    }

    private VisitedHousehold.Sheet sheet(Form form, Map<String, JsonNode> given) {
      Map<String, JsonNode> answers = new HashMap<>(given);
      for (FormQuestion one : form.questions()) {
        if (!one.key().startsWith("theme.") && draw.chance(0.93)) {
          answers.put(one.key(), answer(one));
        }
      }
      return new VisitedHousehold.Sheet(form.id(), form.version(), answers);
    }

    private JsonNode answer(FormQuestion one) {
      List<FormQuestion.Option> options = one.options() == null ? List.of() : one.options();
      return switch (one.kind()) {
        case YES_NO -> text(draw.chance(0.6) ? "yes" : "no");
        case ONE_OF -> text(options.get(draw.weighted(weights(options.size()))).code());
        case SEVERAL_OF ->
            JSON.arrayNode().add(options.get(draw.weighted(weights(options.size()))).code());
        case NUMBER -> JSON.numberNode(draw.between(0, 6));
        case DATE -> text(first.toString());
        case SHORT_TEXT, LONG_TEXT -> text(draw.one(WISHES));
      };
    }

    /** The first answers are the likeliest. */
    private static double[] weights(int options) {
      double[] weights = new double[options];
      for (int n = 0; n < options; n++) {
        weights[n] = Math.pow(0.6, n);
      }
      return weights;
    }

    /** Closes what is over, on its day. */
    void end() {
      DemoClock.at(
          moment(first.plusDays(12), 17),
          () -> move(over, CampaignMove.CLOSE, "寒潮前该看的都看过了，没遇上的转入平时走访", desk));
    }
  }

  private static final List<String> FINDINGS =
      List.of("老人一个人住三楼，下楼买菜吃力，冰箱里存了三天的饭菜。", "孩子放学后没人接，常在小区门口等到六点。", "轮椅刹车松了，推着有危险。");
  private static final List<String> ADVICE =
      List.of("先订社区食堂的送餐，试一周看合不合口味。", "和学校课后服务对接，放学直接去四点半课堂。", "辅具先送修，借一台备用的。");
  private static final List<String> FOLLOW_UPS =
      List.of("联系社区食堂办送餐卡", "给孩子报四点半课堂", "送修轮椅，借一台备用", "陪老人去办高龄津贴认证");
  private static final List<String> WISHES =
      List.of("楼道灯修一修", "多来看看", "想知道取暖补贴怎么领", "希望有个晒太阳的地方", "快递柜离得太远");

  private static JsonNode text(String text) {
    return JSON.stringNode(text);
  }

  private Instant moment(LocalDate day, int hour) {
    return day.atTime(hour, 5).atZone(jurisdiction.zone()).toInstant();
  }

  /** Begins what ran while the visits of the last weeks were made. */
  Begun begin(DemoWorld world, Actor desk, List<MadeHousehold> households) {
    LocalDate today = world.today();
    LocalDate first = today.with(DayOfWeek.MONDAY).minusWeeks(Doorsteps.WEEKS);
    Set<UUID> listed = new java.util.HashSet<>();
    households.stream()
        .filter(home -> !home.care().listings().isEmpty())
        .forEach(home -> listed.add(home.id()));
    Begun[] begun = new Begun[1];
    DemoClock.at(
        moment(first.minusDays(3), 10),
        () -> begun[0] = beginThen(world.draw("campaigns"), desk, first, today, listed));
    return java.util.Objects.requireNonNull(begun[0]);
  }

  private Begun beginThen(
      Draw draw, Actor desk, LocalDate first, LocalDate today, Set<UUID> listed) {
    UUID heating = page("冬季取暖补贴", HEATING, "社区民政窗口", first, desk);
    UUID gas = page("燃气、煤炉安全三句话", SAFETY, "社区安全员", first, desk);
    page("老年食堂怎么订餐", CANTEEN, "社区食堂", first, desk);
    Form winter = form("winter_safety", desk);
    Form six = form("six_kinds", desk);
    var unused =
        campaigns.add(
            plan("元旦前后平安走访", Campaign.Kind.GENERAL, today.plusDays(20), today.plusDays(50))
                .with(winter.id(), List.of(gas), List.of(), List.of()),
            DONGXING,
            desk);
    CampaignDesk.View running =
        done(
            plan("冬季平安大走访", Campaign.Kind.GENERAL, first, today.plusDays(45))
                .with(winter.id(), List.of(heating, gas), List.of(), List.of()),
            desk);
    CampaignDesk.View theme =
        done(
            plan("六类重点户专题走访", Campaign.Kind.THEME, first, today.plusDays(30))
                .with(
                    six.id(),
                    List.of(),
                    List.of(),
                    List.of(
                        "elder_alone",
                        "child_without_care",
                        "disabled",
                        "illness",
                        "job_lost",
                        "veteran")),
            desk);
    CampaignDesk.View over =
        done(
            plan("寒潮前看望红黄标记户", Campaign.Kind.GENERAL, first, first.plusDays(12))
                .with(null, List.of(heating), List.of("red", "yellow"), List.of()),
            desk);
    Begun[] begun = new Begun[1];
    DemoClock.at(
        moment(first, 0),
        () -> {
          move(running, CampaignMove.START, "区里冬季工作会部署，社区例会定", desk);
          move(theme, CampaignMove.START, "按季度看一遍六类重点户", desk);
          begun[0] =
              new Begun(
                  desk,
                  first,
                  winter,
                  six,
                  move(over, CampaignMove.START, "预报第二周降温，先看红黄标记户", desk),
                  draw,
                  listed);
        });
    return java.util.Objects.requireNonNull(begun[0]);
  }

  private record Draft(Campaign.Plan plan) {
    Campaign.Plan with(
        @Nullable UUID form, List<UUID> pages, List<String> marks, List<String> listings) {
      return new Campaign.Plan(
          plan.name(),
          plan.kind(),
          plan.subject(),
          plan.from(),
          plan.to(),
          plan.areas(),
          plan.kinds(),
          marks,
          listings,
          plan.often(),
          form,
          pages,
          plan.posts(),
          plan.units());
    }
  }

  private static Draft plan(String name, Campaign.Kind kind, LocalDate from, LocalDate to) {
    return new Draft(
        new Campaign.Plan(
            name,
            kind,
            Campaign.Subject.HOUSEHOLD,
            from,
            to,
            List.of(Places.DONGXING),
            List.of(),
            List.of(),
            List.of(),
            Campaign.Often.ONCE,
            null,
            List.of(),
            List.of(),
            List.of()));
  }

  private CampaignDesk.View done(Campaign.Plan plan, Actor desk) {
    return campaigns.add(plan, DONGXING, desk).orRefuse();
  }

  private CampaignDesk.View move(
      CampaignDesk.View view, CampaignMove move, String why, Actor desk) {
    Campaign one = view.campaign();
    return campaigns
        .move(one.id(), one.version(), move, why, Optional.empty(), DONGXING, desk)
        .orRefuse();
  }

  /** A ready form in which every question may stay open. */
  private Form form(String code, Actor desk) {
    ReadyForms.Ready from = ready.find(code).orElseThrow();
    return forms
        .add(
            AreaCode.of(Places.DONGXING),
            from.name(),
            from.theme(),
            from.questions().stream()
                .map(
                    one ->
                        new FormQuestion(
                            one.key(),
                            one.kind(),
                            one.text(),
                            one.hint(),
                            false,
                            one.options(),
                            one.min(),
                            one.max(),
                            one.whole(),
                            one.when()))
                .toList(),
            DONGXING,
            desk)
        .orRefuse();
  }

  private UUID page(String title, String body, String contact, LocalDate from, Actor desk) {
    return handbook
        .add(
            AreaCode.of(Places.DONGXING),
            new HandbookDesk.Text(
                title, body, contact, Optional.of("0971-8120110"), from, Optional.empty()),
            DONGXING,
            desk)
        .orRefuse()
        .id();
  }

  private static final String HEATING =
      """
      低保户、特困户每年冬天有一笔取暖补贴，不用跑窗口申请，核对名单后打到一卡通里。

      今年的补贴 11 月底前到账。到 12 月 5 日还没收到的，带上身份证和一卡通到社区民政窗口查。

      租房住、刚纳入低保的也有，按实际月份算。

      （以上为演示内容，金额和日期以当地通知为准。）\
      """;

  private static final String SAFETY =
      """
      一、睡前看一眼：炉门关好，烟道通畅，窗户留一条缝。

      二、闻到煤气味先开窗、关总阀，不要开灯、不要打电话，出了门再报修。

      三、橡胶软管两年一换；头晕、恶心、嘴唇发红，可能是一氧化碳中毒，马上到外面去，打 120。

      （以上为演示内容。）\
      """;

  private static final String CANTEEN =
      """
      六十岁以上的居民，早上九点前打电话订中午饭，十一点半以后到食堂吃，也可以送到家。

      八十岁以上、独居和残疾老人送餐上门不另收钱。第一次订，带身份证办一张饭卡就行。

      （以上为演示内容。）\
      """;
}
