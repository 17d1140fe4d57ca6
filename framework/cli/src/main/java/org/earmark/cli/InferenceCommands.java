package org.earmark.cli;

import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The commands on trained models and predictions. */
final class InferenceCommands {
    static final String LOGITS = "logits";
    static final String TOP = "top";
    static final String ATTENTION = "attention";
    static final String ARRAYS_ONLY = "arrays-only";
    static final String REPRODUCE_ORIGINAL = "reproduce-original";
    static final String MEL_BINS = "mel-bins";

    static final String DURATIONS = "durations";
    static final String MAPPING = "mapping";
    static final String MAPPING_OUT = "mapping-out";
    static final String THRESHOLD = "threshold";
    static final String TUNE = "tune";
    static final String COLLAR = "collar";
    static final String OFFSET_SHARE = "offset-share";
    static final String ONSET_ONLY = "onset-only";
    static final String MATCHING = "matching";
    static final String SEGMENT = "segment";
    static final String WHOLE_FILES = "whole-files";
    static final String DETECTION_TOLERANCE = "detection-tolerance";
    static final String GROUND_TRUTH_TOLERANCE = "ground-truth-tolerance";
    static final String CROSS_TRIGGER_TOLERANCE = "cross-trigger-tolerance";
    static final String CROSS_TRIGGER_WEIGHT = "cross-trigger-weight";
    static final String INSTABILITY_WEIGHT = "instability-weight";
    static final String MAXIMUM_RATE = "maximum-rate";
    static final String LINEAR = "linear";
    static final String THRESHOLDS = "thresholds";

    static final String DATASET = "dataset";
    static final String FOLD = "fold";
    static final String SPLIT = "split";
    static final String WEIGHTS = "weights";
    static final String WATERFALL = "waterfall";
    static final String PREDICTIONS = "predictions";
    static final String AUDIO = "audio";

    private InferenceCommands() {}

    static CommandSpec predict() {
        Options options = InferenceOptions.subject()
                .addOptions(InferenceOptions.protocol())
                .addOption(OptionForms.flag(LOGITS, "write and average logits instead of probabilities"))
                .addOption(OptionForms.withValue(TOP, "K", "labels shown for each recording (default: 5)"))
                .addOption(OptionForms.flag(ATTENTION, "also write attention.npy, the attention heat maps"))
                .addOption(OptionForms.flag(ARRAYS_ONLY, "write no pictures and curves"))
                .addOption(OptionForms.withValue(
                        REPRODUCE_ORIGINAL,
                        "BUGS",
                        "the public predict script's defects: sample-rate (16 kHz sound given as the model's rate),"
                                + " sigmoid (applied twice), or all"));
        return new CommandSpec(
                "predict",
                "CHECKPOINT WAV…",
                "say what is heard in recordings; --output DIR keeps arrays, curves and pictures",
                options,
                PredictCommand.class);
    }

    static CommandSpec features() {
        Options options =
                InferenceOptions.frontEnd().addOption(OptionForms.withValue(MEL_BINS, "N", "mel bands (default: 64)"));
        return new CommandSpec(
                "features",
                "WAV",
                "write a recording's log-mel to --output F.npy",
                options,
                FeaturesCommand.class,
                Optional.of(FeaturesCommand::new));
    }

    static CommandSpec checkpoint() {
        return new CommandSpec(
                "checkpoint",
                "inspect FILE",
                "show the architecture and the tensors of a checkpoint",
                InferenceOptions.subject(),
                CheckpointCommand.class);
    }

    static CommandSpec average() {
        return new CommandSpec(
                "average",
                "CHECKPOINT…",
                "write the mean of weights to --output F.safetensors (or .ckpt, .pth)",
                new Options(),
                AverageCommand.class,
                Optional.of(AverageCommand::new));
    }

    static CommandSpec localize() {
        Options options = InferenceOptions.subject()
                .addOptions(InferenceOptions.protocol())
                .addOption(OptionForms.withValue(DURATIONS, "FILE", "also write the files' durations there"))
                .addOption(OptionForms.withValue(
                        MAPPING,
                        "desed|identity|FILE",
                        "which classes stand for which events (default: desed for 527 classes, else identity)"))
                .addOption(OptionForms.withValue(THRESHOLD, "X", "one threshold for all classes"))
                .addOption(OptionForms.withValue(
                        TUNE, "FILE", "annotations of these recordings: choose the best threshold of each class"))
                .addOption(OptionForms.withValue(MAPPING_OUT, "FILE", "where the tuned mapping is kept"));
        return new CommandSpec(
                "localize",
                "CHECKPOINT WAV…|HEATMAP.npy…",
                "write what is heard when as a table of events to --output F.tsv",
                options,
                LocalizeCommand.class);
    }

