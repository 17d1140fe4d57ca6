package org.earmark.plugins.launchers.slurm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** The few words that are spoken with Slurm. Its JSON differs by version, so the formats asked for are plain. */
final class SlurmCommands {
    private static final String FORGOTTEN = "Invalid job id";
    private static final Pattern ARRAY_SIZE = Pattern.compile("MaxArraySize\\s*=\\s*(\\d{1,7})");
    private static final int USUAL_ARRAY = 1000;

    private final Shell shell;

    SlurmCommands(Shell shell) {
        this.shell = shell;
    }

    /** @throws EarmarkException of category ENVIRONMENT when Slurm would refuse such an array */
    void test(SlurmOptions options, int tasks) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--test-only"));
        command.addAll(SbatchArguments.of(options, tasks));
        command.add("--wrap=true");
        require(shell.run(command), command);
    }

    /**
     * @param output file name pattern for what the batch script itself prints
     * @return the job's number
     */
    String submit(SlurmOptions options, int tasks, Path script, String output) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
        command.addAll(SbatchArguments.of(options, tasks));
        command.add("--output=" + output);
        command.add("--open-mode=append");
        command.add(script.toString());
        Shell.Answer answer = shell.run(command);
        require(answer, command);
        // With several clusters the answer is NUMBER;CLUSTER.
        return answer.output().strip().split(";", 2)[0];
    }

    private static void require(Shell.Answer answer, List<String> command) {
        if (!answer.isGood()) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Slurm refuses the cells: " + paragraph(answer) + ". Nothing was submitted. The command was "
                            + String.join(" ", command)
                            + "; change --partition, --gres, --time-limit, --threads or --sbatch (sinfo shows what there"
                            + " is).");
        }
    }

    private static String paragraph(Shell.Answer answer) {
        String text = (answer.errors() + "\n" + answer.output()).strip();
        return text.isEmpty()
                ? "it ended with exit code " + answer.exitCode() + " without a word"
                : text.replaceAll("sbatch: (error: )?", "").replaceAll("\\s*\\R\\s*", "; ");
    }

    /**
     * The states of jobs that Slurm still knows, by id ({@code 12_3}).
     *
     * @return empty when Slurm gave no answer, which says nothing about the jobs
     */
    Optional<Map<String, JobState>> states(List<String> jobs) {
        List<String> arrays = List.copyOf(
                new TreeSet<>(jobs.stream().map(job -> job.split("_", 2)[0]).toList()));
        Map<String, JobState> states = new LinkedHashMap<>();
        for (String array : arrays) {
            Shell.Answer answer = shell.run(
                    List.of("squeue", "--noheader", "--array", "--states=all", "--jobs=" + array, "--format=%i|%T|%N"));
            if (!answer.isGood() && !answer.errors().contains(FORGOTTEN)) {
                return Optional.empty();
            }
            answer.output()
                    .lines()
                    .flatMap(line -> JobState.parse(line).stream())
                    .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        }
        return Optional.of(states);
    }

    /**
     * The numbers of all arrays that Slurm still knows, whoever submitted them, by the path of their batch script.
     *
     * @return empty when Slurm gave no answer
     */
    Optional<Map<String, String>> arrays() {
        Shell.Answer answer = shell.run(List.of("squeue", "--noheader", "--states=all", "--format=%F|%o"));
        if (!answer.isGood()) {
            return Optional.empty();
        }
        Map<String, String> numbers = new LinkedHashMap<>();
        answer.output()
                .lines()
                .map(line -> line.strip().split("\\|", 2))
                .filter(fields -> fields.length == 2)
                .forEach(fields -> numbers.put(fields[1], fields[0]));
        return Optional.of(numbers);
    }

    /** The most jobs that one array of this cluster may have. */
    int largestArray() {
        Shell.Answer answer = shell.run(List.of("scontrol", "show", "config"));
        Matcher size = ARRAY_SIZE.matcher(answer.output());
        // The indices of an array end below the size; 1001 is Slurm's own default.
        return size.find() ? Math.max(1, Integer.parseInt(size.group(1)) - 1) : USUAL_ARRAY;
    }

    void cancel(List<String> jobs) {
        List<String> command = new ArrayList<>(List.of("scancel"));
        command.addAll(jobs);
        Shell.Answer answer = shell.run(command);
        if (!answer.isGood()) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "scancel could not withdraw the jobs " + String.join(", ", jobs) + ": " + paragraph(answer) + ".");
        }
    }
}
