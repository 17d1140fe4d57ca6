package org.earmark.cli;

import org.apache.commons.cli.Options;

/** The options of {@code earmark data}. */
final class DataOptions {
    static final String CLIPS_PER_FILE = "clips-per-file";
    static final String SKIP_UNREADABLE = "skip-unreadable";
    static final String INDEXES_ONLY = "indexes-only";

    private DataOptions() {}

    static Options all() {
        return Commands.set()
                .addOption(OptionForms.withValue(Commands.HTML, "FILE", "check: write a page with pictures too"))
                .addOption(OptionForms.withValue(
                        Commands.SAMPLE, "N", "check: listen to so many clips only, drawn at random"))
                .addOption(OptionForms.withValue(
                        Commands.TO,
                        "DIR",
                        "prepare: an empty or new folder for the packed set, or one where this was begun"))
                .addOption(OptionForms.withValue(
                        InferenceCommands.FOLD, "NAME", "prepare: the fold to evaluate on, where the set has folds"))
                .addOption(OptionForms.withValue(
                        CLIPS_PER_FILE,
                        "N",
                        "prepare: begin another waveform file after so many clips (default: 50000)"))
                .addOption(OptionForms.flag(
                        SKIP_UNREADABLE, "prepare: leave out clips that cannot be read, and list them"))
                .addOption(OptionForms.flag(
                        INDEXES_ONLY,
                        "prepare: make the missing indexes and class lists of a set that is packed already"))
                .addOption(Commands.cache())
                .addOption(OptionForms.withValue(
                        Commands.ENCODING,
                        "NAME",
                        "cache: how the folder stores features, float32 (default) or float16; runs follow it"));
    }
}
