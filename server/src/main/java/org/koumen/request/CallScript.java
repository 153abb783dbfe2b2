package org.koumen.request;

import java.util.List;
import org.koumen.platform.Setting;

/**
 * What is asked when a reporter is called back, beside whether it is solved and how content they
 * are. A move keeps the questions that were read out with it, so that another script changes no
 * answer.
 *
 * @param questions read out as they stand, in this order
 */
public record CallScript(List<String> questions) {
  /** What a place asks that has not thought of anything else. */
  public static final Setting<CallScript> SETTING =
      new Setting<>(
          "request.call-script",
          CallScript.class,
          new CallScript(
              List.of(
                  "办理的人有没有联系过您，或者到现场看过？",
                  "办理的速度，您觉得怎么样？",
                  "对方的态度和解释，您满意吗？",
                  "还有什么没有办好，或者别的事要反映？")));

  /** Keeps its own copy. */
  public CallScript {
    questions = questions == null ? List.of() : List.copyOf(questions);
  }
}
