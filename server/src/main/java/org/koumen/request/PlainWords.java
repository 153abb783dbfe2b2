package org.koumen.request;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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

  /** Who has it and by when, or what is left to do. */
  String headline(Stage stage, boolean late) {
    return switch (stage) {
      case Stage.Received received ->
          chinese
              ? "%s已收到您的诉求，将于%s前安排办理。".formatted(place, date(received.dueAt()))
              : "%s has your request and will assign it by %s."
                  .formatted(place, date(received.dueAt()));
      case Stage.Dispatched dispatched ->
          chinese
              ? "%s正在办理，承诺%s前答复%s。"
                  .formatted(dispatched.unitName(), date(dispatched.dueAt()), late ? "，目前已超期" : "")
              : "%s is working on it and promised an answer by %s%s."
                  .formatted(
                      dispatched.unitName(), date(dispatched.dueAt()), late ? "; it is late" : "");
      case Stage.Settled settled ->
          chinese ? "已办结，请您评价。" : "It has been answered; please tell us how it went.";
      case Stage.Rated rated ->
          rated.solved()
              ? (chinese ? "已办结，感谢您的评价。" : "It is closed; thank you for your rating.")
              : (chinese ? "已记下您的意见：问题尚未解决。" : "We noted that the matter is not solved.");
      case Stage.Withdrawn withdrawn -> chinese ? "诉求已撤回。" : "The request was withdrawn.";
    };
  }

  /** One step of the way. */
  String step(Move move) {
    return switch (move) {
      case Move.Receive receive ->
          chinese ? "%s收到您的诉求。".formatted(place) : "%s received your request.".formatted(place);
      case Move.Dispatch dispatch ->
          chinese
              ? "已交%s办理，承诺%s前答复。".formatted(dispatch.unitName(), date(dispatch.dueAt()))
              : "Given to %s, which promised an answer by %s."
                  .formatted(dispatch.unitName(), date(dispatch.dueAt()));
      case Move.Comment comment -> (chinese ? "答复：%s" : "Reply: %s").formatted(comment.text());
      case Move.Settle settle -> (chinese ? "办理结果：%s" : "Result: %s").formatted(settle.result());
      case Move.Rate rate ->
          chinese
              ? "您的评价：%s，%d星。".formatted(rate.solved() ? "已解决" : "未解决", rate.stars())
              : "Your rating: %s, %d of 5 stars."
                  .formatted(rate.solved() ? "solved" : "not solved", rate.stars());
      case Move.Withdraw withdraw -> chinese ? "诉求已撤回。" : "The request was withdrawn.";
    };
  }

  private String date(Instant moment) {
    return (chinese ? DATE_ZH : DATE_EN).format(moment.atZone(zone));
  }
}
