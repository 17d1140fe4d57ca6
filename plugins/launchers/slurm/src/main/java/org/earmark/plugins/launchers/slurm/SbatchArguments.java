package org.earmark.plugins.launchers.slurm;

import java.util.ArrayList;
import java.util.List;

/** The options of {@code sbatch} for one array. */
final class SbatchArguments {
    private SbatchArguments() {}

    /** @param tasks cells in the array, at least 1 */
    static List<String> of(SlurmOptions options, int tasks) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--job-name=earmark");
        arguments.add("--array=0-" + (tasks - 1) + (options.throttle() > 0 ? "%" + options.throttle() : ""));
        arguments.add("--requeue");
        arguments.add("--signal=B:USR1@" + options.signalSeconds());
        options.partition().ifPresent(name -> arguments.add("--partition=" + name));
        options.gres().ifPresent(list -> arguments.add("--gres=" + list));
        if (options.nodes() > 1) {
            // One task leads each node and starts the ranks of its devices.
            arguments.add("--nodes=" + options.nodes());
            arguments.add("--ntasks-per-node=1");
        }
        options.timeLimit().ifPresent(time -> arguments.add("--time=" + time));
        if (options.cpusPerTask() > 0) {
            arguments.add("--cpus-per-task=" + options.cpusPerTask());
        }
        // Last, so that they can replace any of the above.
        arguments.addAll(options.sbatch());
        return List.copyOf(arguments);
    }
}