    static CommandSpec score() {
        Options options = new Options()
                .addOption(OptionForms.withValue(InferenceOptions.LABELS, "FILE", "names of the classes"))
                .addOption(OptionForms.withValue(
                        DURATIONS, "FILE", "seconds of every annotated file; PSDS and false-alarm rates need it"))
                .addOption(OptionForms.withValue(COLLAR, "S", "of event-based scores (default: 0.2)"))
                .addOption(OptionForms.withValue(
                        OFFSET_SHARE, "X", "share of an event's length by which its offset may be off (default: 0.2)"))
                .addOption(OptionForms.flag(ONSET_ONLY, "event-based scores look at onsets alone"))
                .addOption(OptionForms.withValue(MATCHING, "optimal|greedy", "of events (default: optimal)"))
                .addOption(OptionForms.withValue(SEGMENT, "S", "length of segments (default: 1)"))
                .addOption(OptionForms.flag(WHOLE_FILES, "segment-based scores judge whole files"))
                .addOption(OptionForms.withValue(DETECTION_TOLERANCE, "X", "intersection criterion (default: 0.5)"))
                .addOption(OptionForms.withValue(GROUND_TRUTH_TOLERANCE, "X", "intersection criterion (default: 0.5)"))
                .addOption(OptionForms.withValue(CROSS_TRIGGER_TOLERANCE, "X", "intersection criterion (default: 0.3)"))
                .addOption(OptionForms.withValue(CROSS_TRIGGER_WEIGHT, "X", "of psds (default: 0)"))
                .addOption(OptionForms.withValue(INSTABILITY_WEIGHT, "X", "of psds (default: 0)"))
                .addOption(OptionForms.withValue(
                        MAXIMUM_RATE, "X|none", "false positives per hour up to which psds counts (default: 100)"))
                .addOption(OptionForms.withValue(
                        THRESHOLDS, "X,X,…", "operating points of psds (default: every score, or fifty of them)"))
                .addOption(OptionForms.flag(LINEAR, "psds joins operating points by lines"));
        return new CommandSpec(
                "score",
                "tags|classes|events PREDICTIONS TRUTH",
                "metrics of anybody's predictions: arrays (npy, csv) or tables of events (tsv)",
                options,
                ScoreCommand.class,
                Optional.of(ScoreCommand::new));
    }

    static CommandSpec evaluate() {
        Options options = onData().addOption(OptionForms.withValue(
                        WEIGHTS, "NAME", "checkpoint of a cell: best (default), latest, best-validation or average"))
                .addOption(OptionForms.flag(
                        WATERFALL, "all protocols side by side; kept as waterfall.json beside a cell"));
        return new CommandSpec(
                "evaluate",
                "CELL|CHECKPOINT",
                "evaluate a trained model on the test part of a data set",
                options,
                EvaluateCommand.class);
    }

    static CommandSpec ensemble() {
        Options options = onData().addOption(Option.builder()
                        .longOpt(AUDIO)
                        .hasArgs()
                        .argName("WAV…")
                        .desc("recordings to judge; without them the ensemble is evaluated on a data set")
                        .get())
                .addOption(OptionForms.withValue(TOP, "K", "labels shown for each recording (default: 5)"));
        return new CommandSpec(
                "ensemble", "CELL|CHECKPOINT…", "the mean of several models' scores", options, EnsembleCommand.class);
    }

    private static Options onData() {
        return InferenceOptions.subject()
                .addOptions(InferenceOptions.protocol())
                .addOption(OptionForms.withValue(DATASET, "NAME", "data set for a checkpoint that belongs to no cell"))
                .addOption(OptionForms.withValue(FOLD, "NAME", "fold to test on (default: the cell's)"))
                .addOption(OptionForms.withValue(SPLIT, "test|validation", "part to judge (default: test)"))
                .addOption(
                        OptionForms.withValue(PREDICTIONS, "DIR", "keep scores and targets there, for earmark score"));
    }
}
