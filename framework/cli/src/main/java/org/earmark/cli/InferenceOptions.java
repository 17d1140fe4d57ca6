package org.earmark.cli;

import org.apache.commons.cli.Options;

/** Options that several commands on trained models share. */
final class InferenceOptions {
    static final String LABELS = "labels";
    static final String ACTIVATION = "activation";
    static final String SAMPLE_RATE = "sample-rate";
    static final String FFT_SIZE = "fft-size";
    static final String HOP = "hop";
    static final String MIN_FREQUENCY = "min-frequency";
    static final String MAX_FREQUENCY = "max-frequency";
    static final String FULL_SCALE = "full-scale";
    static final String VIEWS = "views";
    static final String VIEW_SHIFT = "view-shift";
    static final String LONG_CLIPS = "long-clips";
    static final String SHORT_CLIPS = "short-clips";
    static final String SLICE_SECONDS = "slice-seconds";
    static final String OVERLAP_SECONDS = "overlap-seconds";
    static final String REPEAT_MODE = "repeat-mode";
    static final String BATCH_SIZE = "batch-size";
    static final String ENGINE = "engine";

    private InferenceOptions() {}

    /** What the tensors of a checkpoint do not tell. */
    static Options subject() {
        return frontEnd()
                .addOption(OptionForms.withValue(
                        LABELS, "FILE", "names of the classes, one a line, or class_labels_indices.csv"))
                .addOption(OptionForms.withValue(
                        ACTIVATION, "sigmoid|softmax", "turns clipwise logits into scores (default: sigmoid)"))
                .addOption(OptionForms.withValue(ENGINE, "NAME", "engine to compute with (default: torch)"))
                .addOption(OptionForms.withValue(BATCH_SIZE, "N", "pieces judged at a time (default: 8)"));
    }

    static Options frontEnd() {
        return new Options()
                .addOption(
                        OptionForms.withValue(SAMPLE_RATE, "HZ", "sampling rate (default: 32000, or the checkpoint's)"))
                .addOption(OptionForms.withValue(HOP, "SAMPLES", "between frames (default: a hundredth of a second)"))
                .addOption(OptionForms.withValue(FFT_SIZE, "N", "points of the Fourier transform (default: 1024)"))
                .addOption(OptionForms.withValue(MIN_FREQUENCY, "HZ", "lower edge of the mel bands (default: 50)"))
                .addOption(OptionForms.withValue(MAX_FREQUENCY, "HZ", "upper edge of the mel bands (default: 14000)"))
                .addOption(OptionForms.withValue(
                        FULL_SCALE,
                        "32768|32767",
                        "what 16-bit samples are divided by (default: 32768; the original takes 32767 for AudioSet and"
                                + " DESED)"));
    }

    static Options protocol() {
        return new Options()
                .addOption(OptionForms.withValue(
                        VIEWS, "N", "circular shifts in time that are judged and averaged (default: 1)"))
                .addOption(OptionForms.withValue(
                        VIEW_SHIFT, "SAMPLES", "view k is view k-1 shifted by k times so many (default: 100)"))
                .addOption(OptionForms.withValue(
                        LONG_CLIPS,
                        "slices|original-crops",
                        "how recordings longer than the network takes are cut (default: slices)"))
                .addOption(OptionForms.withValue(
                        SHORT_CLIPS,
                        "RULE",
                        "repeat-frames (default), stretch, repeat or zero: what fills short recordings"))
                .addOption(OptionForms.withValue(SLICE_SECONDS, "S", "length of a slice (default: 10)"))
                .addOption(OptionForms.withValue(OVERLAP_SECONDS, "S", "overlap of slices (default: 5)"))
                .addOption(OptionForms.flag(
                        REPEAT_MODE, "judge each quarter of the spectrogram alone, stacked four times"));
    }
}
