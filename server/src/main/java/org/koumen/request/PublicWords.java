package org.koumen.request;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes how a text may stand before everybody: without names, telephones, identity numbers,
 * plates, buildings and rooms. A proposal only: a person reads it, edits it and answers for it.
 */
final class PublicWords {
  private static final Pattern IDENTITY =
      Pattern.compile("(?<!\\d)[1-9]\\d{5}(19|20)\\d{9}[\\dXx](?![\\dXx])");
  private static final Pattern PHONE =
      Pattern.compile("(?<!\\d)(1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|0\\d{2,3}[ -]?\\d{7,8})(?!\\d)");
  private static final Pattern PLATE =
      Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{5,6}");
  private static final Pattern ROOM =
      Pattern.compile(
          "([A-Za-z]?[\\d一二三四五六七八九十百]+\\s*(号楼|号院|栋|幢|座|单元|室|户|号|层|楼)\\s*)+(\\d{3,4}(?!\\d))?"
              + "|(?<!\\d)\\d{1,3}-\\d{1,2}-\\d{3,4}(?!\\d)");
  private static final Pattern SAID_NAME =
      Pattern.compile(
          "(我叫|我是|姓名[:： ]?|联系人[:： ]?|业主|住户|邻居)([\\u4e00-\\u9fa5]{2,3})(?=[，。,.、；;\\s]|$)");
  private static final Pattern CALLED =
      Pattern.compile(
          "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤]"
              + "[\\u4e00-\\u9fa5]{0,2}?(先生|女士|小姐|阿姨|大爷|大妈|大姐|大哥|奶奶|爷爷|叔叔|伯伯|师傅|老师|某某?)");

  private PublicWords() {}

  /** The text with what may tell of somebody taken out. */
  static String proposed(String text, Collection<String> knownNames) {
    String words = IDENTITY.matcher(text).replaceAll("（证件号略）");
    words = PHONE.matcher(words).replaceAll("（电话略）");
    words = PLATE.matcher(words).replaceAll("（车牌略）");
    for (String name : knownNames) {
      if (name.length() > 1) {
        words = words.replace(name, "某居民");
      }
    }
    words = SAID_NAME.matcher(words).replaceAll("$1某某");
    words = CALLED.matcher(words).replaceAll("某居民");
    return ROOM.matcher(words).replaceAll("某处");
  }

  /**
   * What nobody may publish, whoever confirms it: numbers that lead to a person, and known names.
   */
  static Set<String> forbidden(String text, Collection<String> knownNames) {
    Set<String> found = new LinkedHashSet<>();
    for (Pattern pattern : new Pattern[] {IDENTITY, PHONE, PLATE}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    knownNames.stream()
        .filter(name -> name.length() > 1 && text.contains(name))
        .forEach(found::add);
    return found;
  }
}
