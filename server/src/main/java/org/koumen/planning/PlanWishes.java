package org.koumen.planning;

import java.util.List;
import java.util.UUID;

/**
 * What a plan shall heed.
 *
 * @param posts kinds of post whose holders take part, such as visitor
 * @param units units whose cadres take part without a post
 * @param share households each may have where neither person nor unit has a number of its own
 * @param weights what counts beside distance
 */
public record PlanWishes(List<String> posts, List<UUID> units, int share, Weights weights) {
  public PlanWishes {
    posts = List.copyOf(posts);
    units = List.copyOf(units);
  }
}
