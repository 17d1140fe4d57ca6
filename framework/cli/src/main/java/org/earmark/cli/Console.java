package org.earmark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.earmark.core.run.WorkProgress;

/**
 * Where commands write.
 *
 * @param out results, for people or as JSON
 * @param err progress, warnings and errors
 * @param json whether results are wanted as JSON
 */
record Console(PrintStream out, PrintStream err, boolean json) {
    /** Set by the launcher script, because Java cannot tell whether standard error alone is a terminal. */
    static final String TERMINAL = "earmark.terminal";

    void print(String line) {
        out.println(line);
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
    }

    void print(JsonNode tree) {
        try {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void warn(String line) {
        err.println("earmark: " + line);
    }

    /** Shows how far a long command is, on standard error. */
    WorkProgress progress(String task, long total) {
        return WorkProgress.start(err, task, total, Boolean.getBoolean(TERMINAL));
    }
}
