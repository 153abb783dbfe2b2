package org.koumen.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, in one version.
 *
 * @param areaCode used there and beneath
 * @param theme whether it ends with findings, advice and a follow-up
 * @param newest the newest version there is
 * @param used whether it may have been asked by already: then a change makes the next version
 */
public record Form(
    UUID id,
    String areaCode,
    @Nullable String areaName,
    String name,
    boolean theme,
    int newest,
    int version,
    boolean used,
    Instant writtenAt,
    String writtenByName,
    List<FormQuestion> questions) {

  Form named(@Nullable String area) {
    return new Form(
        id,
        areaCode,
        area,
        name,
        theme,
        newest,
        version,
        used,
        writtenAt,
        writtenByName,
        questions);
  }

  Questionnaire questionnaire() {
    return new Questionnaire(questions);
  }
}
