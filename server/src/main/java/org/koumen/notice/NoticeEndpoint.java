package org.koumen.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.SignedIn;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody is told, over HTTP. */
@RestController
@RequestMapping("/api/notices")
class NoticeEndpoint {
  private final NoticeDesk desk;

  NoticeEndpoint(NoticeDesk desk) {
    this.desk = desk;
  }

  /**
   * Notices of the last thirty days, unread first.
   *
   * @param unread whether to leave out what was read
   */
  @SignedIn("what is told to oneself, by one's own grants")
  @GetMapping
  Rows<NoticeRow> list(
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) @Nullable @Size(max = 120) String after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit,
      Actor actor) {
    return desk.of(actor, unread, Optional.ofNullable(after).map(NoticeCursor::parse), limit);
  }

  /**
   * How many are not read.
   *
   * @param unread counted up to {@code most}
   */
  record Count(int unread, int most) {}

  /** How many are not read. */
  @SignedIn("what is told to oneself, by one's own grants")
  @GetMapping("/count")
  Count count(Actor actor) {
    return new Count(desk.unread(actor), NoticeDesk.MOST_COUNTED);
  }

  /**
   * What was read.
   *
   * @param all whether everything was, whatever the ids
   */
  record Reading(@Nullable @Size(max = 200) List<UUID> ids, @Nullable Boolean all) {}

  /** Marks notices as read. */
  @SignedIn("marks of one's own")
  @PostMapping("/reading")
  Count read(@Valid @RequestBody Reading reading, Actor actor) {
    if (Boolean.TRUE.equals(reading.all())) {
      desk.readAll(actor);
    } else if (reading.ids() == null) {
      throw Refusal.badInput("ids");
    } else {
      desk.read(actor, reading.ids());
    }
    return count(actor);
  }

  /**
   * A mailbox.
   *
   * @param mail null for none
   */
  record Mailbox(@Nullable @Email @Size(max = 200) String mail) {}

  /** The mailbox to which one's notices go as well. */
  @SignedIn("a mailbox of one's own")
  @GetMapping("/mailbox")
  Mailbox mailbox(Actor actor) {
    return new Mailbox(desk.mailOf(actor).orElse(null));
  }

  /** Has one's notices sent to a mailbox as well, or no longer. */
  @SignedIn("a mailbox of one's own")
  @PutMapping("/mailbox")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setMailbox(@Valid @RequestBody Mailbox mailbox, Actor actor) {
    desk.setMail(
        actor, Optional.ofNullable(mailbox.mail()).map(String::strip).filter(a -> !a.isEmpty()));
  }
}
