package org.koumen.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * How the program was called: {@code serve}, {@code demo}, or the name of a {@link Command}.
 *
 * @param word the first word
 * @param rest what follows it, without the options that every call takes
 * @param properties what {@code --port N} and {@code --data DIR} ask for
 */
public record Invocation(String word, List<String> rest, Map<String, Object> properties) {
  /** The property that carries a command's name; absent when the program serves. */
  public static final String COMMAND = "koumen.command";

  private static final Map<String, String> OPTIONS =
      Map.of("--port", "server.port", "--data", "koumen.data");

  /**
   * Reads the command line; without a first word the program serves.
   *
   * @throws IllegalArgumentException when an option lacks its value
   */
  public static Invocation of(String... arguments) {
    var words = new ArrayList<>(List.of(arguments));
    var word = words.isEmpty() || words.getFirst().startsWith("--") ? "serve" : words.removeFirst();
    var rest = new ArrayList<String>();
    var properties = new HashMap<String, Object>();
    for (var each = words.iterator(); each.hasNext(); ) {
      var argument = each.next();
      var property = OPTIONS.get(argument);
      if (property == null) {
        rest.add(argument);
      } else if (each.hasNext()) {
        properties.put(property, each.next());
      } else {
        throw new IllegalArgumentException(argument + " needs a value");
      }
    }
    return new Invocation(word, List.copyOf(rest), Map.copyOf(properties));
  }

  /** Serves until told to stop, or runs the command and exits with its code. */
  public void run(Class<?> program) {
    var application = new SpringApplication(program);
    switch (word) {
      case "serve" -> application.run(asArguments());
      case "demo" -> {
        application.setAdditionalProfiles("demo");
        application.run(asArguments());
      }
      case "backup", "restore" -> {
        quietLogs();
        System.exit(new Safekeeping(data()).run(word, rest));
      }
      default -> System.exit(runCommand(application));
    }
  }

  private Path data() {
    var asked = properties.get("koumen.data");
    var set = System.getenv().getOrDefault("KOUMEN_DATA", "");
    return Path.of(asked != null ? asked.toString() : set.isBlank() ? ".koumen/data" : set);
  }

  /** Without Spring's configuration the log would show everything. */
  private static void quietLogs() {
    var logging = LoggingSystem.get(Invocation.class.getClassLoader());
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
  }

  private int runCommand(SpringApplication application) {
    application.setAdditionalProfiles("command");
    var set = new HashMap<>(properties);
    set.put(COMMAND, word);
    // The whole program, its doors included, but nobody can reach them.
    set.put("server.port", -1);
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", set)));
    try (ConfigurableApplicationContext context = application.run()) {
      var commands = context.getBeansOfType(Command.class).values();
      for (var command : commands) {
        if (command.name().equals(word)) {
          return command.run(rest);
        }
      }
      var names = commands.stream().map(Command::name).sorted().toList();
      System.err.printf("There is no command '%s'. Commands: serve, demo, %s%n", word, names);
      return 2;
    }
  }

  /** What Spring reads: its own options pass through, ours come in its notation. */
  private String[] asArguments() {
    var all = new ArrayList<>(rest);
    properties.forEach((name, value) -> all.add("--" + name + "=" + value));
    return all.toArray(String[]::new);
  }
}
