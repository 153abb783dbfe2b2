package org.koumen.area;

/** What may be wrong with a boundary. */
public enum BoundaryFlaw {
  NOT_GEOMETRY("不是几何图形", "not a geometry"),
  TYPE("只接受多边形", "only Polygon and MultiPolygon"),
  NESTING("坐标层次不对", "coordinates are nested wrongly"),
  NUMBER("坐标不是数字", "a coordinate is not a number"),
  RANGE("坐标超出范围", "a coordinate is out of range"),
  SWAPPED("经纬度颠倒", "longitude and latitude are swapped"),
  OPEN_RING("环没有闭合", "a ring is not closed"),
  FEW_POINTS("环的点太少", "a ring has too few points"),
  MANY_POINTS("点太多", "too many points"),
  CROSSES_ITSELF("边线自相交", "the line crosses itself"),
  HOLE_OUTSIDE("洞不在外环之内", "a hole lies outside its ring"),
  OVERLAPS_ITSELF("几部分相互重叠", "parts overlap"),
  NO_AREA("面积为零", "no area");

  private final String zh;
  private final String en;

  BoundaryFlaw(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** In Chinese. */
  public String zh() {
    return zh;
  }

  /** In English. */
  public String en() {
    return en;
  }
}
