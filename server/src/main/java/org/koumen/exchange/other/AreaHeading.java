package org.koumen.exchange.other;

import java.util.List;
import org.koumen.exchange.sheet.Heading;

/** The columns of a file of areas. */
enum AreaHeading implements Heading {
  CODE("区划代码", "Code", true, "代码", "编码", "行政区划代码", "网格编码"),
  NAME("区划名称", "Name", true, "名称", "网格名称"),
  SETTING("城乡", "Urban or rural", false, "城乡分类", "城乡类型");

  private final String zh;
  private final String en;
  private final boolean required;
  private final List<String> alsoKnownAs;

  AreaHeading(String zh, String en, boolean required, String... alsoKnownAs) {
    this.zh = zh;
    this.en = en;
    this.required = required;
    this.alsoKnownAs = List.of(alsoKnownAs);
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public List<String> alsoKnownAs() {
    return alsoKnownAs;
  }

  @Override
  public boolean required() {
    return required;
  }
}
