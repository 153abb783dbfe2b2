package org.koumen.area;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a map can show where an area lies. */
public enum BoundaryState {
  /** Nobody has drawn it yet. */
  NONE,
  DRAWN,
  /** The area was split, or parts of it went elsewhere, since it was drawn. */
  REDRAW;

  /** The name in JSON. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
