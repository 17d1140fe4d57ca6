package org.earmark.plugins.launchers.slurm;

import java.util.Optional;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.TaskEnd;

/** One cell in Slurm's hands, followed until it has a result or Slurm will do no more for it. */
final class FollowedTask {
    /** A record may become visible a little later than Slurm's word, where the folder is shared over a network. */
    private static final int PATIENCE = 3;

    private static final String FORGOTTEN = "forgotten";
    private static final int STOPPED = 130;
    private static final int KILLED = 137;

    private final CellTask task;
    private final Attempt placed;
    private final String job;
    private Optional<Attempt> shown = Optional.empty();
    private int overSince;
    private boolean ended;

    /** @param placed the attempt that the job was submitted for, which may be older than the task's */
    FollowedTask(CellTask task, Attempt placed, String job) {
        this.task = task;
        this.placed = placed;
        this.job = job;
    }

    CellTask task() {
        return task;
    }

    String job() {
        return job;
    }

    boolean isEnded() {
        return ended;
    }

    /** @param state what Slurm says; empty when it has forgotten the job */
    void look(Optional<JobState> state, LaunchMonitor monitor) {
        Attempt newest = placed.newest();
        if (state.filter(JobState::isRunning).isPresent() && newest.isStarted() && !newest.hasResult()) {
            show(newest, state.get(), monitor);
        }
        if (newest.isOver()) {
            end(newest, new TaskEnd(0, false, ""), monitor);
        } else if (state.map(JobState::isOver).orElse(true)) {
            overSince++;
            if (overSince >= PATIENCE) {
                end(newest, ending(state), monitor);
            }
        } else {
            overSince = 0;
        }
    }

    private void show(Attempt newest, JobState state, LaunchMonitor monitor) {
        if (shown.filter(newest::equals).isEmpty()) {
            shown = Optional.of(newest);
            monitor.started(at(newest), "slurm job " + job + " on " + state.node());
        }
    }

    private void end(Attempt newest, TaskEnd end, LaunchMonitor monitor) {
        if (shown.isEmpty()) {
            // Nobody ends without having begun: a short cell may do both between two looks.
            monitor.started(at(newest), "slurm job " + job);
        }
        ended = true;
        monitor.ended(at(newest), end);
    }

    private CellTask at(Attempt attempt) {
        return new CellTask(
                task.cell(), task.title(), task.command(), task.environment(), attempt.path(), task.timeout());
    }

    /** A job without a record of its end: lost, unless Slurm knows who ended it. */
    private TaskEnd ending(Optional<JobState> state) {
        String name = state.map(JobState::name).orElse(FORGOTTEN);
        String word = "Slurm says of job " + job + ": " + name + ".";
        return switch (name) {
            case "TIMEOUT", "DEADLINE" -> new TaskEnd(STOPPED, true, word);
            case "NODE_FAIL", "BOOT_FAIL", "PREEMPTED", "OUT_OF_MEMORY" -> new TaskEnd(KILLED, false, word);
            // The batch script has come to its end and has said how, or could not.
            case "FAILED" ->
                placed.end().orElseGet(() -> new TaskEnd(1, false, word + " The attempt's log.txt says more."));
            case "COMPLETED", FORGOTTEN -> placed.end().orElseGet(() -> new TaskEnd(STOPPED, false, word));
            default -> new TaskEnd(STOPPED, false, word);
        };
    }
}
