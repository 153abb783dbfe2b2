package org.koumen.workforce;

import java.util.List;
import org.koumen.platform.Setting;

/** The posts a jurisdiction wants held in every grid. */
record WantedPosts(List<PostKind> posts) {
  /** Lead, worker, and the five with a duty of their own. */
  static final Setting<WantedPosts> SETTING =
      new Setting<>(
          "workforce.wanted-posts",
          WantedPosts.class,
          new WantedPosts(
              List.of(
                  PostKind.GRID_LEAD,
                  PostKind.GRID_WORKER,
                  PostKind.MEDIATOR,
                  PostKind.SECURITY,
                  PostKind.HEALTH,
                  PostKind.UTILITIES)));

  WantedPosts {
    posts = List.copyOf(posts);
  }
}
