package org.koumen.request;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Permission;
import org.koumen.area.AreaLevel;
import org.koumen.notice.Audience;
import org.koumen.notice.Notice;
import org.koumen.notice.NoticeDesk;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.springframework.stereotype.Component;

/**
 * Tells those who have the next step, and those who asked, what happened: by number and date, never
 * with the words of the reporter, for a message leaves the program.
 */
@Component
class RequestNotices implements MoveFollower {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final NoticeDesk notices;
  private final ReporterTable reporters;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  RequestNotices(
      NoticeDesk notices, ReporterTable reporters, Seal seal, Jurisdiction jurisdiction) {
    this.notices = notices;
    this.reporters = reporters;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** What is told to people inside, or to the reporter. */
  private record Words(String zh, String en) {}

  @Override
  public void received(Held begun, MadeMove made) {
    boolean isUrgent =
        begun.timeClass() == TimeClass.EMERGENCY || begun.timeClass() == TimeClass.URGENT;
    if (isUrgent && begun.stage().phase().isWork()) {
      tell(
          List.of(desk(begun, begun.stage().level(), Permission.REQUEST_WRITE), dispatchers(begun)),
          begun,
          made,
          words(
              begun,
              begun.stage().dueAt(),
              "紧急诉求%s，%s前要有人接办",
              "Urgent request %s: somebody must have it by %s"));
    }
  }

  @Override
  public void reminded(Held held, Move.Clock clock) {
    Instant due =
        clock == Move.Clock.ANSWER && held.answerDueAt() != null
            ? held.answerDueAt()
            : held.stage().dueAt();
    notices.tell(
        owner(held),
        notice(
            "request.reminder",
            held,
            words(held, due, "诉求%s将在%s到期，请抓紧办理", "Request %s is due on %s"),
            Optional.empty()));
  }

  @Override
  public void moved(Held before, Held after, MadeMove made) {
    inside(before, after, made);
    if (made.move().tellsReporter() && notices.reachesPhones()) {
      forReporter(after, made.move())
          .ifPresent(
              words ->
                  reporters
                      .phones(after.county(), after.id())
                      .forEach(
                          phone ->
                              notices.tell(
                                  new Audience.Phone(seal.open(phone)),
                                  notice("request.for-reporter", after, words, Optional.empty()))));
    }
  }

  private void inside(Held before, Held after, MadeMove made) {
    switch (made.move()) {
      case Move.Dispatch dispatch -> {
        List<Audience> units = new ArrayList<>();
        units.add(new Audience.Unit(dispatch.lead().id()));
        dispatch.assisting().forEach(unit -> units.add(new Audience.Unit(unit.id())));
        tell(
            units,
            after,
            made,
            words(after, dispatch.dueAt(), "新派单%s，%s前答复", "Request %s is yours, due %s"));
      }
      case Move.AskReturn ask ->
          tell(
              List.of(dispatchers(after)),
              after,
              made,
              words(after, "诉求%s：承办单位申请退单，请决定", "Request %s: the unit wants to send it back"));
      case Move.AskExtension ask ->
          tell(
              List.of(dispatchers(after)),
              after,
              made,
              words(after, "诉求%s：承办单位申请延期，请决定", "Request %s: the unit asks for a later date"));
      case Move.DecideReturn decided ->
          tell(
              unitOf(before),
              after,
              made,
              decided.agreed()
                  ? words(after, "诉求%s：已同意退单", "Request %s was taken back")
                  : words(after, "诉求%s：不同意退单，请继续办理", "Request %s stays with you"));
      case Move.DecideExtension decided ->
          tell(
              unitOf(after),
              after,
              made,
              words(
                  after,
                  decided.dueAt(),
                  decided.agreed() ? "诉求%s：已同意延期到%s" : "诉求%s：不同意延期，仍为%s",
                  decided.agreed()
                      ? "Request %s: extended to %s"
                      : "Request %s: the date stays %s"));
      case Move.Whistle whistle ->
          tell(
              whistle.units().stream().map(unit -> new Audience.Unit(unit.id())).toList(),
              after,
              made,
              words(
                  after,
                  whistle.meetAt(),
                  "街乡吹哨：诉求%s，请于%s前到现场",
                  "You are called to the spot for request %s by %s"));
      case Move.Answer answer ->
          tell(
              owner(after),
              after,
              made,
              words(after, "诉求%s：诉求人已答复，继续计时", "Request %s: the reporter answered"));
      case Move.Hand hand ->
          tell(
              owner(after),
              after,
              made,
              words(after, "诉求%s转交到您这一级", "Request %s was handed to your level"));
      case Move.Supervise order ->
          tell(
              owner(after),
              after,
              made,
              words(
                  after, order.by(), "督办：诉求%s，%s前办结", "By order: request %s is to be done by %s"));
      case Move.Rate rate -> {
        if (rate.again().isPresent()) {
          tell(
              backToWork(after),
              after,
              made,
              words(after, "诉求%s：诉求人不满意，已退回重办", "Request %s: not content, back to work"));
        }
      }
      case Move.Reopen reopen ->
          tell(
              backToWork(after), after, made, words(after, "诉求%s：申请重办", "Request %s was reopened"));
      case Move.Appeal appeal ->
          tell(
              backToWork(after),
              after,
              made,
              words(after, "信访事项%s：申请复查复核", "Petition %s: a review is asked for"));
      case Move.Settle settle ->
          tell(
              helper(after),
              after,
              made,
              words(after, "诉求%s已办结，请首问帮办回访", "Request %s is settled; please call back"));
      case Move.Escalate escalate ->
          tell(
              told(after, escalate),
              after,
              made,
              words(
                  after,
                  escalate.dueAt(),
                  "诉求%s已超期（应于%s前完成），请督促办理",
                  "Request %s is overdue since %s"));
      default -> {
        // Queues show it; a message would only be noise.
      }
    }
  }

  /** What the reporter is told on the telephone: the next thing to know or do. */
  private Optional<Words> forReporter(Held after, Move move) {
    return Optional.ofNullable(
        switch (move) {
          case Move.Accept accept -> words(after, "您的诉求%s已受理。", "Your request %s was accepted.");
          case Move.Refuse refuse ->
              words(
                  after,
                  "您的诉求%s不属于受理范围，原因和去处请凭编号和查询码查看。",
                  "Your request %s cannot be handled here; see why and where to turn.");
          case Move.Dispatch dispatch ->
              words(
                  after,
                  dispatch.dueAt(),
                  "您的诉求%s已交" + dispatch.lead().name().replace("%", "%%") + "办理，%s前答复。",
                  "Your request %s was given to a department; answer by %s.");
          case Move.Ask ask ->
              words(
                  after,
                  ask.answerBy(),
                  "关于您的诉求%s有一个问题，请在%s前凭编号和查询码答复。",
                  "There is a question about your request %s; please answer by %s.");
          case Move.Hold hold ->
              words(
                  after,
                  hold.reviewAt(),
                  "您的诉求%s目前条件不具备，%s再次研究，原因可凭编号查看。",
                  "Your request %s is on hold and looked at again on %s.");
          case Move.DecideExtension decided ->
              decided.agreed()
                  ? words(
                      after,
                      decided.dueAt(),
                      "您的诉求%s经批准延期至%s。",
                      "Your request %s was extended to %s.")
                  : null;
          case Move.CallBack call ->
              words(
                  after,
                  "您的诉求%s已答复，问题解决了吗？请凭编号和查询码评价，不满意会重新办理。",
                  "Your request %s was answered. Is it solved? Please rate it; if not, it goes"
                      + " on.");
          case Move.Settle settle ->
              words(
                  after,
                  settle.rateBy(),
                  "您的诉求%s已办结，请在%s前凭编号和查询码评价。",
                  "Your request %s was answered; please rate it by %s.");
          default -> null;
        });
  }

  private List<Audience> told(Held held, Move.Escalate escalate) {
    return switch (escalate.rung()) {
      case REMIND, HEAD -> owner(held);
      case SUPERVISOR -> List.of(dispatchers(held));
      case LEADER -> List.of(desk(held, AreaLevel.COUNTY, Permission.REQUEST_SUPERVISE));
    };
  }

  /** Whoever has the next step. */
  private static List<Audience> owner(Held held) {
    return switch (held.stage().owner()) {
      case UNIT -> unitOf(held);
      case DESK -> List.of(desk(held, held.stage().level(), Permission.REQUEST_WRITE));
      case SUPERVISOR -> List.of(desk(held, AreaLevel.COUNTY, Permission.REQUEST_SUPERVISE));
      case REPORTER, NOBODY -> List.of(dispatchers(held));
    };
  }

  private static List<Audience> backToWork(Held held) {
    List<Audience> all = new ArrayList<>(owner(held));
    all.addAll(helper(held));
    return all;
  }

  private static List<Audience> helper(Held held) {
    UUID helper = held.firstHelperId();
    return helper == null ? List.of() : List.of(new Audience.Account(helper));
  }

  private static List<Audience> unitOf(Held held) {
    UnitRef lead = held.stage().lead();
    return lead == null ? List.of(dispatchers(held)) : List.of(new Audience.Unit(lead.id()));
  }

  private static Audience dispatchers(Held held) {
    return desk(held, AreaLevel.COUNTY, Permission.REQUEST_DISPATCH);
  }

  private static Audience desk(Held held, AreaLevel level, Permission permission) {
    int digits = Math.min(level.digits(), held.areaCode().length());
    return new Audience.Desk(held.areaCode().substring(0, digits), permission);
  }

  private void tell(List<? extends Audience> audiences, Held held, MadeMove made, Words words) {
    if (!audiences.isEmpty()) {
      notices.tell(
          audiences,
          notice("request." + made.move().kind().code(), held, words, made.by().accountId()));
    }
  }

  private Notice notice(String kind, Held held, Words words, Optional<UUID> by) {
    return new Notice(
        kind,
        words.zh(),
        words.en(),
        Notice.About.request(held.county(), held.areaCode(), held.id(), held.number()),
        by);
  }

  private static Words words(Held held, String zh, String en) {
    return new Words(zh.formatted(held.number()), en.formatted(held.number()));
  }

  private Words words(Held held, Instant at, String zh, String en) {
    var there = at.atZone(jurisdiction.zone());
    return new Words(
        zh.formatted(held.number(), ZH.format(there)),
        en.formatted(held.number(), EN.format(there)));
  }
}
