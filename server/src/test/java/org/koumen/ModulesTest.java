package org.koumen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** Modules use only what others show, in no circles; docs/modules.md tells who uses whom. */
class ModulesTest {
  private static final Path MAP = Path.of("..", "docs", "modules.md");
  private static final ApplicationModules MODULES = ApplicationModules.of(Koumen.class);

  @Test
  void modules_keep_to_what_they_may_use() {
    MODULES.verify();
  }

  /** Run with {@code -Dmodules=write} after a change that is meant. */
  @Test
  void the_map_of_modules_is_the_one_that_was_approved() throws IOException {
    String map = map();
    if ("write".equals(System.getProperty("modules"))) {
      Files.writeString(MAP, map);
    }
    assertThat(map).isEqualTo(Files.readString(MAP));
  }

  private static String map() {
    return "# Modules\n\nWritten by ModulesTest; what each module uses directly.\n\n"
        + MODULES.stream()
            .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
            .map(module -> "- **%s**: %s\n".formatted(module.getIdentifier(), uses(module)))
            .collect(Collectors.joining());
  }

  private static String uses(ApplicationModule module) {
    String used =
        module
            .getDirectDependencies(MODULES, DependencyType.DEFAULT, DependencyType.USES_COMPONENT)
            .stream()
            .map(dependency -> dependency.getTargetModule().getIdentifier().toString())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return used.isEmpty() ? "nothing" : used;
  }
}
