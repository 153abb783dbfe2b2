package org.koumen.platform;

import java.util.List;

/**
 * Something the program does from the command line instead of serving: {@code koumen import …}.
 *
 * <p>A command is a bean. It runs with the whole program around it but without its web server, on
 * the database of the data directory, also while a server runs there.
 */
public interface Command {
  /** The first word of the command line, such as {@code import}. */
  String name();

  /**
   * Does the work.
   *
   * @param arguments what follows the name
   * @return the exit code: 0 when done, 1 when it failed, 2 when the arguments make no sense
   */
  int run(List<String> arguments);
}
