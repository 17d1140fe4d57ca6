package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.engine.RankGroup;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * The other ranks of a cell: processes that rank 0 starts on its machine, one for each further device of its slot. None
 * outlives it: it ends them, and they end themselves when it is gone.
 */
public final class RankTeam implements AutoCloseable {
    /** The environment variable by which a rank learns its place; rank 0 is not told. */
    private static final String RANK_VARIABLE = "EARMARK_RANK";

    /** The environment variable that names the file by which ranks meet. */
    private static final String MEETING_VARIABLE = "EARMARK_MEETING";

    private static final String LOOPBACK = "127.0.0.1";

    /** How long rank 0 may take to notice by itself that another is gone. */
    private static final Duration NOTICE = Duration.ofSeconds(20);

    /** How long the others may take to end when rank 0 is through. */
    private static final long END_SECONDS = 10;

    private static final long REPORT_MILLIS = 1500;
    private static final long POLL_MILLIS = 50;

    private final WorkerOrder order;
    private final List<Process> others = new ArrayList<>();
    private volatile boolean closing;

    private RankTeam(WorkerOrder order) {
        this.order = order;
    }

    /** Whether this process is one of the others. */
    public static boolean isOther() {
        return rank() > 0;
    }

    private static int rank() {
        return Optional.ofNullable(System.getenv(RANK_VARIABLE))
                .map(Integer::parseInt)
                .orElse(0);
    }

    static RankGroup group(WorkerOrder order) {
        int size = DeviceGroup.members(order.device()).size();
        Path meeting = Optional.ofNullable(System.getenv(MEETING_VARIABLE))
                .map(Path::of)
                .orElseGet(() -> meeting(order));
        return size == 1 ? RankGroup.alone() : new RankGroup(rank(), size, meeting, LOOPBACK);
    }

    private static Path meeting(WorkerOrder order) {
        return folder(order).resolve("meeting-" + ProcessHandle.current().pid()).toAbsolutePath();
    }

    private static Path folder(WorkerOrder order) {
        return order.attempt().resolve("ranks");
    }

    /**
     * Starts the other ranks; none for a cell of one device.
     *
     * @param mainClass of workers
     */
    public static RankTeam start(WorkerOrder order, String mainClass) {
        RankTeam team = new RankTeam(order);
        int size = DeviceGroup.members(order.device()).size();
        try {
            if (size > 1) {
                Files.createDirectories(folder(order));
            }
            for (int rank = 1; rank < size; rank++) {
                team.others.add(team.start(rank, mainClass));
            }
        } catch (IOException e) {
            team.close();
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT, "Cannot start the ranks of a cell: " + e + ". Run it on one device.", e);
        }
        return team;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a rank that is lost
    private Process start(int rank, String mainClass) throws IOException {
        ProcessEnvironment like = new ProcessEnvironment(
                Map.of(), ManagementFactory.getRuntimeMXBean().getInputArguments());
        ProcessBuilder builder = new ProcessBuilder(
                ChildJvm.command(like, mainClass, List.of(order.folder().order().toString())));
        builder.inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
        Map<String, String> environment = builder.environment();
        environment.put(RANK_VARIABLE, Integer.toString(rank));
        environment.put(MEETING_VARIABLE, meeting(order).toString());
        environment.put(WorkerOrder.DEVICE_VARIABLE, order.device());
        environment.put(
                ParentWatch.PARENT_VARIABLE,
                Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        var unused = process.onExit().thenAccept(ended -> missing(rank, ended.exitValue()));
        return process;
    }

    /** Rank 0 hears of a loss when it next speaks with the others; one that waits for them to come never would. */
    private void missing(int rank, int exitCode) {
        if (exitCode == 0 || closing) {
            return;
        }
        Instant since = Instant.now();
        try {
            Thread.sleep(NOTICE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!closing && !order.folder().hasResult()) {
            Failure failure = report(order)
                    .orElseGet(() -> new Failure(
                            ErrorCategory.INFRASTRUCTURE,
                            "Rank " + rank + " of the cell ended with exit code " + exitCode
                                    + "; run again to continue from the checkpoint."));
            Json.write(order.folder().result(), new CellResult(since).failed(failure, Instant.now()));
            Runtime.getRuntime().halt(1);
        }
    }

    /** What another rank says of its own failure, written down for rank 0. */
    static void write(WorkerOrder order, Failure failure) {
        Json.write(
                folder(order).resolve("rank-" + rank() + ".json"),
                Json.object().put("errorClass", failure.category().id()).put("message", failure.message()));
    }

    /** The cause when rank 0 has only heard that another is gone; its own failure otherwise. */
    static Failure cause(WorkerOrder order, Failure own) {
        boolean another = own.category() == ErrorCategory.INFRASTRUCTURE
                && DeviceGroup.members(order.device()).size() > 1;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REPORT_MILLIS);
        Optional<Failure> report = Optional.empty();
        while (another && report.isEmpty() && System.nanoTime() < end) {
            report = report(order);
            pause();
        }
        return report.orElse(own);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Failure> report(WorkerOrder order) {
        for (int rank = 1; rank < DeviceGroup.members(order.device()).size(); rank++) {
            Path file = folder(order).resolve("rank-" + rank + ".json");
            if (Files.isRegularFile(file)) {
                JsonNode node = Json.read(file);
                ErrorCategory category = ErrorCategory.valueOf(node.path("errorClass")
                        .asText()
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'));
                // One that lost the others knows no more than rank 0 does.
                if (category != ErrorCategory.INFRASTRUCTURE) {
                    return Optional.of(new Failure(
                            category,
                            "Rank " + rank + ": " + node.path("message").asText()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        closing = true;
        boolean done = order.folder().hasResult();
        for (Process other : others) {
            try {
                if (done) {
                    other.waitFor(END_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            other.destroyForcibly();
        }
    }
}
