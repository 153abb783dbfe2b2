package org.koumen.registry;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a name is typed on a keyboard: its syllables without tones, ü as v. Surnames are read as
 * surnames (单 shan, 尉迟 yuchi).
 */
public final class Pinyin {

  /** Surnames that the general tables read wrongly, or read in a way few bearers use. */
  private static final Map<String, String> SURNAMES =
      Map.ofEntries(
          Map.entry("缪", "miao"),
          Map.entry("覃", "qin"),
          Map.entry("牟", "mu"),
          Map.entry("黑", "he"),
          Map.entry("卜", "bu"),
          Map.entry("么", "yao"),
          Map.entry("都", "du"),
          Map.entry("员", "yun"),
          Map.entry("贠", "yun"),
          Map.entry("洗", "xian"),
          Map.entry("冼", "xian"),
          Map.entry("繁", "po"),
          Map.entry("种", "chong"),
          Map.entry("召", "shao"),
          Map.entry("逄", "pang"),
          Map.entry("郇", "xun"),
          Map.entry("朴", "piao"),
          Map.entry("应", "ying"),
          Map.entry("晟", "cheng"),
          Map.entry("盛", "sheng"),
          Map.entry("谌", "chen"),
          Map.entry("过", "guo"),
          Map.entry("相", "xiang"),
          Map.entry("乜", "nie"),
          Map.entry("佴", "nai"),
          Map.entry("曲", "qu"),
          Map.entry("藏", "zang"),
          Map.entry("幺", "yao"),
          Map.entry("句", "gou"),
          Map.entry("仉", "zhang"),
          Map.entry("令狐", "ling hu"),
          Map.entry("长孙", "zhang sun"),
          Map.entry("单于", "chan yu"),
          Map.entry("澹台", "tan tai"),
          Map.entry("万俟", "mo qi"),
          Map.entry("尉迟", "yu chi"));

  private static final Set<String> COMPOUND_SURNAMES =
      Set.of(
          "欧阳", "上官", "司马", "诸葛", "尉迟", "皇甫", "令狐", "慕容", "司徒", "夏侯", "端木", "东方", "南宫", "万俟", "长孙",
          "澹台", "公孙", "单于", "宇文", "轩辕", "闻人", "赫连", "公羊", "淳于", "太史", "申屠", "拓跋", "呼延", "钟离", "鲜于",
          "完颜", "独孤", "欧陽", "司空", "濮阳", "东郭", "西门", "百里", "第五", "左丘", "公冶", "宗政", "仲孙", "司寇", "子车");

  private static final Transliterator GENERAL = Transliterator.getInstance("Han-Latin");
  private static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names");

  /** One syllable a character, filled as characters are met; races only repeat work. */
  private static final String[] BASIC = new String[0x10000];

  private static final Map<Integer, String> RARE = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> SURNAME_READINGS = new ConcurrentHashMap<>();

  private Pinyin() {}

  /**
   * A name in syllables.
   *
   * @param surname syllables of the surname as its bearers say it
   * @param given syllables of what follows
   * @param alternatives the surname's other readings, which people type as well
   */
  public record Spelling(List<String> surname, List<String> given, List<String> alternatives) {

    /** All syllables run together: {@code zhangxiaoming}. */
    public String full() {
      return String.join("", surname) + String.join("", given);
    }

    /** The first letter of each syllable: {@code zxm}. */
    public String initials() {
      StringBuilder initials = new StringBuilder(surname.size() + given.size());
      surname.forEach(syllable -> initials.append(syllable.charAt(0)));
      given.forEach(syllable -> initials.append(syllable.charAt(0)));
      return initials.toString();
    }
  }

  /** A name as it is typed; characters that are neither Chinese nor letters are left out. */
  public static Spelling of(PersonName name) {
    String text = name.value();
    String surname = surnameOf(text);
    List<String> readings = SURNAME_READINGS.get(surname);
    if (readings == null) {
      readings = surnameReadings(surname);
      SURNAME_READINGS.put(surname, readings);
    }
    return new Spelling(
        readings.isEmpty() ? List.of() : List.of(readings.getFirst().split(" ")),
        syllables(text, surname.length()),
        readings.size() < 2
            ? List.of()
            : readings.subList(1, readings.size()).stream().map(r -> r.replace(" ", "")).toList());
  }

  /** A name's full pinyin: {@code zhangxiaoming}. */
  public static String full(PersonName name) {
    return of(name).full();
  }

  /** The first letters of a name's syllables: {@code zxm}. */
  public static String initials(PersonName name) {
    return of(name).initials();
  }

  /** The syllable of one character; letters stand for themselves; empty for anything else. */
  static String syllable(int codePoint) {
    if (codePoint >= 0x10000) {
      return RARE.computeIfAbsent(codePoint, Pinyin::lookUp);
    }
    String known = BASIC[codePoint];
    if (known == null) {
      known = lookUp(codePoint);
      BASIC[codePoint] = known;
    }
    return known;
  }

  /** The surname a Chinese name begins with; empty for a name of several parts or of letters. */
  static String surnameOf(String name) {
    int first = name.codePointAt(0);
    int length = Character.charCount(first);
    if (!Folding.isHan(first) || name.indexOf('·') >= 0) {
      return "";
    }
    boolean compound = name.length() > 2 && COMPOUND_SURNAMES.contains(name.substring(0, 2));
    return name.substring(0, compound ? 2 : length);
  }

  private static List<String> surnameReadings(String surname) {
    if (surname.isEmpty()) {
      return List.of();
    }
    String asName = toneless(NAMES.transliterate(surname));
    Set<String> readings = new LinkedHashSet<>();
    readings.add(SURNAMES.getOrDefault(surname, asName));
    readings.add(asName);
    readings.add(toneless(GENERAL.transliterate(surname)));
    // passports and some keyboards write ü as u
    List.copyOf(readings).stream()
        .filter(reading -> reading.startsWith("lv") || reading.startsWith("nv"))
        .forEach(reading -> readings.add(reading.replace('v', 'u')));
    return readings.stream().filter(reading -> !reading.isBlank()).toList();
  }

  private static List<String> syllables(String text, int from) {
    List<String> syllables = new ArrayList<>(4);
    StringBuilder word = new StringBuilder();
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String syllable = syllable(c);
      boolean letter = !Folding.isHan(c) && !syllable.isEmpty();
      if (letter) {
        word.append(syllable);
        continue;
      }
      if (!word.isEmpty()) {
        syllables.add(word.toString());
        word.setLength(0);
      }
      if (!syllable.isEmpty()) {
        syllables.add(syllable);
      }
    }
    if (!word.isEmpty()) {
      syllables.add(word.toString());
    }
    return syllables;
  }

  private static String lookUp(int codePoint) {
    String character = Character.toString(codePoint);
    if (Folding.isHan(codePoint)) {
      String read = toneless(GENERAL.transliterate(character));
      return read.equals(character) || read.isBlank() ? "" : read.replace(" ", "");
    }
    return Character.isLetter(codePoint) ? toneless(character) : "";
  }

  /** Letters a–z only, ü as v; what has no letters disappears. */
  private static String toneless(String pinyin) {
    String parts = Normalizer.normalize(pinyin, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(parts.length());
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (c == '\u0308' && !plain.isEmpty() && plain.charAt(plain.length() - 1) == 'u') {
        plain.setCharAt(plain.length() - 1, 'v');
      } else if ((c >= 'a' && c <= 'z') || c == ' ') {
        plain.append(c);
      }
    }
    return plain.toString().strip();
  }
}
