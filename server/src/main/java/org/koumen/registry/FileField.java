package org.koumen.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a household file that is changed by itself, with the other fields left as they are.
 */
public enum FileField {
  NUMBER("number", FileRow.Table.HOUSEHOLD, "number"),
  KIND("kind", FileRow.Table.HOUSEHOLD, "kind"),
  HOUSEHOLD_STATE("householdState", FileRow.Table.HOUSEHOLD, "state"),
  USE("use", FileRow.Table.PREMISES, "use"),
  NAME("name", FileRow.Table.RESIDENT, "name"),
  SEX("sex", FileRow.Table.RESIDENT, "sex"),
  BORN_ON("bornOn", FileRow.Table.RESIDENT, "born_on"),
  RELATION("relation", FileRow.Table.RESIDENT, "relation"),
  IDENTITY("identity", FileRow.Table.RESIDENT, "identity_sealed"),
  PHONE("phone", FileRow.Table.RESIDENT, "phone_sealed"),
  SCHOOL("school", FileRow.Table.RESIDENT, "school"),
  WORK("work", FileRow.Table.RESIDENT, "work"),
  LANGUAGES("languages", FileRow.Table.RESIDENT, "languages"),
  /** Present, away, moved out, dead: what became of somebody. */
  STATE("state", FileRow.Table.RESIDENT, "state");

  private static final String BETWEEN_LANGUAGES = "、";

  private final String code;
  private final FileRow.Table table;
  private final String column;

  FileField(String code, FileRow.Table table, String column) {
    this.code = code;
    this.table = table;
    this.column = column;
  }

  /** Its name in JSON. */
  @JsonValue
  public String code() {
    return code;
  }

  /**
   * The field of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static FileField of(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no field " + code));
  }

  /** The field of this name; empty when there is none. */
  public static Optional<FileField> find(String code) {
    return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
  }

  /** Whether it is about one person. */
  public boolean isOfAPerson() {
    return table == FileRow.Table.RESIDENT;
  }

  /** Whether it is shown masked and kept sealed. */
  public boolean isSealed() {
    return this == IDENTITY || this == PHONE;
  }

  FileRow.Table table() {
    return table;
  }

  String column() {
    return column;
  }

  /** What stands in an open row; sealed fields are read elsewhere. */
  String in(ObjectNode row) {
    Columns columns = new Columns(row);
    if (this == LANGUAGES) {
      return languages(columns.texts(column));
    }
    String text = columns.textOrNull(column);
    return text == null ? "" : text;
  }

  /**
   * A value as it is compared: two spellings of one value are one value.
   *
   * @param typed empty for none
   */
  Reading<String> read(String typed, LocalDate today) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return Reading.of("");
    }
    return switch (this) {
      case NUMBER, SCHOOL, WORK -> Reading.of(text);
      case BORN_ON -> Reading.of(text);
      case LANGUAGES -> Reading.of(languages(split(text)));
      case NAME -> as(PersonName.read(text), PersonName::value);
      case KIND -> as(HouseholdKind.read(text), HouseholdKind::code);
      case HOUSEHOLD_STATE -> as(HouseholdState.read(text), HouseholdState::code);
      case USE -> as(PremisesUse.read(text), PremisesUse::code);
      case SEX -> as(Sex.read(text), Sex::code);
      case RELATION -> as(Relation.read(text), Relation::code);
      case STATE -> as(ResidentState.read(text), ResidentState::code);
      case IDENTITY -> as(IdentityNumber.read(text, today), IdentityNumber::value);
      case PHONE -> as(PhoneNumber.read(text), PhoneNumber::value);
    };
  }

  /** A value as people see it. */
  String shown(String value) {
    if (value.isEmpty()) {
      return "";
    }
    return switch (this) {
      case IDENTITY -> new IdentityNumber(value).masked();
      case PHONE -> PhoneNumber.mask(value);
      default -> value;
    };
  }

  static List<String> split(String languages) {
    return Arrays.stream(languages.split("[、,，;；]"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private static String languages(List<String> spoken) {
    return String.join(BETWEEN_LANGUAGES, new TreeSet<>(spoken));
  }

  private static <T> Reading<String> as(Reading<T> reading, Function<T, String> text) {
    return switch (reading) {
      case Reading.Read<T>(T it) -> Reading.of(text.apply(it));
      case Reading.Wrong<T>(Finding why) -> Reading.wrong(why);
    };
  }
}
