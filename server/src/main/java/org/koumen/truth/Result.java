package org.koumen.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sample says.
 *
 * @param drawn how many were drawn, with those who came in for others
 * @param answered how many answered; who does not remember counts as answered and not as confirmed
 * @param refused who did not want to be asked
 * @param notReached who could not be reached after all tries
 * @param open still to be asked
 * @param share those who confirmed; null while too few answered
 * @param least the share if all who did not answer had said no
 * @param most the share if all of them had said yes
 * @param questions of a survey, each with its share
 * @param parts by the area beneath
 */
public record Result(
    int drawn,
    int answered,
    int confirmed,
    int notConfirmed,
    int notRemembered,
    int refused,
    int notReached,
    int open,
    @Nullable Share share,
    @Nullable Double least,
    @Nullable Double most,
    List<Question> questions,
    List<Part> parts) {

  /**
   * A question with the share that said yes.
   *
   * @param share null while too few answered
   */
  public record Question(String text, @Nullable Share share) {}

  /**
   * An area beneath.
   *
   * @param share null where too few answered
   */
  public record Part(
      String areaCode, @Nullable String areaName, int drawn, int answered, @Nullable Share share) {}
}
