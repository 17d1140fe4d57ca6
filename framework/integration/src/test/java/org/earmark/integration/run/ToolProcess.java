package org.earmark.integration.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the tool as a shell does, in a process of its own. */
public final class ToolProcess {
    private ToolProcess() {}

    /**
     * @param printed where its output goes, errors included
     * @param environment variables that it gets in addition
     */
    public static Process start(Path printed, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.earmark.cli.Main"));
        line.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
