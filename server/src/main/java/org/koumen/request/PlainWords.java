package org.koumen.request;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.koumen.area.AreaLevel;

/** Tells the one who asked what happened, in words for everybody, in Chinese or English. */
final class PlainWords {
  private static final DateTimeFormatter DATE_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日 EEE HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter DATE_EN =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  private final boolean chinese;
  private final ZoneId zone;
  private final String place;
  private final Function<AreaLevel, String> desks;

  /**
   * @param desks name of the area whose desk it is, by its level; asked for as finely as a
   *     community, which takes the request in
   */
  PlainWords(boolean chinese, ZoneId zone, Function<AreaLevel, String> desks) {
    this.chinese = chinese;
    this.zone = zone;
    this.desks = desks;
    this.place = desks.apply(AreaLevel.VILLAGE);
  }

  private String say(String zh, String en, Object... values) {
    return (chinese ? zh : en).formatted(values);
  }

  /** Who has it and by when, or what is left to do. */
  String headline(Procedure.Step step, Stage stage, boolean late) {
    Stage.Pause pause = stage.pause();
    if (pause != null) {
      return pause.kind() == Stage.Pause.Kind.WAITING
          ? say(
              "需要您回答一个问题；请在%s前答复，在此之前办理时限暂停。",
              "We have a question for you; please answer by %s. Until then the clock stands still.",
              date(stage.dueAt()))
          : say(
              "目前条件不具备，暂时挂账；%s前会再次研究并告诉您。",
              "It cannot be done yet and is on hold; it will be looked at again by %s.",
              date(stage.dueAt()));
    }
    String words =
        (chinese ? step.reporterZh() : step.reporterEn())
            .replace("{place}", stage.owner() == Owner.DESK ? holder(stage) : place)
            .replace("{unit}", stage.lead() == null ? place : stage.lead().name())
            .replace("{due}", date(stage.dueAt()));
    boolean tellsLate = late && stage.phase().isWork();
    return tellsLate
        ? words + say("目前已超期，我们正在催办。", " It is late, and we are pressing for it.")
        : words;
  }

  /** Whoever has it there, also while it waits: the unit in charge, or the desk. */
  String holder(Stage stage) {
    Owner owner = stage.pause() == null ? stage.owner() : stage.pause().owner();
    return owner == Owner.UNIT && stage.lead() != null
        ? stage.lead().name()
        : desks.apply(stage.level());
  }

