package org.koumen.platform.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL could not be started or used; the message says why and what to do. */
public sealed class PostgresFailure extends RuntimeException permits DirectoryInUse {
  private static final long serialVersionUID = 1L;

  /** A failure without a cause of its own. */
  public PostgresFailure(String message) {
    this(message, null);
  }

  /** A failure that something else caused. */
  public PostgresFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
