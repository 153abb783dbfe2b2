package org.koumen;

import org.koumen.platform.Carriers;
import org.koumen.platform.Invocation;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one process that serves residents, workers, desks and boards. */
@SpringBootApplication
public class Koumen {
  /** Starts it: {@code serve}, {@code demo}, or a command such as {@code import}. */
  public static void main(String[] arguments) {
    Carriers.provide();
    Invocation.of(arguments).run(Koumen.class);
  }
}
