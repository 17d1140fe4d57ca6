package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.earmark.analysis.contrast.SequentialRule;
import org.earmark.core.plan.PlanFiles;

/** Tells the report that seeds were added by a rule, so that it judges by the same one. */
final class SequentialRecord {
    private static final String FILE = "sequential.json";
    private static final int FORMAT = 1;

    private SequentialRecord() {}

    /** @param look the newest one, counted from 1 */
    static void write(PlanFiles files, String metric, SequentialRule rule, int look) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("format", FORMAT);
        record.put("metric", metric);
        record.put("looks", rule.looks());
        record.put("look", look);
        record.put("threshold", rule.threshold());
        files.write(FILE, record.toPrettyString() + "\n");
    }

    /** A run starts afresh: its plan is that of the file again. */
    static void forget(PlanFiles files) {
        try {
            Files.deleteIfExists(files.folder().resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
