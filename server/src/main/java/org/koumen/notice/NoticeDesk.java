package org.koumen.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.WhoHolds;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what has happened, in the transaction in which it happens, and keeps what they read.
 */
@Service
public class NoticeDesk {
  /** What is older is no news. */
  private static final Duration SHOWN = Duration.ofDays(30);

  /** Longer than any transaction takes until others see what it wrote. */
  private static final Duration STILL_COMING = Duration.ofMinutes(1);

  /** Unread ones are counted up to here. */
  static final int MOST_COUNTED = 100;

  private final NoticeTable notices;
  private final NoticeMarkTable marks;
  private final Outbox outbox;
  private final WhoHolds accounts;
  private final Jurisdiction jurisdiction;

  NoticeDesk(
      NoticeTable notices,
      NoticeMarkTable marks,
      Outbox outbox,
      WhoHolds accounts,
      Jurisdiction jurisdiction) {
    this.notices = notices;
    this.marks = marks;
    this.outbox = outbox;
    this.accounts = accounts;
    this.jurisdiction = jurisdiction;
  }

  /** Whether the jurisdiction has set a gateway for text messages up. */
  public boolean sendsTexts() {
    return outbox.isOn(Channel.Kind.SMS);
  }

  /** Tells one audience; see {@link #tell(Collection, Notice)}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Audience audience, Notice notice) {
    tell(List.of(audience), notice);
  }

  /**
   * Tells some audiences, in the caller's transaction: if that commits, each is told for certain,
   * and if not, nobody is. Whoever belongs to several of them finds it once for each.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Collection<? extends Audience> audiences, Notice notice) {
    Instant now = jurisdiction.now();
    Set<UUID> byMail = new HashSet<>();
    boolean mails = outbox.isOn(Channel.Kind.MAIL);
    boolean inHouse = false;
    for (Audience audience : audiences) {
      switch (audience) {
        case Audience.Phone(String number) ->
            outbox.put(Channel.Kind.SMS, Optional.of(number), notice, now);
        case Audience.Mail(String address) ->
            outbox.put(Channel.Kind.MAIL, Optional.of(address), notice, now);
        case Audience.Account(UUID account) -> {
          notices.add(audience, notice, now);
          byMail.add(account);
          inHouse = true;
        }
        case Audience.Unit(UUID unit) -> {
          notices.add(audience, notice, now);
          byMail.addAll(mails ? accounts.ofUnit(unit) : Set.of());
          inHouse = true;
        }
        case Audience.Desk desk -> {
          if (!notice.about().areaCode().startsWith(desk.areaCode())) {
            throw new IllegalArgumentException("a desk is told of what lies in its area");
          }
          notices.add(audience, notice, now);
          byMail.addAll(mails ? accounts.covering(desk.areaCode(), desk.permission()) : Set.of());
          inHouse = true;
        }
      }
    }
    notice.by().ifPresent(byMail::remove);
    if (mails) {
      marks
          .mailsOf(byMail)
          .forEach(address -> outbox.put(Channel.Kind.MAIL, Optional.of(address), notice, now));
    }
    if (inHouse) {
      outbox.put(Channel.Kind.WEBHOOK, Optional.empty(), notice, now);
    }
  }

  /** Whether messages to telephones go out at all: otherwise nobody need look numbers up. */
  public boolean reachesPhones() {
    return outbox.isOn(Channel.Kind.SMS);
  }

  /**
   * What somebody is told, unread first, newest first.
   *
   * @param unreadOnly whether to leave out what was read
   * @param after {@code next} of the page before
   */
  @Transactional(readOnly = true)
  public Rows<NoticeRow> of(
      Actor actor, boolean unreadOnly, Optional<NoticeCursor> after, int limit) {
    List<NoticeRow> found =
        notices.of(
            Reader.of(actor, marks.readTo(actor.accountId()), since()),
            unreadOnly,
            after,
            limit + 1);
    return Rows.page(found, limit, row -> NoticeCursor.of(row).text());
  }

  /** How many somebody has not read, counted up to a hundred. */
  @Transactional(readOnly = true)
  public int unread(Actor actor) {
    return notices.unread(Reader.of(actor, marks.readTo(actor.accountId()), since()), MOST_COUNTED);
  }

  /** Marks some as read; those of others stay as they are. */
  @Transactional
  public void read(Actor actor, Collection<UUID> ids) {
    notices.read(
        Reader.of(actor, marks.readTo(actor.accountId()), since()), ids, jurisdiction.now());
  }

  /** Marks all as read that were told so far. */
  @Transactional
  public void readAll(Actor actor) {
    Instant now = jurisdiction.now();
    Instant certain = now.minus(STILL_COMING);
    // What is told in this minute may become visible behind this one's back: it is marked by
    // itself.
    Instant from = marks.readTo(actor.accountId()).filter(certain::isBefore).orElse(certain);
    notices.readAll(Reader.of(actor, Optional.of(from), since()), now);
    marks.readTo(actor.accountId(), from);
  }

  private Instant since() {
    return jurisdiction.now().minus(SHOWN);
  }

  /** The mailbox to which somebody's notices go as well. */
  @Transactional(readOnly = true)
  public Optional<String> mailOf(Actor actor) {
    return marks.mailsOf(Set.of(actor.accountId())).stream().findFirst();
  }

  /** Has somebody's notices sent to a mailbox as well, or no longer. */
  @Transactional
  public void setMail(Actor actor, Optional<String> address) {
    marks.setMail(actor.accountId(), address, jurisdiction.now());
  }
}
