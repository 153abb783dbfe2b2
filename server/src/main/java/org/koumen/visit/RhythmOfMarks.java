package org.koumen.visit;

import org.koumen.campaign.Rhythms;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/** Tells campaigns by rhythm how often to look in. */
@Component
class RhythmOfMarks implements Rhythms {
  private final Settings settings;

  RhythmOfMarks(Settings settings) {
    this.settings = settings;
  }

  @Override
  public int days(String mark) {
    return settings.get(Rhythm.SETTING).days(mark);
  }
}
