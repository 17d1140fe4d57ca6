package org.earmark.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of {@code earmark data}. */
final class DataOptions {
    static final String CLIPS_PER_FILE = "clips-per-file";
    static final String SKIP_UNREADABLE = "skip-unreadable";
    static final String INDEXES_ONLY = "indexes-only";

    private DataOptions() {}

    static Options all() {
        return Commands.set()
                .addOption(InferenceOptions.withValue(Commands.HTML, "FILE", "check: write a page with pictures too"))
                .addOption(InferenceOptions.withValue(
                        Commands.SAMPLE, "N", "check: listen to so many clips only, drawn at random"))
                .addOption(InferenceOptions.withValue(
                        Commands.TO,
                        "DIR",
                        "prepare: an empty or new folder for the packed set, or one where this was begun"))
                .addOption(InferenceOptions.withValue(
                        InferenceCommands.FOLD, "NAME", "prepare: the fold to evaluate on, where the set has folds"))
                .addOption(InferenceOptions.withValue(
                        CLIPS_PER_FILE,
                        "N",
                        "prepare: begin another waveform file after so many clips (default: 50000)"))
                .addOption(flag(SKIP_UNREADABLE, "prepare: leave out clips that cannot be read, and list them"))
                .addOption(flag(
                        INDEXES_ONLY,
                        "prepare: make the missing indexes and class lists of a set that is packed already"))
                .addOption(Commands.cache())
                .addOption(InferenceOptions.withValue(
                        Commands.ENCODING,
                        "NAME",
                        "cache: how the folder stores features, float32 (default) or float16; runs follow it"));
    }

    private static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
