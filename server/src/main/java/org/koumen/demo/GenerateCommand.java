package org.koumen.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaEntry;
import org.koumen.area.AreaIntake;
import org.koumen.area.AreaSetting;
import org.koumen.platform.Command;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/**
 * {@code koumen generate --size dongxing|city --out FILE.xlsx}: writes an invented place as a
 * household workbook; with {@code --areas} also puts its areas into the database, so that the
 * workbook can be imported there.
 */
@Component
class GenerateCommand implements Command {
  private static final String USAGE =
      "generate --size dongxing|city --out FILE.xlsx [--seed NUMBER] [--areas]";

  private final AreaIntake areas;
  private final Jurisdiction jurisdiction;

  GenerateCommand(AreaIntake areas, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  @Override
  public String name() {
    return "generate";
  }

  @Override
  @SuppressWarnings("SystemOut") // speaks to the person at the terminal
  public int run(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    boolean withAreas = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--areas")) {
        withAreas = true;
      } else if (List.of("--size", "--out", "--seed").contains(argument)
          && i + 1 < arguments.size()) {
        options.put(argument, arguments.get(++i));
      } else {
        System.err.println(USAGE);
        return 2;
      }
    }
    String size = options.getOrDefault("--size", "dongxing");
    String out = options.get("--out");
    String seed = options.getOrDefault("--seed", Long.toString(DemoLoader.SEED));
    if (out == null || !List.of("dongxing", "city").contains(size) || !seed.matches("\\d{1,18}")) {
      System.err.println(USAGE);
      return 2;
    }
    DemoWorld world = new DemoWorld(Places.named(size), Long.parseLong(seed), jurisdiction.today());
    if (withAreas) {
      loadAreas(world);
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(Path.of(out)))) {
      HouseholdWorkbook.Written written = HouseholdWorkbook.write(world, file);
      System.out.printf(
          Locale.ROOT,
          "%s: %,d households, %,d lines%n%,d people stand in it twice, as happens in real files;"
              + " %,d of them with one identity number in two households, which an import"
              + " refuses%n",
          out,
          world.place().households(),
          written.lines(),
          written.twice(),
          written.sameNumber());
      return 0;
    } catch (IOException | UncheckedIOException problem) {
      System.err.println(out + " cannot be written: " + problem.getMessage());
      return 1;
    }
  }

  private void loadAreas(DemoWorld world) {
    Stream.Builder<AreaEntry> entries = Stream.builder();
    world.areas(
        area ->
            entries.add(
                new AreaEntry(
                    AreaCode.of(area.code()), area.name(), area.setting().map(AreaSetting::of))));
    areas.load(entries.build(), jurisdiction.today(), Optional.empty(), read -> {});
  }
}
