package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts the jobs of an array at once, as processes of this machine. */
final class ScriptSlurm extends Shell {
    private static final String ARRAY = "--array=0-";

    private final Map<String, Process> jobs = new LinkedHashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private int arrays;

    @Override
    synchronized Answer run(List<String> command) {
        return switch (command.get(0)) {
            case "sbatch" -> submit(command);
            case "squeue" -> new Answer(0, queue(command.get(4).replace("--jobs=", "")), "");
            case "scancel" -> cancel(command.subList(1, command.size()));
            default -> new Answer(0, "", "");
        };
    }

    private Answer submit(List<String> command) {
        arrays++;
        int last = command.stream()
                .filter(argument -> argument.startsWith(ARRAY))
                .mapToInt(argument -> Integer.parseInt(argument.substring(ARRAY.length())))
                .findFirst()
                .orElseThrow();
        for (int task = 0; task <= last; task++) {
            jobs.put(arrays + "_" + task, start(command.get(command.size() - 1), task));
        }
        return new Answer(0, arrays + "\n", "");
    }

    private Process start(String script, int task) {
        ProcessBuilder builder = new ProcessBuilder("bash", script);
        builder.environment().put("SLURM_ARRAY_JOB_ID", Integer.toString(arrays));
        builder.environment().put("SLURM_ARRAY_TASK_ID", Integer.toString(task));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String queue(String array) {
        return jobs.entrySet().stream()
                .filter(job -> job.getKey().startsWith(array + "_"))
                .map(job -> job.getKey() + "|" + state(job.getKey(), job.getValue()) + "|n1\n")
                .collect(Collectors.joining());
    }

    private String state(String name, Process job) {
        if (job.isAlive()) {
            return "RUNNING";
        }
        return cancelled.contains(name) ? "CANCELLED" : job.exitValue() == 0 ? "COMPLETED" : "FAILED";
    }

    private Answer cancel(List<String> names) {
        cancelled.addAll(names);
        names.forEach(name -> kill(jobs.get(name)));
        return new Answer(0, "", "");
    }

    synchronized void killAll() {
        jobs.values().forEach(ScriptSlurm::kill);
    }

    private static void kill(Process job) {
        List<ProcessHandle> tree = job.descendants().toList();
        job.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
