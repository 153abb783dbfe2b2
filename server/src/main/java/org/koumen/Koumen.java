package org.koumen;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one process that serves residents, workers, desks and boards. */
@SpringBootApplication
public class Koumen {
  public static void main(String[] arguments) {
    SpringApplication.run(Koumen.class, arguments);
  }
}
