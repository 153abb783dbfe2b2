package org.koumen.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The closed list of what is counted. Each has one definition, and everything that shows the figure
 * shows the same one.
 */
public enum Measure {
  VISITS(
      Unit.COUNT,
      "visit",
      "走访次数",
      "Visits",
      "当日上门或电话走访的次数，含无人在家和被婉拒的；按走访发生的日期计，晚传的也记到当天。",
      "Visits paid at the door or by phone, with nobody home and refusals, on the day they took"
          + " place, however late they were sent."),
  VISITS_MET(
      Unit.COUNT,
      "visit",
      "见到住户",
      "Met at home",
      "当面见到住户的走访次数。",
      "Visits at which somebody of the household was met."),
  VISITS_BY_PHONE(
      Unit.COUNT, "visit", "电话走访", "Spoken to by phone", "以电话方式完成的走访次数。", "Visits held by phone."),
  VISITS_NOBODY_HOME(
      Unit.COUNT,
      "visit",
      "无人在家",
      "Nobody home",
      "敲门无人应答、也没有留联系卡的走访次数。",
      "Visits at which nobody opened and no card was left."),
  VISITS_CARD_LEFT(
      Unit.COUNT,
      "visit",
      "留联系卡",
      "Cards left",
      "敲门无人应答、留下走访联系卡的走访次数。",
      "Visits at which nobody opened and a contact card was left."),
  VISITS_REFUSED(
      Unit.COUNT,
      "visit",
      "婉拒走访",
      "Refused",
      "住户表示不愿接受走访的次数。",
      "Visits that the household did not want."),
  VISITS_MOVED(
      Unit.COUNT,
      "visit",
      "发现已搬走",
      "Found moved away",
      "上门发现住户已搬走的走访次数；档案由社区核实后再改。",
      "Visits at which the household had moved away; the community decides about the file."),
  HOUSEHOLDS_REACHED(
      Unit.COUNT,
      "household",
      "走访到的户数",
      "Households reached",
      "本自然年内首次见到或通话的住户数，一户一年只计一次，计在首次走访到的那天。",
      "Households met or spoken to for the first time in the calendar year; each counts once a"
          + " year, on the day it was first reached."),
  APPOINTMENTS_BOOKED(
      Unit.COUNT,
      "appointment",
      "约定走访",
      "Appointments made",
      "与住户约好时间的走访次数，按约定当天计；改期不重复计。",
      "Visits agreed on with a household, on the day it was agreed; a change of time does not count"
          + " again."),
  APPOINTMENTS_KEPT(
      Unit.COUNT,
      "appointment",
      "如约走访",
      "Appointments kept",
      "在约好的时间见到住户或通上话的次数，按走访当天计。",
      "Appointments at which the household was met or spoken to, on the day of the visit."),
  APPOINTMENTS_MISSED(
      Unit.COUNT,
      "appointment",
      "我方失约",
      "Appointments missed by us",
      "约好时间我方没有去的次数，按约定的那天计；走访记录晚到的会冲回。",
      "Appointments to which nobody of ours came, on the day agreed; taken back when the visit"
          + " arrives late."),
  PROMISES_MADE(
      Unit.COUNT,
      "promise",
      "作出承诺",
      "Promises made",
      "走访中或社区答应住户、写明日期和承诺人的事项数，按答应的日期计。",
      "Promises to households with a date and an owner, on the day they were made."),
  PROMISES_KEPT(
      Unit.COUNT,
      "promise",
      "兑现承诺",
      "Promises kept",
      "回访确认已经做到的承诺数，按兑现日期计，含过期后兑现的。",
      "Promises that were kept, on the day, late ones too."),
  PROMISES_BROKEN(
      Unit.COUNT,
      "promise",
      "未能兑现",
      "Promises not kept",
      "写明原因后确认做不到的承诺数。",
      "Promises given up with a reason."),
  PROMISES_CHANGED(
      Unit.COUNT,
      "promise",
      "经住户同意变更",
      "Promises changed with consent",
      "住户同意改日期或改内容的承诺数；改后的另计一项作出承诺。",
      "Promises that the household agreed to change; what is promised instead counts as made"
          + " anew."),
  PROMISES_OVERDUE(
      Unit.COUNT,
      "promise",
      "承诺过期",
      "Promises overdue",
      "到期没有兑现的承诺数，计在到期的次日，一项只计一次；事后查明按期兑现的会冲回。",
      "Promises that were not kept by their day, counted once on the day after it; taken back when"
          + " it turns out they were."),
  REQUESTS_RECEIVED(
      Unit.COUNT,
      "request",
      "受理诉求",
      "Requests received",
      "各渠道收到并登记的诉求件数，按收到日期计。",
      "Requests taken in through any channel, on the day they were received."),
  REQUESTS_DISPATCHED(
      Unit.COUNT,
      "request",
      "已派单",
      "Requests dispatched",
      "首次派给承办单位的诉求件数；改派不重复计。",
      "Requests given to a unit for the first time; a change of unit does not count again."),
  FIRST_ANSWERS(
      Unit.COUNT,
      "request",
      "已首次回应",
      "First answers",
      "诉求人首次得到回应（派单告知、对外回复或办结答复）的件数。",
      "Requests whose reporter got a first answer: who has it by when, a reply, or the result."),
  FIRST_ANSWER_MINUTES(
      Unit.MINUTES,
      "request",
      "首次回应用时合计",
      "Minutes to first answers",
      "从登记诉求到首次回应的分钟数之和，计在首次回应当天；除以首次回应件数即平均用时。",
      "Minutes from registration to first answer, summed on the day of the answer; divided by first"
          + " answers it gives the average."),
  REQUESTS_REFUSED(
      Unit.COUNT,
      "request",
      "不予受理",
      "Requests not accepted",
      "写明依据、理由和去处后不予受理的诉求件数。",
      "Requests that were not accepted, with the rule, the reason and where to go instead."),
  REQUESTS_SENT_BACK(
      Unit.COUNT,
      "request",
      "退单",
      "Sent back",
      "承办单位申请、派单员同意的退单次数。",
      "How often a unit sent a request back and a dispatcher agreed."),
  REQUESTS_OVERDUE(
      Unit.COUNT,
      "request",
      "超期",
      "Overdue",
      "到了承诺时限仍未完成当前步骤的次数，每个时限只计一次。",
      "How often a promised date passed before the step was done; each date counts once."),
  HANDLED_BEFORE_ASKED(
      Unit.COUNT,
      "request",
      "未诉先办",
      "Handled before asked",
      "巡查、走访中主动发现并当场办好、没有人提诉求的件数。",
      "Needs met on the spot before anybody made a request."),
  REQUESTS_SETTLED(
      Unit.COUNT,
      "request",
      "已办结",
      "Requests settled",
      "给出办理结果的诉求件数，按首次办结的日期计；重办后再次办结不重复计。",
      "Requests answered with a result, on the day they were first settled; done again they do not"
          + " count again."),
  REQUESTS_SETTLED_LATE(
      Unit.COUNT,
      "request",
      "超期办结",
      "Settled overdue",
      "晚于承诺时限办结的诉求件数。",
      "Requests settled after the promised date."),
  REQUESTS_WITHDRAWN(
      Unit.COUNT,
      "request",
      "已撤回",
      "Requests withdrawn",
      "诉求人主动撤回的诉求件数。",
      "Requests taken back by their reporter."),
  REQUESTS_RATED(
      Unit.COUNT,
      "request",
      "已评价",
      "Requests rated",
      "诉求人作出首次评价的件数；重办后的评价不重复计。",
      "Requests judged by their reporter, by the first judgement."),
  REQUESTS_REOPENED(
      Unit.COUNT,
      "request",
      "重办",
      "Reopened",
      "诉求人不满意或问题未解决、退回重办的件数，一件只计一次。",
      "Requests that went back to work because their reporter was not content; each counts once."),
  REQUESTS_SOLVED(
      Unit.COUNT,
      "request",
      "评价为已解决",
      "Rated as solved",
      "诉求人首次评价为“问题已解决”的件数。",
      "Requests whose reporter said the matter is solved."),
  REQUESTS_SATISFIED(
      Unit.COUNT,
      "request",
      "评价为满意",
      "Rated as satisfied",
      "诉求人首次评价四星或五星的件数。",
      "Requests that their reporter gave four or five stars.");

  /** What a figure is in. */
  public enum Unit {
    COUNT,
    MINUTES;

    /** Lower case, as sent. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Unit unit;
  private final String subject;
  private final String zh;
  private final String en;
  private final String definitionZh;
  private final String definitionEn;

  Measure(
      Unit unit, String subject, String zh, String en, String definitionZh, String definitionEn) {
    this.unit = unit;
    this.subject = subject;
    this.zh = zh;
    this.en = en;
    this.definitionZh = definitionZh;
    this.definitionEn = definitionEn;
  }

  /** Stable name, as stored and sent. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Unit unit() {
    return unit;
  }

  /** Kind of thing that stands behind the figure: visit, household, request. */
  public String subject() {
    return subject;
  }

  /** Short name, in Chinese or English. */
  public String label(boolean chinese) {
    return chinese ? zh : en;
  }

  /** What exactly is counted, in Chinese or English. */
  public String definition(boolean chinese) {
    return chinese ? definitionZh : definitionEn;
  }

  /** The measure of this name. */
  public static Optional<Measure> of(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key().equals(key)).findFirst();
  }
}
