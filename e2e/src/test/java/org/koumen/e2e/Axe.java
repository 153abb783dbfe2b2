package org.koumen.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs axe-core in a page for the rules of WCAG 2.2, levels A and AA. */
final class Axe {

  private static final String SCRIPT = read();

  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, { runOnly: {
          type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } });
        // Element Plus paints a chosen value behind its own box, where axe looks for the page's colour.
        for (const v of found.violations.filter(v => v.id === 'color-contrast')) {
          v.nodes = v.nodes.filter(n =>
            !document.querySelector(n.target.at(-1))?.closest('.el-select__selection, .el-input-tag'));
        }
        return found.violations.filter(v => v.nodes.length > 0).map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 5).map(n =>
          n.target.join(' ') + ' «' + n.html.slice(0, 120) + '» '
          + n.any.concat(n.all).map(c => c.message).join('; ')).join(' | '));
      }
      """;

  private Axe() {}

  /** One line for each breach; none when the page is fine. */
  static List<String> breaches(Page page) {
    page.evaluate(SCRIPT);
    // What moves is half transparent: let it come to rest before colours are measured.
    page.waitForFunction("() => document.getAnimations().every(a => a.playState !== 'running')");
    return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
  }

  private static String read() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
