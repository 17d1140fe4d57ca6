package org.earmark.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds cells to a plan that are like others but for their seed. */
public final class SeedExtension {
    private static final String SEED = "seed";

    private SeedExtension() {}

    /** The highest seed of any cell. */
    public static long highestSeed(Plan plan) {
        return plan.cells().stream().mapToLong(cell -> cell.spec().seed()).max().orElse(0);
    }

    /** The same cell with another seed. */
    public static Cell withSeed(Cell cell, long seed) {
        Map<String, String> axes = new LinkedHashMap<>(cell.axes());
        axes.put(SEED, Long.toString(seed));
        CellSpec spec = cell.spec().withSeed(seed);
        return new Cell(CellId.of(spec, cell.dataFingerprint()), Cell.title(axes), axes, spec, cell.dataFingerprint());
    }

    /** The plan with further cells behind its own; their seeds are values of the axis too. */
    public static Plan extended(Plan plan, Collection<Cell> more) {
        List<Cell> cells = new ArrayList<>(plan.cells());
        cells.addAll(more);
        Map<String, List<String>> axes = new LinkedHashMap<>(plan.axes());
        axes.put(
                SEED,
                cells.stream()
                        .map(cell -> Long.toString(cell.spec().seed()))
                        .distinct()
                        .toList());
        return new Plan(plan.experiment(), axes, plan.baseline(), cells, plan.duplicates(), plan.deadAxes());
    }
}
