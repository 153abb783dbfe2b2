package org.koumen.demo;

import java.util.ArrayList;
import java.util.List;

/** A piece of ground before it is bent into shape: metres east and north of the place's corner. */
record Rect(double west, double south, double east, double north) {

  double width() {
    return east - west;
  }

  double height() {
    return north - south;
  }

  /**
   * Cuts the ground into pieces like bricks, row by row from the north, without gaps and with all
   * corners on the lattice of a step, so that neighbours share their corners.
   */
  List<Rect> bricks(int number, double step, Draw draw) {
    int rows = Math.clamp(Math.round(Math.sqrt(number * height() / width())), 1, number);
    List<Rect> pieces = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int inRow = (number - pieces.size() + rows - row - 1) / (rows - row);
      double top = onLattice(north - height() * row / rows, step);
      double bottom =
          row == rows - 1 ? south : onLattice(north - height() * (row + 1) / rows, step);
      double left = west;
      for (int piece = 0; piece < inRow; piece++) {
        double even = west + width() * (piece + 1) / inRow;
        double jitter = width() / inRow * 0.12 * (draw.fraction() * 2 - 1);
        double right = piece == inRow - 1 ? east : onLattice(even + jitter, step);
        pieces.add(new Rect(left, bottom, right, top));
        left = right;
      }
    }
    return pieces;
  }

  private static double onLattice(double metres, double step) {
    return Math.round(metres / step) * step;
  }

  /** A point inside; 0 and 1 are an eighth away from the edges. */
  double[] inside(double toEast, double toNorth) {
    return new double[] {
      west + width() * (0.12 + 0.76 * toEast), south + height() * (0.12 + 0.76 * toNorth)
    };
  }
}
