package org.koumen.platform.postgres;

import java.nio.file.Path;

/** A program of its own with an embedded PostgreSQL, made to be killed. Prints the port. */
final class PostgresProgram {
  private PostgresProgram() {}

  public static void main(String[] arguments) throws Exception {
    var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), PostgresOptions.standard());
    System.out.println("port " + postgres.port());
    Thread.sleep(Long.MAX_VALUE);
  }
}
