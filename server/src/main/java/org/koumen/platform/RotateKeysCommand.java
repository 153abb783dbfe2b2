package org.koumen.platform;

import java.io.IOException;
import java.util.List;
import org.koumen.platform.postgres.EmbeddedPostgres;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** {@code koumen rotate-keys}: a new key for sealing, and everything sealed anew with it. */
@Component
class RotateKeysCommand implements Command {
  private final KoumenProperties properties;
  private final KeyRotation rotation;
  private final Environment environment;
  private final ObjectProvider<EmbeddedPostgres> ownDatabase;

  RotateKeysCommand(
      KoumenProperties properties,
      KeyRotation rotation,
      Environment environment,
      ObjectProvider<EmbeddedPostgres> ownDatabase) {
    this.properties = properties;
    this.rotation = rotation;
    this.environment = environment;
    this.ownDatabase = ownDatabase;
  }

  @Override
  public String name() {
    return "rotate-keys";
  }

  @Override
  @SuppressWarnings("SystemOut") // a command speaks to the one who typed it
  public int run(List<String> arguments) {
    // For a command the program starts a database of its own, unless a server on the directory has
    // one.
    if (ownDatabase.getIfAvailable() == null
        && environment.getProperty("koumen.db.url", "").isBlank()) {
      System.err.println(
          "A server runs on this directory and knows only the old key. Stop it first.");
      return 1;
    }
    try {
      SealKeys keys = SealKeys.readOrCreate(properties.keys());
      if (!arguments.contains("--resume")) {
        keys = keys.withNewSeal();
        keys.write(properties.keys());
      }
      long count = rotation.reseal(new Seal(keys));
      System.out.printf(
          "Key %d seals from now on; %,d values sealed anew. The older keys in %s open nothing of"
              + " this database any more; keep them as long as you keep backups from before.%n",
          keys.seals().lastKey(), count, properties.keys());
      return 0;
    } catch (IOException problem) {
      System.err.printf(
          "The key file %s cannot be written: %s%n", properties.keys(), problem.getMessage());
      return 1;
    }
  }
}
