package org.koumen.promise;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Permission;
import org.koumen.access.WhoHolds;
import org.koumen.area.AreaLevel;
import org.koumen.notice.Audience;
import org.koumen.notice.Notice;
import org.koumen.notice.NoticeDesk;
import org.springframework.stereotype.Component;

/** Tells of promises by their day alone: what was promised to whom stays in the program. */
@Component
class PromiseNotices {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final NoticeDesk notices;
  private final WhoHolds accounts;

  PromiseNotices(NoticeDesk notices, WhoHolds accounts) {
    this.notices = notices;
    this.accounts = accounts;
  }

  void climbed(Promise promise, PromiseLadder.Rung rung) {
    List<Audience> audiences = new ArrayList<>();
    switch (rung) {
      case REMIND -> audiences.addAll(owner(promise));
      case OVERDUE -> {
        audiences.addAll(owner(promise));
        audiences.add(desk(promise, AreaLevel.VILLAGE));
      }
      case STREET -> audiences.add(desk(promise, AreaLevel.TOWNSHIP));
      case COUNTY -> audiences.add(desk(promise, AreaLevel.COUNTY));
    }
    LocalDate due = promise.dueOn();
    boolean ahead = rung == PromiseLadder.Rung.REMIND;
    tell(
        audiences,
        promise,
        ahead ? "promise.reminder" : "promise.overdue",
        (ahead ? "对一户住户的承诺%s到期，请按时兑现并回访" : "对一户住户的承诺应于%s兑现，已过期，请督促兑现").formatted(ZH.format(due)),
        (ahead
                ? "A promise to a household is due on %s"
                : "A promise to a household was due on %s and is not kept")
            .formatted(EN.format(due)),
        Optional.empty());
  }

  void given(Promise promise, UUID by) {
    tell(
        owner(promise),
        promise,
        "promise.given",
        "有一项对住户的承诺交由您兑现，%s到期".formatted(ZH.format(promise.dueOn())),
        "A promise to a household is yours now, due on %s".formatted(EN.format(promise.dueOn())),
        Optional.of(by));
  }

  private List<Audience> owner(Promise promise) {
    Set<UUID> found = accounts.ofPerson(promise.ownerId());
    return found.isEmpty()
        ? List.of(desk(promise, AreaLevel.GRID))
        : found.stream().<Audience>map(Audience.Account::new).toList();
  }

  private static Audience desk(Promise promise, AreaLevel level) {
    int digits = Math.min(level.digits(), promise.areaCode().length());
    return new Audience.Desk(promise.areaCode().substring(0, digits), Permission.VISIT_WRITE);
  }

  private void tell(
      List<Audience> audiences,
      Promise promise,
      String kind,
      String zh,
      String en,
      Optional<UUID> by) {
    notices.tell(
        audiences,
        new Notice(
            kind,
            zh,
            en,
            new Notice.About(
                promise.county(), promise.areaCode(), "household", promise.householdId(), null),
            by));
  }
}
