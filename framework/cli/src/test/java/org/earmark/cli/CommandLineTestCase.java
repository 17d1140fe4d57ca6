package org.earmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Runs commands as a shell would and keeps what they print. */
abstract class CommandLineTestCase {
    /** Two cells of the plugins of {@link TestPlugin}. */
    static final String RAIN =
            """
            earmark: 1
            name: rain
            version: 1
            question: Which?
            metrics: [accuracy]
            base: {dataset: drops, model: net}
            grid: {seed: [1, 2]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The exit code of {@code earmark} with these arguments. */
    int run(String... arguments) {
        return new CommandLineTool(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }

    /** All that has been printed to standard output so far. */
    String out() {
        return out.toString(UTF_8);
    }

    /** What has been printed to standard output is as if it had not been. */
    void forgetOutput() {
        out.reset();
    }

    /** All that has been printed to standard error so far. */
    String err() {
        return err.toString(UTF_8);
    }
}
