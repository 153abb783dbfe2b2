package org.koumen.platform.postgres;

import java.nio.file.Path;

/** Another program runs on the data directory. */
public final class DirectoryInUse extends PostgresFailure {
  private static final long serialVersionUID = 1L;

  DirectoryInUse(Path directory, String pid) {
    super(
        "%s is in use by the running Koumen with process id %s. Stop that one first, or choose another directory with --data."
            .formatted(directory, pid));
  }
}
