package org.koumen.ledger;

import java.util.Locale;

/** Figures that are one measure divided by another; without a divisor there is no figure. */
public enum Ratio {
  SETTLED_IN_TIME_SHARE(
      Measure.REQUESTS_SETTLED_LATE,
      Measure.REQUESTS_SETTLED,
      true,
      "按期办结率",
      "Settled in time",
      "已办结诉求中未超承诺时限的占比。",
      "Share of settled requests that kept the promised date."),
  SOLVED_SHARE(
      Measure.REQUESTS_SOLVED,
      Measure.REQUESTS_RATED,
      false,
      "解决率",
      "Solved share",
      "已评价诉求中诉求人认为已解决的占比。",
      "Share of rated requests that their reporter called solved."),
  SATISFIED_SHARE(
      Measure.REQUESTS_SATISFIED,
      Measure.REQUESTS_RATED,
      false,
      "满意率",
      "Satisfied share",
      "已评价诉求中四星或五星的占比。",
      "Share of rated requests with four or five stars."),
  FIRST_ANSWER_AVERAGE(
      Measure.FIRST_ANSWER_MINUTES,
      Measure.FIRST_ANSWERS,
      false,
      "平均首次回应用时",
      "Average time to the first answer",
      "从登记到首次回应平均用了多久。",
      "How long it takes on average from registration to the first answer.");

  private final Measure above;
  private final Measure below;
  private final boolean complement;
  private final String zh;
  private final String en;
  private final String definitionZh;
  private final String definitionEn;

  Ratio(
      Measure above,
      Measure below,
      boolean complement,
      String zh,
      String en,
      String definitionZh,
      String definitionEn) {
    this.above = above;
    this.below = below;
    this.complement = complement;
    this.zh = zh;
    this.en = en;
    this.definitionZh = definitionZh;
    this.definitionEn = definitionEn;
  }

  /** Stable name, as sent. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Measure above() {
    return above;
  }

  public Measure below() {
    return below;
  }

  /** What the quotient is in: minutes, or a share from 0 to 1. */
  public String unit() {
    return above.unit() == Measure.Unit.MINUTES ? "minutes" : "share";
  }

  /** Whether the figure is what is missing to one. */
  public boolean complement() {
    return complement;
  }

  /** Short name, in Chinese or English. */
  public String label(boolean chinese) {
    return chinese ? zh : en;
  }

  /** What exactly is divided, in Chinese or English. */
  public String definition(boolean chinese) {
    return chinese ? definitionZh : definitionEn;
  }
}
