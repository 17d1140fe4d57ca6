package org.earmark.plugins.launchers.slurm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Slurm that says what the test wants. */
final class FakeSlurm extends Shell {
    final List<List<String>> asked = new ArrayList<>();
    final Map<String, String> states = new LinkedHashMap<>();
    /** Batch scripts by the number of their array. */
    final Map<String, Path> arrays = new LinkedHashMap<>();

    private final List<Runnable> looks = new ArrayList<>();
    private String refusal = "";
    private int largest = 1000;
    private int number = 41;

    /** What happens before the next answers to squeue, one a question. */
    FakeSlurm then(Runnable change) {
        looks.add(change);
        return this;
    }

    void refuse(String reason) {
        refusal = reason;
    }

    void allowArraysOf(int tasks) {
        largest = tasks;
    }

    List<List<String>> asked(String command) {
        return asked.stream().filter(line -> line.get(0).equals(command)).toList();
    }

    @Override
    Answer run(List<String> command) {
        asked.add(command);
        return switch (command.get(0)) {
            case "sbatch" ->
                refusal.isEmpty()
                        ? new Answer(0, ++number + "\n", "")
                        : new Answer(1, "", "sbatch: error: " + refusal + "\n");
            case "scontrol" -> new Answer(0, "MaxArraySize            = " + (largest + 1) + "\n", "");
            case "scancel" -> new Answer(0, "", "");
            default -> command.contains("--format=%F|%o") ? arrays() : queue();
        };
    }

    private Answer arrays() {
        return new Answer(
                0,
                arrays.entrySet().stream()
                        .map(array -> array.getKey() + "|" + array.getValue() + "\n")
                        .collect(Collectors.joining()),
                "");
    }

    private Answer queue() {
        if (!looks.isEmpty()) {
            looks.remove(0).run();
        }
        String lines = states.entrySet().stream()
                .map(job -> job.getKey() + "|" + job.getValue() + "|n1\n")
                .collect(Collectors.joining());
        return states.isEmpty()
                ? new Answer(1, "", "slurm_load_jobs error: Invalid job id specified\n")
                : new Answer(0, lines, "");
    }
}
