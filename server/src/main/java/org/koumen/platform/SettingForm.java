package org.koumen.platform;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A {@link Setting} that people may look up and change: a module offers it as a bean, and it stands
 * on the page of settings with its fields, limits and rules.
 *
 * @param zh its name in Chinese
 * @param noteZh what it decides, in Chinese
 * @param rule what is wrong with a new value, given the present one; asked once every field keeps
 *     its own limits
 */
public record SettingForm<T>(
    Setting<T> setting,
    String zh,
    String en,
    String noteZh,
    String noteEn,
    List<SettingField> fields,
    BiFunction<T, T, List<Flaw>> rule) {

  /** What is wrong with a field, in both languages. */
  public record Flaw(String field, String zh, String en) {}

  /** A setting whose fields have no rule among themselves. */
  public SettingForm(
      Setting<T> setting,
      String zh,
      String en,
      String noteZh,
      String noteEn,
      List<SettingField> fields) {
    this(setting, zh, en, noteZh, noteEn, fields, (before, after) -> List.of());
  }
}
