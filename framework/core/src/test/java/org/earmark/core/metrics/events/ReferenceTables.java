package org.earmark.core.metrics.events;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tables that are too large, or not free enough, to lie beside the tests. */
final class ReferenceTables {
    private ReferenceTables() {}

    /** A table of DESED's public evaluation set; skips the test, saying so, where it is absent. */
    static Path golden(String name) {
        return find("EARMARK_GOLDENS", "psds/" + name);
    }

    /** A table of psds_eval's own example; skips the test, saying so, where it is absent. */
    static Path example(String name) {
        return find("EARMARK_SHARED_DATA", "desed/psds_eval_examples/" + name);
    }

    static GroundTruth desed() {
        return new GroundTruth(
                EventTables.readEvents(golden("answer.tsv")), EventTables.readDurations(golden("answer_meta.tsv")));
    }

    static List<LabelledEvent> published() {
        return EventTables.readEvents(golden("htsat-test_outputmap.tsv"));
    }

    private static Path find(String variable, String name) {
        String folder = System.getenv(variable);
        assumeTrue(
                folder != null && Files.exists(Path.of(folder, name)),
                "the environment variable " + variable + " names no folder with " + name);
        return Path.of(folder, name);
    }
}
