package org.earmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Runs commands with the plugins that Earmark ships with, as a shell would, and keeps what they print. */
abstract class ShippedToolTestCase {
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

    /** The same as JSON. */
    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out());
    }

    /** What has been printed to standard output is as if it had not been. */
    void forgetOutput() {
        out.reset();
    }

    /** What has been printed to standard error is as if it had not been. */
    void forgetErrors() {
        err.reset();
    }

    /** All that has been printed to standard error so far. */
    String err() {
        return err.toString(UTF_8);
    }
}
