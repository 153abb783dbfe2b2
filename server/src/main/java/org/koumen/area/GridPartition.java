package org.koumen.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.koumen.area.GridHouseholds.Cluster;

/**
 * Proposes how to split a grid: neighbours stay together, parts come out as even as whole buildings
 * allow.
 *
 * <p>Clusters are put in a row — along the longer axis of the ground where all positions are known,
 * otherwise by compound and number as people count them — and the row is cut where the parts differ
 * least from their mean.
 */
final class GridPartition {
  private GridPartition() {}

  /**
   * Cuts clusters into parts.
   *
   * @param parts how many; no more than there are clusters
   */
  static List<List<Cluster>> split(List<Cluster> clusters, int parts) {
    List<Cluster> row = inARow(clusters);
    int n = row.size();
    long[] sum = new long[n + 1];
    for (int i = 0; i < n; i++) {
      sum[i + 1] = sum[i] + row.get(i).households();
    }
    double mean = (double) sum[n] / parts;
    double[][] cost = new double[parts + 1][n + 1];
    int[][] cut = new int[parts + 1][n + 1];
    for (double[] line : cost) {
      java.util.Arrays.fill(line, Double.POSITIVE_INFINITY);
    }
    cost[0][0] = 0;
    for (int part = 1; part <= parts; part++) {
      for (int end = part; end <= n; end++) {
        for (int start = part - 1; start < end; start++) {
          double off = sum[end] - sum[start] - mean;
          double total = cost[part - 1][start] + off * off;
          // Of equals, the one that leaves more with the first part, which need not move.
          if (total <= cost[part][end]) {
            cost[part][end] = total;
            cut[part][end] = start;
          }
        }
      }
    }
    List<List<Cluster>> result = new ArrayList<>();
    int end = n;
    for (int part = parts; part >= 1; part--) {
      int start = cut[part][end];
      result.addFirst(List.copyOf(row.subList(start, end)));
      end = start;
    }
    return result;
  }

  private static List<Cluster> inARow(List<Cluster> clusters) {
    boolean placed = clusters.stream().allMatch(cluster -> cluster.position().isPresent());
    return placed && clusters.size() > 2
        ? alongTheGround(clusters)
        : clusters.stream()
            .sorted(
                Comparator.comparing(Cluster::label, GridPartition::compareAsCounted)
                    .thenComparing(Cluster::key))
            .toList();
  }

  /** Along the direction in which the positions spread most. */
  private static List<Cluster> alongTheGround(List<Cluster> clusters) {
    double middleX = clusters.stream().mapToDouble(GridPartition::x).average().orElse(0);
    double middleY = clusters.stream().mapToDouble(GridPartition::y).average().orElse(0);
    // A degree of longitude is shorter than one of latitude.
    double shrink = Math.cos(Math.toRadians(middleY));
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Cluster cluster : clusters) {
      double x = (x(cluster) - middleX) * shrink;
      double y = y(cluster) - middleY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    double angle = Math.atan2(2 * xy, xx - yy) / 2;
    double east = Math.cos(angle) * shrink;
    double north = Math.sin(angle);
    return clusters.stream()
        .sorted(
            Comparator.comparingDouble(
                    (Cluster cluster) ->
                        (x(cluster) - middleX) * east + (y(cluster) - middleY) * north)
                .thenComparing(Cluster::key))
        .toList();
  }

  private static double x(Cluster cluster) {
    return cluster.position().orElseThrow().longitude();
  }

  private static double y(Cluster cluster) {
    return cluster.position().orElseThrow().latitude();
  }

  /** 2号楼 before 10号楼. */
  static int compareAsCounted(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        int order =
            new java.math.BigInteger(a.substring(i, endA))
                .compareTo(new java.math.BigInteger(b.substring(j, endB)));
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else {
        int order = Character.compare(a.charAt(i), b.charAt(j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
