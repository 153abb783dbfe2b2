package org.koumen.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.koumen.campaign.Campaign.State;

/** How a campaign is moved on by a person. */
public enum CampaignMove {
  START(State.RUNNING, State.DRAFT),
  PAUSE(State.PAUSED, State.RUNNING),
  RESUME(State.RUNNING, State.PAUSED),
  /** To another last day. */
  EXTEND(null, State.RUNNING, State.PAUSED),
  /** To the newest version of its form. */
  NEW_FORM(null, State.RUNNING, State.PAUSED),
  CLOSE(State.CLOSED, State.RUNNING, State.PAUSED),
  WITHDRAW(State.WITHDRAWN, State.DRAFT);

  private final Optional<State> to;
  private final Set<State> from;

  CampaignMove(@org.jspecify.annotations.Nullable State to, State first, State... more) {
    this.to = Optional.ofNullable(to);
    this.from = EnumSet.of(first, more);
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static CampaignMove of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  boolean mayFollow(State state) {
    return from.contains(state);
  }

  /** Where it leads from a state. */
  State from(State state) {
    return to.orElse(state);
  }
}
