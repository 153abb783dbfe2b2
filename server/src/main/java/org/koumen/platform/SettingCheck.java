package org.koumen.platform;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.koumen.platform.SettingForm.Flaw;
import tools.jackson.databind.JsonNode;

/** Holds what somebody filled in against the limits of each field, and says so in its own terms. */
final class SettingCheck {
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_LINE = 100;

  private final List<Flaw> flaws = new ArrayList<>();

  private SettingCheck() {}

  static List<Flaw> flaws(List<SettingField> fields, JsonNode value) {
    SettingCheck check = new SettingCheck();
    fields.forEach(field -> check.look(field, value.path(field.name())));
    return check.flaws;
  }

  private void look(SettingField field, JsonNode value) {
    switch (field.kind()) {
      case NUMBER -> number(field, value);
      case NUMBERS -> numbers(field, value);
      case TEXT, SECRET -> text(field, value);
      case TIME -> time(field, value);
      case CHOICE -> choice(field, value);
      case CHOICES -> choices(field, value);
      case TERMS -> terms(field, value);
      case LINES -> lines(field, value);
    }
  }

  private void add(SettingField field, String zh, String en) {
    flaws.add(new Flaw(field.name(), field.zh() + zh, field.en() + " " + en));
  }

  private static boolean within(SettingField field, JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.asInt() >= field.least()
        && value.asInt() <= field.most();
  }

  private void number(SettingField field, JsonNode value) {
    if (!within(field, value)) {
      add(
          field,
          "应是 %d 到 %d 之间的整数".formatted(field.least(), field.most()),
          "must be a whole number from %d to %d".formatted(field.least(), field.most()));
    }
  }

  private void numbers(SettingField field, JsonNode value) {
    int before = Integer.MIN_VALUE;
    for (JsonNode one : value) {
      if (!within(field, one)) {
        number(field, one);
        return;
      }
      if (one.asInt() <= before) {
        add(field, "应从小到大，不能重复", "must rise, each only once");
        return;
      }
      before = one.asInt();
    }
    if (value.isEmpty()) {
      add(field, "至少要有一个", "needs at least one number");
    }
  }

  private void text(SettingField field, JsonNode value) {
    if (!value.isString()) {
      add(field, "没有填写", "is missing");
    } else if (value.asString().length() > field.most()) {
      add(
          field,
          "最多 %d 个字符".formatted(field.most()),
          "may have at most %d characters".formatted(field.most()));
    }
  }

  private void time(SettingField field, JsonNode value) {
    try {
      LocalTime.parse(value.asString(""));
    } catch (DateTimeParseException wrong) {
      add(field, "应是时间，如 17:00", "must be a time of day, such as 17:00");
    }
  }

  private void choice(SettingField field, JsonNode value) {
    if (field.options().stream().noneMatch(one -> one.value().equals(value.asString("")))) {
      add(field, "请从列表中选择", "must be one of the list");
    }
  }

  private void choices(SettingField field, JsonNode value) {
    if (!value.isArray()) {
      add(field, "没有填写", "is missing");
    }
    value.forEach(one -> choice(field, one));
  }

  private void lines(SettingField field, JsonNode value) {
    if (!value.isArray() || value.size() > field.most()) {
      add(
          field,
          "最多 %d 行".formatted(field.most()),
          "may have at most %d lines".formatted(field.most()));
      return;
    }
    for (JsonNode one : value) {
      String line = one.asString("").strip();
      if (line.isEmpty() || line.length() > LONGEST_LINE) {
        add(
            field,
            "每行应有 1 到 %d 个字".formatted(LONGEST_LINE),
            "needs 1 to %d characters in each line".formatted(LONGEST_LINE));
        return;
      }
    }
  }

  private void terms(SettingField field, JsonNode value) {
    if (!value.isArray() || value.size() < field.least() || value.size() > field.most()) {
      add(
          field,
          "应有 %d 到 %d 项".formatted(field.least(), field.most()),
          "must have %d to %d entries".formatted(field.least(), field.most()));
    }
    Set<String> codes = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (JsonNode one : value) {
      String code = one.path("code").asString("");
      String zh = one.path("zh").asString("").strip();
      String en = one.path("en").asString("").strip();
      String named = zh.isEmpty() ? code : zh;
      if (zh.isEmpty() || en.isEmpty()) {
        add(field, "“%s”缺少名称".formatted(named), "“%s” lacks a name".formatted(named));
      } else if (zh.length() > LONGEST_LABEL || en.length() > LONGEST_LABEL) {
        add(
            field,
            "“%s”的名称最多 %d 个字".formatted(named, LONGEST_LABEL),
            "“%s” may have at most %d characters".formatted(named, LONGEST_LABEL));
      } else if (!labels.add(zh)) {
        add(field, "里有两个“%s”".formatted(zh), "has “%s” twice".formatted(zh));
      }
      if (!code.matches("[a-z][a-z0-9_]{0,39}")) {
        add(
            field,
            "“%s”的代码只能用小写字母、数字和下划线，以字母开头".formatted(named),
            "“%s” needs a code of small letters, digits and _".formatted(named));
      } else if (!codes.add(code)) {
        add(field, "里有两个代码“%s”".formatted(code), "has the code “%s” twice".formatted(code));
      }
    }
  }
}
