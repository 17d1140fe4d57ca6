package org.earmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.earmark.core.bench.ScratchFolder;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.Plan;
import org.earmark.core.plan.PlanFiles;
import org.earmark.core.run.ChildJvm;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** How long {@code plan} and {@code status} take on a large grid, each as a process of its own from start to end. */
final class GridBench {
    /** As the launcher script starts the tool. */
    private static final ProcessEnvironment LAUNCHER =
            new ProcessEnvironment(Map.of(), List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

    private static final int TIMES = 3;

    /** Of ten cells so many are done; of the others one has failed and one waits. */
    private static final int DONE = 8;

    private static final int TEN = 10;

    /** About what a result holds: metrics, and the histograms of a hundred steps. */
    private static final String RESULT =
            """
            {"format":1,"state":"%s","errorClass":%s,"message":%s,"metrics":{"accuracy":0.8125,"mAP":0.8431},
            "best":{"epoch":3,"metrics":{"accuracy":0.8125,"mAP":0.8431}},"epochs":3,"steps":30,
            "clips":{"train":32,"test":8},"activation":"softmax","parameters":27801234,
            "throughput":{"train":{"clipsPerSecond":3.4,"count":30,"histogram":"%s"}},"seconds":41.5}
            """;

    private static final String HISTOGRAM = "HISTFAAAAEV42pNpmSzMwMCgyAABTBDKT4GBgdnN".repeat(12);

    /**
     * What was measured, in seconds of wall time, shortest first.
     *
     * @param cells in the grid
     */
    record Result(int cells, List<Double> plan, List<Double> status) {}

    /** @param plan of the grid that {@code experiment} declares */
    Result measure(Plan plan, String experiment) throws InterruptedException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("earmark-grid");
            Path file = Files.writeString(folder.resolve("grid.yaml"), experiment);
            Path output = folder.resolve("reports");
            List<Double> planning = times(List.of("plan", file.toString(), "--output", output.toString()));
            store(plan, output);
            List<Double> looking = times(List.of("status", plan.experiment().name(), "--output", output.toString()));
            return new Result(plan.cells().size(), planning, looking);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The grid cannot be written: " + e + ". Make room in java.io.tmpdir.",
                    e);
        } finally {
            if (folder != null) {
                ScratchFolder.delete(folder);
            }
        }
    }

    private static void store(Plan plan, Path output) throws IOException {
        new PlanFiles(output, plan.experiment().name()).write(plan);
        int number = 0;
        for (Cell cell : plan.cells()) {
            int kind = number++ % TEN;
            if (kind <= DONE) {
                Path attempt = Files.createDirectories(
                        output.resolve("cells").resolve(cell.id()).resolve("attempt-001"));
                Files.writeString(attempt.resolve("events.jsonl"), "{\"type\":\"start\"}\n");
                Files.writeString(attempt.resolve("result.json"), kind < DONE ? done() : failed());
            }
        }
    }

    private static String done() {
        return RESULT.formatted("done", "null", "null", HISTOGRAM);
    }

    private static String failed() {
        return RESULT.formatted("failed", "\"data\"", "\"A clip cannot be read.\"", HISTOGRAM);
    }

    private static List<Double> times(List<String> arguments) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(ChildJvm.command(LAUNCHER, Main.class.getName(), arguments))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("earmark " + String.join(" ", arguments) + " ended with " + exitCode);
            }
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        seconds.sort(Comparator.naturalOrder());
        return seconds;
    }
}
