package org.earmark.integration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.earmark.cli.CommandLineTool;

/** Runs commands of the tool in this process, with an output folder of their own. */
final class ToolRun {
    private final Path output;
    private String said = "";

    ToolRun(Path output) {
        this.output = output;
    }

    /** @return the exit code */
    int run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--output", output.toString()));
        int status = new CommandLineTool(console, console).run(line.toArray(String[]::new));
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    /**
     * Trains the only cell of an experiment.
     *
     * @return its attempt
     */
    Path train(String experiment) throws IOException {
        Path file = Files.writeString(output.resolve("experiment.yaml"), experiment);
        assertThat(run("run", file.toString(), "--in-process", "--no-report"))
                .as(said)
                .isZero();
        return attempts().get(0);
    }

    /** What the last command printed, errors included. */
    String said() {
        return said;
    }

    /** The attempts of the cells that were run, not those of replays. */
    List<Path> attempts() throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve("cells"))) {
            return files.filter(file -> file.endsWith("result.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }
}
