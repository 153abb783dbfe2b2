package org.koumen.area;

/** The coordinate systems that maps and phones in China use. */
public enum Crs {
  /** The national system; within centimetres of WGS-84, taken as the same here. */
  CGCS2000,
  /** What GPS receivers give. */
  WGS84,
  /** The shifted system of public map tiles in China. */
  GCJ02;

  /** Whether positions in the two systems need no conversion. */
  public boolean sameAs(Crs other) {
    return (this == GCJ02) == (other == GCJ02);
  }
}
