package org.earmark.core.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.engine.RankGroup;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * The other ranks of a cell on this machine: processes that its leader starts, one for each further device. None outlives
 * it: it ends them, and they end themselves when it is gone. Leaders of further nodes are started by a scheduler and end
 * when they can no longer speak with rank 0.
 */
public final class RankTeam implements AutoCloseable {
    /** How long rank 0 may take to notice by itself that another is gone. */
    private static final Duration NOTICE = Duration.ofSeconds(20);

    /** Before they have met it cannot; what a rank says of its failure may take a moment to be seen. */
    private static final Duration REPORT = Duration.ofSeconds(3);

    /** How long the others may take to end when rank 0 is through. */
    private static final long END_SECONDS = 10;

    /** How often rank 0 looks whether another node has reported a failure. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final RankPlace PLACE = RankPlace.ofEnvironment();

    private final WorkerOrder order;
    private final RankReports reports;
    private final List<Process> others = new ArrayList<>();
    private Optional<Ticker> farReports = Optional.empty();
    private volatile boolean met;
    private volatile boolean closing;

    private RankTeam(WorkerOrder order) {
        this.order = order;
        this.reports = reports(order);
    }

    /** Whether this process is one of the others. */
    public static boolean isOther() {
        return !PLACE.isFirst();
    }

    /** Among how many nodes the ranks are divided. */
    static int nodes() {
        return PLACE.nodes();
    }

    /** What another than rank 0 works on: the first node may have made a new attempt since this process was ordered. */
    public static WorkerOrder called(WorkerOrder given) {
        return PLACE.leadsItsNode() && PLACE.nodes() > 1 ? RankCall.await(meeting(given)) : given;
    }

    static RankGroup group(WorkerOrder order) {
        int size = size(order);
        return size == 1 ? RankGroup.alone() : new RankGroup(PLACE.rank(size), size, meeting(order), PLACE.host());
    }

    static int size(WorkerOrder order) {
        return DeviceGroup.members(order.device()).size();
    }

    private static Path meeting(WorkerOrder order) {
        return PLACE.meeting().orElseGet(() -> folder(order)
                .resolve("meeting-" + ProcessHandle.current().pid())
                .toAbsolutePath());
    }

    /** Where the ranks of an attempt leave each other notes. */
    static Path folder(WorkerOrder order) {
        return order.attempt().resolve("ranks");
    }

    static RankReports reports(WorkerOrder order) {
        return new RankReports(folder(order), PLACE.rank(size(order)), size(order));
    }

    /**
     * Starts the other ranks of this node; none for a cell of one device, nor by a rank that was started so itself.
     *
     * @param mainClass of workers
     */
    public static RankTeam start(WorkerOrder order, String mainClass) {
        RankTeam team = new RankTeam(order);
        int size = size(order);
        try {
            if (size > 1) {
                Files.createDirectories(folder(order));
            }
            for (int rank : PLACE.followers(size).toArray()) {
                team.others.add(team.start(rank, mainClass));
            }
            if (PLACE.isFirst() && PLACE.nodes() > 1) {
                RankCall.make(meeting(order), order);
                team.farReports = Optional.of(new Ticker("reports of other nodes", LOOK, team::lookForReports));
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
        environment.put(RankPlace.RANK_VARIABLE, Integer.toString(rank));
        environment.put(RankPlace.MEETING_VARIABLE, meeting(order).toString());
        environment.put(WorkerOrder.DEVICE_VARIABLE, order.device());
        environment.put(
                ParentWatch.PARENT_VARIABLE,
                Long.toString(ProcessHandle.current().pid()));
        Process process = ProcessStart.of(builder);
        var unused = process.onExit().thenAccept(ended -> missing(rank, ended.exitValue()));
        return process;
    }

    private void lookForReports() {
        IntStream.range(PLACE.perNode(size(order)), size(order))
                .filter(reports::has)
                .findFirst()
                .ifPresent(rank -> missing(rank, 1));
    }

    /** To be called when all ranks have found each other. */
    public void met() {
        met = true;
    }

    /** Rank 0 hears of a loss when it next speaks with the others; one that waits for them to come never would. */
    private void missing(int rank, int exitCode) {
        if (exitCode == 0 || closing) {
            return;
        }
        Instant since = Instant.now();
        // A rank that has lost the others was not the first to go: that may have been this one, which is about to say
        // so.
        boolean hasLostOthers = reports.has(rank) && reports.find().isEmpty();
        Pause.millis((met || hasLostOthers ? NOTICE : REPORT).toMillis());
        if (!closing && !order.folder().hasResult()) {
            Failure failure = reports.find()
                    .orElseGet(() -> new Failure(
                            ErrorCategory.INFRASTRUCTURE,
                            "Rank " + rank + " of the cell ended with exit code " + exitCode
                                    + "; run again to continue from the checkpoint."));
            if (PLACE.isFirst()) {
                Json.write(order.folder().result(), new CellResult(since).failed(failure, Instant.now()));
            } else {
                reports.write(failure);
            }
            Runtime.getRuntime().halt(1);
        }
    }

    @Override
    public void close() {
        closing = true;
        farReports.ifPresent(Ticker::close);
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
