package org.koumen.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/** One way out of the house. */
interface Channel {
  /** What ways there are. */
  enum Kind {
    SMS,
    MAIL,
    WEBHOOK;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  Kind kind();

  /** Whether the jurisdiction has set it up. */
  boolean isOn();

  /** Whether messages of this kind go this way. */
  default boolean takes(String kindOfNotice) {
    return true;
  }

  /**
   * Sends one message; called by one sender at a time for each message, and again with the same id
   * when nobody knows whether it went out.
   *
   * @param target telephone or mailbox; empty where the way has its own
   */
  Outcome send(UUID id, String target, OutboxMessage message);

  /** What came of it. */
  sealed interface Outcome {
    /** The gateway has it. */
    record Sent() implements Outcome {}

    /**
     * The gateway cannot take anything now: the message waits.
     *
     * @param why without anything of the message
     */
    record NotNow(String why) implements Outcome {}

    /** The gateway does not take this one. */
    record Refused(String why) implements Outcome {}
  }
}
