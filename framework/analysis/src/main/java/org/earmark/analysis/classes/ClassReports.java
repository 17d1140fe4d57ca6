package org.earmark.analysis.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.earmark.analysis.classes.ClassReport.Mistake;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.PredictionReader;
import org.earmark.analysis.store.Predictions;
import org.earmark.analysis.store.StoredCell;

/** Reads predictions and takes them apart by class. */
public final class ClassReports {
    /** Independent classes are decided at this score. */
    public static final double THRESHOLD = 0.5;
    /** Steps of recall in a precision-recall curve. */
    public static final int RECALLS = 50;

    private ClassReports() {}

    /** Empty when no cell of the group has predictions, or they are of different classes. */
    public static Optional<ClassReport> of(CellGroup group) {
        ClassTally tally = null;
        int missing = 0;
        String reason = "";
        for (StoredCell cell : group.cells()) {
            if (cell.doneResult().isEmpty()) {
                continue;
            }
            Predictions.Lookup lookup = PredictionReader.read(cell);
            Optional<Predictions> predictions = lookup.predictions();
            ClassTally known = tally;
            if (predictions.isEmpty()
                    || (known != null
                            && !known.classes().equals(predictions.get().classes()))) {
                missing++;
                reason = reason.isEmpty() ? predictions.isEmpty() ? lookup.reason() : "its classes are others" : reason;
                continue;
            }
            tally = known == null ? new ClassTally(predictions.get()) : known;
            tally.add(predictions.get());
        }
        String left = missing == 0 ? "" : missing + (missing == 1 ? " cell: " : " cells, the first because ") + reason;
        return Optional.ofNullable(tally).map(t -> t.report(left));
    }

    /** What was taken for what most often, at most so many. */
    public static List<Mistake> mistakes(ClassReport report, int most) {
        long[][] confusion = report.confusion().orElse(new long[0][0]);
        List<Mistake> mistakes = new ArrayList<>();
        for (int truth = 0; truth < confusion.length; truth++) {
            long all = Arrays.stream(confusion[truth]).sum();
            for (int decided = 0; decided < confusion.length; decided++) {
                long clips = confusion[truth][decided];
                if (decided != truth && clips > 0) {
                    mistakes.add(new Mistake(
                            report.classes().get(truth), report.classes().get(decided), clips, clips / (double) all));
                }
            }
        }
        return mistakes.stream()
                .sorted(Comparator.comparingLong(Mistake::clips).reversed())
                .limit(most)
                .toList();
    }
}
