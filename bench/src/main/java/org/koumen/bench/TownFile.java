package org.koumen.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.koumen.registry.IdentityNumber;

/**
 * A town's households as Excel saves them, as a workbook with shared texts or as CSV: three people
 * to a household, in 26 townships with ten villages of four grids each. Everybody is invented; the
 * area codes are not issued.
 */
final class TownFile {
  static final String COUNTY = "990281";
  static final int TOWNSHIPS = 26;
  static final int VILLAGES = 10;
  static final int GRIDS = 4;
  static final int PEOPLE = 3;

  private static final String[] COLUMNS = {
    "区划代码", "网格", "小区", "楼栋", "单元", "楼层", "门牌", "房屋用途", "户编号", "户类型", "姓名", "与户主关系", "性别", "出生日期",
    "身份证号", "手机", "语言", "学校", "工作单位", "是否在户", "三色标记", "标记原因"
  };
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
  private static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力玲华建国红梅玉婷雪琳晨宇浩轩子涵梓欣怡";
  private static final String[] RELATIONS = {"户主", "配偶", "子女"};

  private final Random random = new Random(20261122);
  private final Map<String, Integer> shared = new HashMap<>();
  private final OutputStream texts;
  private final StringBuilder row = new StringBuilder(2048);
  private final StringBuilder text = new StringBuilder();
  private int textCount;

  private TownFile(OutputStream texts) {
    this.texts = texts;
  }

  /** Writes the workbook. */
  static void write(Path file, int households) throws IOException {
    Path textFile = file.resolveSibling("shared.xml");
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      zip.setLevel(1);
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          """
          <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
          <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
          """);
      part(
          zip,
          "xl/workbook.xml",
          """
          <?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="住户" sheetId="1" r:id="rId1"/></sheets></workbook>
          """);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      try (OutputStream texts =
          new BufferedOutputStream(Files.newOutputStream(textFile), 1 << 16)) {
        texts.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                .getBytes(StandardCharsets.UTF_8));
        new TownFile(texts).sheet(zip, households);
        texts.write("</sst>".getBytes(StandardCharsets.UTF_8));
      }
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      Files.copy(textFile, zip);
      zip.closeEntry();
    }
    Files.delete(textFile);
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.strip().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Writes the same rows as CSV, in UTF-8 with the mark that Excel puts before it. */
  static void writeCsv(Path file, int households) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
      new TownFile(OutputStream.nullOutputStream())
          .rows(
              households,
              (number, cells) ->
                  out.write((String.join(",", cells) + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void sheet(OutputStream out, int households) throws IOException {
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            .getBytes(StandardCharsets.UTF_8));
    rows(households, (number, cells) -> write(out, number, cells));
    out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
  }

  private interface Row {
    void write(int number, String[] cells) throws IOException;
  }

  private void rows(int households, Row row) throws IOException {
    int number = 1;
    row.write(number++, COLUMNS);
    int grids = TOWNSHIPS * VILLAGES * GRIDS;
    for (int household = 0; household < households; household++) {
      int grid = (int) ((long) household * grids / households);
      for (int person = 0; person < PEOPLE; person++) {
        row.write(number++, line(household, grid, person));
      }
    }
  }

  private String[] line(int household, int grid, int person) {
    int village = grid / GRIDS;
    int serial = household * PEOPLE + person;
    boolean male = person == 0 || person == 2 && (household & 1) == 0;
    int year = person == 2 ? 2000 + household % 25 : 1940 + (household * 7 + person) % 50;
    String born = "%04d%02d%02d".formatted(year, 1 + household % 12, 1 + household % 28);
    // 50 area codes, births spread over the years and 500 serials of a sex: every number is
    // another.
    String digits =
        "9902%02d%s%03d"
            .formatted(serial / 1000 % 100, born, serial % 500 * 2 % 1000 + (male ? 1 : 0));
    boolean marked = person == 0 && household % 40 == 0;
    return new String[] {
      villageCode(village),
      "第" + (grid % GRIDS + 1) + "网格",
      "祥和" + (village + 1) + "区",
      String.valueOf(household / 40 % 400 + 1),
      String.valueOf(household / 10 % 4 + 1),
      String.valueOf(household % 10 / 2 + 1),
      String.valueOf((household % 10 / 2 + 1) * 100 + household % 2 + 1),
      "住宅",
      "DX%07d".formatted(household),
      "家庭户",
      name(),
      RELATIONS[person],
      male ? "男" : "女",
      born.substring(0, 4) + "-" + born.substring(4, 6) + "-" + born.substring(6),
      digits + IdentityNumber.checkDigit(digits),
      "1" + (30 + serial % 70) + "%08d".formatted(serial * 37 % 100_000_000),
      household % 9 == 0 ? "海城话" : "",
      person == 2 && year > 2008 ? "第" + (household % 20 + 1) + "小学" : "",
      person == 0 ? "第" + (household % 300) + "公司" : "",
      "是",
      marked ? "黄" : "",
      marked ? "独居老人" : ""
    };
  }

  static String villageCode(int village) {
    return COUNTY + "%03d%03d".formatted(village / VILLAGES + 1, village % VILLAGES + 1);
  }

  private String name() {
    text.setLength(0);
    text.append(SURNAMES.charAt(random.nextInt(SURNAMES.length())))
        .append(GIVEN.charAt(random.nextInt(GIVEN.length())))
        .append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    return text.toString();
  }

  private void write(OutputStream out, int number, String[] cells) throws IOException {
    row.setLength(0);
    row.append("<row r=\"").append(number).append("\">");
    for (int column = 0; column < cells.length; column++) {
      if (!cells[column].isEmpty()) {
        row.append("<c r=\"").append((char) ('A' + column)).append(number).append("\" t=\"s\"><v>");
        row.append(index(cells[column], column == 14 || column == 15 || column == 8))
            .append("</v></c>");
      }
    }
    out.write(row.append("</row>").toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Texts that come again are shared; numbers of people come once. */
  private int index(String cell, boolean once) throws IOException {
    Integer known = once ? null : shared.get(cell);
    if (known != null) {
      return known;
    }
    texts.write(("<si><t>" + cell + "</t></si>").getBytes(StandardCharsets.UTF_8));
    if (!once && shared.size() < 300_000) {
      shared.put(cell, textCount);
    }
    return textCount++;
  }
}
