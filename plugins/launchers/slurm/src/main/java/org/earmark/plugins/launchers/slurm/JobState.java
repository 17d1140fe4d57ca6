package org.earmark.plugins.launchers.slurm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Slurm says of one job of an array.
 *
 * @param name the state, such as {@code RUNNING}
 * @param node where it runs; empty while it waits
 */
record JobState(String name, String node) {
    private static final List<String> OVER = List.of(
            "BOOT_FAIL",
            "CANCELLED",
            "COMPLETED",
            "DEADLINE",
            "FAILED",
            "NODE_FAIL",
            "OUT_OF_MEMORY",
            "PREEMPTED",
            "REVOKED",
            "TIMEOUT");

    /** Reads a line of {@code squeue -o '%i|%T|%N'}; empty for anything else. */
    static Optional<java.util.Map.Entry<String, JobState>> parse(String line) {
        List<String> fields = Arrays.asList(line.strip().split("\\|", -1));
        return fields.size() == 3 && fields.get(0).matches("\\d+(_\\d+)?")
                ? Optional.of(java.util.Map.entry(fields.get(0), new JobState(fields.get(1), fields.get(2))))
                : Optional.empty();
    }

    /** Whether the job will do no more, unless somebody requeues it. */
    boolean isOver() {
        return OVER.contains(name);
    }

    boolean isRunning() {
        return name.equals("RUNNING");
    }
}
