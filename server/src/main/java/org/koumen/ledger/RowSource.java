package org.koumen.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Actor;

/** Tells what stands behind a figure; the module that keeps the things implements it. */
public interface RowSource {

  /** The kind of thing it knows: one of {@link Measure#subject}. */
  String subject();

  /**
   * What things of one county are called.
   *
   * @param actor who asks: without the permission that the thing itself needs, in its area, no
   *     personal data
   * @param chinese language of the words
   */
  Map<UUID, Text> describe(String county, Collection<UUID> ids, Actor actor, boolean chinese);

  /**
   * A thing in words.
   *
   * @param number public number, if it has one
   * @param title one line
   * @param state one word, if it has one
   * @param link where its file opens; empty when the reader may not open it
   * @param personal whether the words tell something about a household, so that the look is logged
   */
  record Text(
      Optional<String> number,
      String title,
      Optional<String> state,
      Optional<String> link,
      boolean personal) {}
}
