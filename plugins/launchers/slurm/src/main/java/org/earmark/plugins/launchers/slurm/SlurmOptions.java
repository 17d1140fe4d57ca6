package org.earmark.plugins.launchers.slurm;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * What is asked of Slurm.
 *
 * @param partition where jobs wait; the cluster's default when empty
 * @param gres what each cell needs, for example {@code gpu:1}
 * @param nodes on which each cell is trained together, at least 1
 * @param cpusPerTask processors of each cell on each of its nodes, which are also its worker's threads; 0 leaves it to the cluster
 * @param timeLimit of each cell's job, as {@code sbatch --time} reads it; a cell that needs longer goes on after a requeue
 * @param throttle the most cells that run at once; 0 sets no limit
 * @param signalSeconds how long before the time limit a cell is asked to write a checkpoint and stop
 * @param restarts how often a cell's job may be started again after a time limit, a preemption or the death of a node
 * @param pollSeconds how often Slurm is asked how far the jobs are
 * @param sbatch further options of {@code sbatch}, passed on as they are
 * @param detach whether to return once the jobs are submitted
 */
public record SlurmOptions(
        Optional<String> partition,
        Optional<String> gres,
        int nodes,
        int cpusPerTask,
        Optional<String> timeLimit,
        int throttle,
        int signalSeconds,
        int restarts,
        double pollSeconds,
        List<String> sbatch,
        boolean detach)
        implements Validated {
    public SlurmOptions {
        sbatch = List.copyOf(sbatch);
    }

    /** The cluster's defaults, two minutes' notice, ten restarts, a question every 30 s. */
    public static SlurmOptions standard() {
        return new SlurmOptions(
                Optional.empty(), Optional.empty(), 1, 0, Optional.empty(), 0, 120, 10, 30, List.of(), false);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(nodes >= 1, "nodes", nodes, "must be at least 1");
        problems.require(cpusPerTask >= 0, "cpusPerTask", cpusPerTask, "must not be negative");
        problems.require(throttle >= 0, "throttle", throttle, "must not be negative");
        // Slurm keeps the number in 16 bits.
        problems.require(
                signalSeconds >= 1 && signalSeconds <= 65535, "signalSeconds", signalSeconds, "must be in 1 … 65535");
        problems.require(restarts >= 0, "restarts", restarts, "must not be negative");
        problems.require(pollSeconds >= 0.1, "pollSeconds", pollSeconds, "must be at least 0.1");
    }
}
