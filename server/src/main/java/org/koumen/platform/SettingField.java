package org.koumen.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a {@link Setting} as a form asks for it, with the limits that a value must keep.
 *
 * @param name the record component that holds it
 * @param least smallest number, or fewest characters or entries
 * @param most greatest number, or most characters or entries
 * @param options the choices, where it is chosen
 */
public record SettingField(
    String name,
    Kind kind,
    String zh,
    String en,
    @Nullable String noteZh,
    @Nullable String noteEn,
    int least,
    int most,
    List<Option> options) {

  /** What is typed or chosen. */
  public enum Kind {
    /** A whole number. */
    NUMBER,
    /** Whole numbers that rise. */
    NUMBERS,
    TEXT,
    /** A password or key: kept sealed, never shown again. */
    SECRET,
    /** A time of day, such as 17:00. */
    TIME,
    /** One of the options. */
    CHOICE,
    /** Some of the options. */
    CHOICES,
    /** Words that the jurisdiction chooses itself, each with a code and two labels. */
    TERMS,
    /** Sentences, one a line. */
    LINES;

    /** The name in JSON. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A choice: what is stored, and what people read. */
  public record Option(String value, String zh, String en) {}

  public static SettingField number(String name, String zh, String en, int least, int most) {
    return new SettingField(name, Kind.NUMBER, zh, en, null, null, least, most, List.of());
  }

  /**
   * @param most the greatest of the numbers
   */
  public static SettingField numbers(String name, String zh, String en, int least, int most) {
    return new SettingField(name, Kind.NUMBERS, zh, en, null, null, least, most, List.of());
  }

  public static SettingField text(String name, String zh, String en, int most) {
    return new SettingField(name, Kind.TEXT, zh, en, null, null, 0, most, List.of());
  }

  /** Shown as {@link Settings#KEPT} once it is set; sent back like that, it stays. */
  public static SettingField secret(String name, String zh, String en, int most) {
    return new SettingField(name, Kind.SECRET, zh, en, null, null, 0, most, List.of());
  }

  public static SettingField time(String name, String zh, String en) {
    return new SettingField(name, Kind.TIME, zh, en, null, null, 0, 0, List.of());
  }

  public static SettingField choice(String name, String zh, String en, List<Option> options) {
    return new SettingField(name, Kind.CHOICE, zh, en, null, null, 1, 1, options);
  }

  public static SettingField choices(String name, String zh, String en, List<Option> options) {
    return new SettingField(name, Kind.CHOICES, zh, en, null, null, 0, options.size(), options);
  }

  /**
   * @param most how many words there may be
   */
  public static SettingField terms(String name, String zh, String en, int most) {
    return new SettingField(name, Kind.TERMS, zh, en, null, null, 1, most, List.of());
  }

  /**
   * @param most how many lines there may be
   */
  public static SettingField lines(String name, String zh, String en, int most) {
    return new SettingField(name, Kind.LINES, zh, en, null, null, 0, most, List.of());
  }

  /** The same field with a remark for who fills it in. */
  public SettingField note(String chinese, String english) {
    return new SettingField(name, kind, zh, en, chinese, english, least, most, options);
  }
}
