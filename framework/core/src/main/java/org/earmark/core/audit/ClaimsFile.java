package org.earmark.core.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A claims file as written: published numbers, and what they are to be checked against.
 *
 * @param audit version of the format
 * @param name of the audit; names its folder
 * @param question what the audit shall answer, in a sentence
 * @param source where the numbers were published
 * @param protocols how numbers came about, as far as the source and its code say
 * @param evidence what the numbers are measured on
 * @param tables the claims
 * @param comparisons pairs of evidence on the same clips
 */
public record ClaimsFile(
        int audit,
        String name,
        Optional<String> question,
        Optional<String> source,
        Optional<List<Protocol>> protocols,
        List<Source> evidence,
        List<Table> tables,
        Optional<List<Pair>> comparisons) {
    /** The version that this Earmark reads. */
    public static final int FORMAT = 1;

    public ClaimsFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(question);
        Objects.requireNonNull(source);
        Objects.requireNonNull(protocols);
        evidence = List.copyOf(evidence);
        tables = List.copyOf(tables);
        Objects.requireNonNull(comparisons);
    }

    /** How many numbers are claimed. */
    public int claims() {
        return tables.stream().mapToInt(table -> table.claims().size()).sum();
    }

    /** What a source of evidence is. */
    public enum Kind {
        /** Tables of events: truth, durations, detections. */
        EVENTS,
        /** A score for each clip and class, as NumPy arrays or tables. */
        SCORES,
        /** Cells of an experiment that was run. */
        CELLS,
        /** A trained model in a file. */
        CHECKPOINT
    }

    /** Whose predictions are measured. */
    public enum Origin {
        /** Those behind the published number: chance plays no part, only clips may be missing. */
        PUBLISHED,
        /** Those of a system trained again: chance plays its part. */
        OWN
    }

    /** In what a number is written. */
    public enum Unit {
        FRACTION,
        PERCENT
    }

    /** What scores are before they are measured. */
    public enum ScoreKind {
        PROBABILITIES,
        SIGMOID_LOGITS,
        SOFTMAX_LOGITS
    }

    /** What a printed ± is. */
    public enum PlusMinusKind {
        /** The standard deviation of single trainings. */
        SD,
        /** The standard error of a mean over trainings. */
        SE,
        /** Half of a confidence interval. */
        INTERVAL
    }

    /**
     * @param clips how many the number was measured on
     * @param classes how many its mean is over
     * @param items everything else that decides the number
     */
    public record Protocol(
            String name, Optional<Integer> clips, Optional<Integer> classes, Optional<List<Item>> items) {}

    /**
     * One thing that a protocol fixes.
     *
     * @param item a name for people, or a configuration path such as {@code training.epochs}, which is then looked up
     *     in the cells
     * @param paper what the source says
     * @param code what its code does
     * @param run what was done here, where Earmark cannot look it up
     * @param decisive whether numbers cannot be compared when the run differs
     */
    public record Item(
            String item,
            Optional<String> paper,
            Optional<String> code,
            Optional<String> run,
            Optional<Boolean> decisive) {}

    /**
     * Files are named relative to the claims file, or as {@code NAME:PATH} in the folder that {@code --data NAME=DIR}
     * gives.
     *
     * @param truth events: annotated events; scores: targets
     * @param durations events: seconds of every annotated file
     * @param predictions events: detections; scores: (clips, classes)
     * @param clips scores: ids in the order of the rows of arrays, one a line
     * @param scoresAre scores: how to read them, probabilities unless said; checkpoint: what its logits are, as it was
     *     trained unless said
     * @param experiment cells: name of the experiment
     * @param where cells: values on axes; all cells unless said
     * @param checkpoint checkpoint: the file
     * @param dataset checkpoint: name of the data set whose test part it is judged on; that of its cell unless said
     * @param fold checkpoint: the fold to test on, for data sets with folds
     * @param views checkpoint: shifted views that are averaged; 1 unless said
     * @param mapping checkpoint: how its classes stand for classes of events, where the data set's are others: {@code
     *     desed}, {@code identity} or the file of a table
     */
    public record Source(
            String name,
            Kind kind,
            Optional<Origin> origin,
            Optional<String> truth,
            Optional<String> durations,
            Optional<String> predictions,
            Optional<String> clips,
            Optional<ScoreKind> scoresAre,
            Optional<String> experiment,
            Optional<List<AxisValue>> where,
            Optional<String> checkpoint,
            Optional<String> dataset,
            Optional<String> fold,
            Optional<Integer> views,
            Optional<String> mapping) {
        /** Mappings that need no file. */
        public static final Set<String> BUILT_IN = Set.of("desed", "identity");

        /** The table that holds the mapping, where it is not built in. */
        public Optional<String> mappingFile() {
            return mapping.filter(name -> !BUILT_IN.contains(name));
        }
    }

    /** A value on an axis of an experiment. */
    public record AxisValue(String axis, String value) {}

    /**
     * @param system that the numbers are of
     * @param metric name, as experiments know it
     * @param rounding unit of the last printed digit, in the table's unit
     * @param margin largest difference that counts as none, in the table's unit
     * @param runs how many trainings each number is the mean of, a pass through all folds being one; 1 unless said, also
     *     for an ensemble and for the best of several
     * @param plusMinusIs what the printed ± are
     */
    public record Table(
            String name,
            String system,
            String metric,
            Optional<Unit> unit,
            Optional<Double> rounding,
            Optional<Double> margin,
            Optional<Integer> runs,
            Optional<PlusMinusKind> plusMinusIs,
            Optional<String> evidence,
            Optional<String> protocol,
            List<Row> claims) {}

    /**
     * @param row its name in the table
     * @param label of the one class that it is about; empty for a mean over classes
     * @param value as printed, in the table's unit
     * @param plusMinus as printed
     * @param plusMinusIs what it is; as in the table unless said
     * @param runs how many trainings it is the mean of; as in the table unless said
     * @param note for people
     */
    public record Row(
            String row,
            Optional<String> label,
            double value,
            Optional<Double> plusMinus,
            Optional<PlusMinusKind> plusMinusIs,
            Optional<Double> rounding,
            Optional<Double> margin,
            Optional<Integer> runs,
            Optional<String> note) {}

    /** Two sources measured on the same clips. */
    public record Pair(String first, String second, String metric, Optional<String> label) {}
}
