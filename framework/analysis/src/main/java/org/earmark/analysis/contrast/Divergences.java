package org.earmark.analysis.contrast;

import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.CommonFolds;
import org.earmark.analysis.grouping.SeedCells;
import org.earmark.analysis.store.CellState;
import org.earmark.analysis.store.StoredCell;

/**
 * Seeds that paired differences lose because training diverged. Where one side diverges more often, the seeds that are
 * left favour it: they are those on which it did well.
 *
 * @param group seeds of the group of which a cell diverged
 * @param baseline seeds of the baseline of which a cell diverged
 */
public record Divergences(int group, int baseline) {

    static Divergences of(CellGroup group, CellGroup baseline, CommonFolds folds) {
        return new Divergences(count(group, folds), count(baseline, folds));
    }

    public boolean any() {
        return group + baseline > 0;
    }

    private static int count(CellGroup side, CommonFolds folds) {
        return (int) SeedCells.of(side.cells()).values().stream()
                .filter(cells -> cells.stream().anyMatch(cell -> folds.counts(cell) && diverged(cell)))
                .count();
    }

    private static boolean diverged(StoredCell cell) {
        return cell.state() == CellState.DIVERGED;
    }
}
