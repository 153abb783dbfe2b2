package org.koumen.request;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells the one who asked what happened, in words for everybody, in Chinese or English. */
final class PlainWords {
  private static final DateTimeFormatter DATE_ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日 EEE HH:mm", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter DATE_EN =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  private final boolean chinese;
  private final ZoneId zone;
  private final String place;

  /**
   * @param place name of the area that took the request in
   */
  PlainWords(boolean chinese, ZoneId zone, String place) {
    this.chinese = chinese;
    this.zone = zone;
    this.place = place;
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
            .replace("{place}", place)
            .replace("{unit}", stage.lead() == null ? place : stage.lead().name())
            .replace("{due}", date(stage.dueAt()));
    boolean tellsLate = late && stage.phase().isWork();
    return tellsLate
        ? words + say("目前已超期，我们正在催办。", " It is late, and we are pressing for it.")
        : words;
  }

  /** One step of the way. */
  String step(Move move) {
    return switch (move) {
      case Move.Receive receive -> say("%s收到您的诉求。", "%s received your request.", place);
      case Move.Accept accept -> say("已受理。%s", "Accepted. %s", accept.note().orElse("")).strip();
      case Move.Refuse refuse ->
          say(
              "不予受理。依据：%s。原因：%s。您可以：%s",
              "Not accepted. Rule: %s. Reason: %s. Please turn to: %s",
              bare(refuse.basis()),
              bare(refuse.reason()),
              refuse.elsewhere());
      case Move.Dispatch dispatch -> dispatched(dispatch);
      case Move.DecideReturn decided ->
          say("不属于原单位职责，正在重新安排。", "It was not that unit's matter and is being reassigned.");
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
      case Move.Ask ask -> say("想请您补充：%s", "A question for you: %s", ask.question());
      case Move.Answer answer -> say("您的回答：%s", "Your answer: %s", answer.text());
      case Move.Hold hold ->
          say(
              "暂时挂账：%s。%s再次研究。",
              "On hold: %s. It will be looked at again on %s.",
              bare(hold.reason()),
              date(hold.reviewAt()));
      case Move.Resume resume ->
          say("继续办理，承诺%s前答复。", "Work goes on, with an answer by %s.", date(resume.dueAt()));
      case Move.DecideExtension decided ->
          say(
                  "经批准延期至%s。%s",
                  "Extended with approval to %s. %s",
                  date(decided.dueAt()),
                  decided.note().orElse(""))
              .strip();
      case Move.Hand hand -> say("已转交上级或下级办理。", "It was handed to another level.");
      case Move.Merge merge ->
          say("与同一件事的诉求%s合并办理。", "It goes on together with %s.", merge.number());
      case Move.Split split -> say("其中一部分另立为%s。", "Part of it became %s.", split.number());
      case Move.Tie tie ->
          say(
              "与多件同源问题一并解决（%s）。",
              "It is being solved together with others of one cause (%s).", tie.number());
      case Move.Untie untie -> say("改为单独办理。", "It is handled on its own again.");
      case Move.Comment comment -> say("答复：%s", "Reply: %s", comment.text());
      case Move.Settle settle -> say("办理结果：%s", "Result: %s", settle.result());
      case Move.Rate rate ->
          say("您的评价：", "Your rating: ")
              + (rate.solved() ? say("已解决", "solved") : say("未解决", "not solved"))
              + say("，%d星。", ", %d of 5 stars.", rate.stars())
              + (rate.again().isPresent() ? say("已退回重办。", " It goes back to work.") : "");
      case Move.Reopen reopen -> say("重新办理：%s", "Reopened: %s", reopen.reason());
      case Move.Appeal appeal -> say("您申请了复查：%s", "You asked for a review: %s", appeal.reason());
      case Move.Withdraw withdraw -> say("诉求已撤回。", "The request was withdrawn.");
      case Move.Close close -> say("到期未评价，已归档。", "It was closed; nobody rated it in time.");
      case Move.AskReturn ask -> say("正在核实由谁办理。", "We are finding out who sees to it.");
      case Move.AskExtension ask -> say("正在研究办理时限。", "The date is being reconsidered.");
      case Move.Join join -> say("又有人反映同一件事。", "Somebody else told the same.");
      case Move.CallBack call -> say("回访未联系上您。", "We tried to call you back.");
      case Move.Supervise order -> say("已督办。", "It is under supervision.");
      case Move.Escalate escalate -> say("已催办。", "It was pressed for.");
    };
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