  /**
   * One step of the way: what happened, by whom, and by when what follows is due.
   *
   * @param before where the request stood; empty for the first step
   */
  String step(MadeMove made, Optional<Stage> before) {
    String holder = before.map(this::holder).orElse(place);
    return switch (made.move()) {
      case Move.Receive receive -> received(receive, made.at());
      case Move.Accept accept ->
          say(
                  "%s已受理，%s前进入下一步。%s",
                  "%s accepted it; the next step is due by %s. %s",
                  place,
                  date(accept.dueAt()),
                  accept.note().orElse(""))
              .strip();
      case Move.Refuse refuse ->
          say(
              "%s不予受理。依据：%s。原因：%s。您可以：%s",
              "%s did not accept it. Rule: %s. Reason: %s. Please turn to: %s",
              place,
              bare(refuse.basis()),
              bare(refuse.reason()),
              refuse.elsewhere());
      case Move.Dispatch dispatch -> dispatched(dispatch);
      case Move.DecideReturn decided ->
          say(
              "不属于%s职责，%s正在重新安排，%s前安排好。",
              "It was not a matter of %s; %s is giving it to another unit by %s.",
              former(before),
              holder,
              date(decided.dueAt()));
      case Move.Whistle whistle ->
          say(
              "已约请%s于%s到现场：%s",
              "%s are called to the spot by %s: %s",
              names(whistle.units()),
              date(whistle.meetAt()),
              whistle.task());
      case Move.Attend attend ->
          say("%s已到现场：%s", "%s was on the spot: %s", attend.unit().name(), attend.did());
      case Move.EndWhistle end -> say("现场会商结果：%s", "Outcome on the spot: %s", end.outcome());
      case Move.Ask ask ->
          say(
              "%s想请您补充：%s（请在%s前回答）",
              "%s has a question for you: %s (please answer by %s)",
              holder,
              ask.question(),
              date(ask.answerBy()));
      case Move.Answer answer -> say("您的回答：%s", "Your answer: %s", answer.text());
      case Move.Hold hold ->
          say(
              "%s暂时挂账：%s。%s再次研究。",
              "%s put it on hold: %s. It will be looked at again on %s.",
              holder,
              bare(hold.reason()),
              date(hold.reviewAt()));
      case Move.Resume resume ->
          say(
              "%s继续办理，承诺%s前答复。",
              "%s goes on with it and promised an answer by %s.", holder, date(resume.dueAt()));
      case Move.DecideExtension decided ->
          say(
                  "%s办理时间经批准延期至%s。%s",
                  "%s has until %s, with approval. %s",
                  holder,
                  date(decided.dueAt()),
                  decided.note().orElse(""))
              .strip();
      case Move.Hand hand ->
          say("转交%s办理，答复时间不变。", "It was handed to %s; the date stays.", desks.apply(hand.level()));
      case Move.Merge merge ->
          say("与同一件事的诉求%s合并办理。", "It goes on together with %s.", merge.number());
      case Move.Split split -> say("其中一部分另立为%s。", "Part of it became %s.", split.number());
      case Move.Tie tie ->
          say(
              "与多件同源问题一并解决（%s）。",
              "It is being solved together with others of one cause (%s).", tie.number());
      case Move.Untie untie -> say("改为单独办理。", "It is handled on its own again.");
      case Move.Comment comment -> say("答复：%s", "Reply: %s", comment.text());
      case Move.Settle settle -> say("%s办理结果：%s", "Result by %s: %s", holder, settle.result());
      case Move.Rate rate ->
          say("您的评价：", "Your rating: ")
              + (rate.solved() ? say("已解决", "solved") : say("未解决", "not solved"))
              + say("，%d星。", ", %d of 5 stars.", rate.stars())
              + rate.again().map(this::again).orElse("");
      case Move.Reopen reopen ->
          say("重新办理：%s。", "Reopened: %s.", bare(reopen.reason())) + again(reopen.dueAt());
      case Move.Appeal appeal ->
          say(
              "您申请了复查：%s。%s前进入下一步。",
              "You asked for a review: %s. The next step is due by %s.",
              bare(appeal.reason()),
              date(appeal.dueAt()));
      case Move.Withdraw withdraw -> say("诉求已撤回。", "The request was withdrawn.");
      case Move.Close close -> say("到期未评价，已归档。", "It was closed; nobody rated it in time.");
      case Move.AskReturn ask -> say("正在核实由谁办理。", "We are finding out who sees to it.");
      case Move.AskExtension ask -> say("正在研究办理时限。", "The date is being reconsidered.");
      case Move.Join join -> say("又有人反映同一件事。", "Somebody else told the same.");
      case Move.CallBack call ->
          call.way() == Move.Way.MESSAGE
              ? say("已发短信请您评价。", "We asked you by text to rate it.")
              : say("回访未联系上您。", "We tried to call you back.");
      case Move.Supervise order -> say("已督办。", "It is under supervision.");
      case Move.Escalate escalate -> say("已催办。", "It was pressed for.");
    };
  }

  private String received(Move.Receive receive, Instant at) {
    // What was handled before anybody asked came in done, with no date to keep.
    return receive.dueAt().isAfter(at)
        ? say(
            "%s收到您的诉求，%s前进入下一步。",
            "%s received your request; the next step is due by %s.", place, date(receive.dueAt()))
        : say("%s收到您的诉求。", "%s received your request.", place);
  }

  private String again(Instant due) {
    return say("已退回重办，%s前安排好。", " It goes back to work and is assigned anew by %s.", date(due));
  }

  private String former(Optional<Stage> before) {
    return before
        .flatMap(one -> Optional.ofNullable(one.lead()))
        .map(UnitRef::name)
        .orElseGet(() -> say("原单位", "that unit"));
  }

  private String dispatched(Move.Dispatch dispatch) {
    String others =
        dispatch.assisting().isEmpty()
            ? ""
            : say("，%s协办", ", with %s assisting", names(dispatch.assisting()));
    return say(
        "已交%s办理%s，承诺%s前答复。",
        "Given to %s%s, which promised an answer by %s.",
        dispatch.lead().name(),
        others,
        date(dispatch.dueAt()));
  }

  private String names(List<UnitRef> units) {
    return units.stream().map(UnitRef::name).collect(Collectors.joining(chinese ? "、" : ", "));
  }

  /** Words within a sentence of ours: without the full stop that people write. */
  private static String bare(String words) {
    return words.strip().replaceAll("[。.]+$", "");
  }

  private String date(Instant moment) {
    return (chinese ? DATE_ZH : DATE_EN).format(moment.atZone(zone));
  }
}
