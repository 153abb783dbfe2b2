package org.koumen.planning;

import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;

/** Google OR-Tools' minimum cost flow, which does the choosing. */
final class Optimiser {
  /** Dearer than any way within a county: 1,000 km, in tenths of a metre. */
  private static final long AT_LEAST = 10_000_000;

  private Optimiser() {}

  /**
   * Households on each arc, and how many found nobody.
   *
   * @param flow by arc
   */
  record Flow(int[] flow, int left) {}

  /** The cheapest flow along the arcs; the visitors' least amounts are kept as far as possible. */
  static Flow solve(Task task, Arcs arcs) {
    Natives.load();
    Task.Groups groups = task.groups();
    Task.Visitors visitors = task.visitors();
    int sink = groups.count() + visitors.count();
    long nobody = AT_LEAST;
    for (int arc = 0; arc < arcs.count(); arc++) {
      nobody = Math.max(nobody, 4L * task.cost(arcs.group(arc), arcs.visitor(arc)));
    }
    MinCostFlow solver = new MinCostFlow();
    try {
      for (int arc = 0; arc < arcs.count(); arc++) {
        int group = arcs.group(arc);
        solver.addArcWithCapacityAndUnitCost(
            group,
            groups.count() + arcs.visitor(arc),
            groups.households()[group],
            task.cost(group, arcs.visitor(arc)));
      }
      for (int v = 0; v < visitors.count(); v++) {
        int least = Math.min(visitors.least()[v], visitors.most()[v]);
        if (least > 0) {
          solver.addArcWithCapacityAndUnitCost(groups.count() + v, sink, least, -nobody);
        }
        if (visitors.most()[v] > least) {
          solver.addArcWithCapacityAndUnitCost(
              groups.count() + v, sink, visitors.most()[v] - least, 0);
        }
      }
      int all = 0;
      for (int g = 0; g < groups.count(); g++) {
        int households = groups.households()[g];
        // Always feasible: who finds nobody is told of, not lost.
        solver.addArcWithCapacityAndUnitCost(g, sink, households, 2 * nobody);
        solver.setNodeSupply(g, households);
        all += households;
      }
      solver.setNodeSupply(sink, -all);
      MinCostFlowBase.Status status = solver.solve();
      if (status != MinCostFlowBase.Status.OPTIMAL) {
        throw new IllegalStateException("the optimiser answered " + status);
      }
      int[] flow = new int[arcs.count()];
      int given = 0;
      for (int arc = 0; arc < arcs.count(); arc++) {
        flow[arc] = (int) solver.getFlow(arc);
        given += flow[arc];
      }
      return new Flow(flow, all - given);
    } finally {
      solver.delete();
    }
  }
}
