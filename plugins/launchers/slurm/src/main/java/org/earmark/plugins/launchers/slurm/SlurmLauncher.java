package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskQueue;

/**
 * Hands the cells of a plan to Slurm as one job array and follows them. Slurm only places them: what became of a cell
 * is what its attempt directory says, so a cell whose record is there is done although Slurm has forgotten it, and one
 * without a record is lost although Slurm calls its job completed.
 */
final class SlurmLauncher implements Launcher {
    private final SlurmOptions options;
    private final DeviceSlot slot;
    private final SlurmCommands slurm;

    /** @param slot what each worker computes on, wherever its node is */
    SlurmLauncher(SlurmOptions options, DeviceSlot slot, SlurmCommands slurm) {
        this.options = options;
        this.slot = slot;
        this.slurm = slurm;
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public void check(int tasks) {
        if (tasks > 0) {
            slurm.test(options, Math.min(tasks, slurm.largestArray()));
        }
    }

    @Override
    public void launch(TaskQueue queue, LaunchMonitor monitor) throws InterruptedException {
        List<FollowedTask> open = new ArrayList<>(place(drawn(queue)));
        if (options.detach()) {
            return;
        }
        while (!open.isEmpty()) {
            follow(open, monitor);
            open.removeIf(FollowedTask::isEnded);
            // Cells that are to be tried again have come back into the queue.
            open.addAll(place(drawn(queue)));
            if (!open.isEmpty()) {
                Thread.sleep(Math.round(1000 * options.pollSeconds()));
            }
        }
    }

    private List<CellTask> drawn(TaskQueue queue) {
        List<CellTask> tasks = new ArrayList<>();
        for (Optional<CellTask> task = queue.next(slot); task.isPresent(); task = queue.next(slot)) {
            tasks.add(task.get());
        }
        return tasks;
    }

    private List<FollowedTask> place(List<CellTask> tasks) {
        List<FollowedTask> followed = known(tasks);
        Set<CellTask> placed = followed.stream().map(FollowedTask::task).collect(Collectors.toSet());
        followed.addAll(
                submit(tasks.stream().filter(task -> !placed.contains(task)).toList()));
        return followed;
    }

    private void follow(List<FollowedTask> open, LaunchMonitor monitor) {
        Optional<Map<String, JobState>> states =
                slurm.states(open.stream().map(FollowedTask::job).toList());
        states.ifPresent(known -> open.forEach(task -> task.look(Optional.ofNullable(known.get(task.job())), monitor)));
    }

    /** Cells that an earlier call has submitted and that Slurm has not finished with. */
    private List<FollowedTask> known(List<CellTask> tasks) {
        Map<CellTask, Attempt> open = new LinkedHashMap<>();
        for (CellTask task : tasks) {
            new Attempt(task.attempt())
                    .siblings().stream()
                            .filter(Attempt::isPlaced)
                            .reduce((first, second) -> second)
                            .filter(attempt -> !attempt.newest().isOver())
                            .ifPresent(attempt -> open.put(task, attempt));
        }
        // An sbatch may outlive its controller by a moment: what it still submits is to find nothing to do.
        recover(open.values()).forEach(begun -> begun.batch().delete());
        List<FollowedTask> placed = new ArrayList<>();
        open.forEach(
                (task, attempt) -> attempt.job().ifPresent(job -> placed.add(new FollowedTask(task, attempt, job))));
        if (!placed.isEmpty()) {
            Map<String, JobState> states = slurm.states(
                            placed.stream().map(FollowedTask::job).toList())
                    .orElseThrow(SlurmLauncher::silent);
            placed.removeIf(task -> isGone(states, task.job()));
        }
        return placed;
    }

    /**
     * Finds the jobs of a controller that was killed between their submission and its writing down their numbers.
     *
     * @return the submissions that Slurm knows nothing of
     */
    private List<Submission> recover(Collection<Attempt> attempts) {
        Map<Attempt, Submission> cutOff = new LinkedHashMap<>();
        attempts.forEach(attempt -> attempt.submission().ifPresent(begun -> cutOff.put(attempt, begun)));
        if (cutOff.isEmpty()) {
            return List.of();
        }
        Map<String, String> arrays = slurm.arrays().orElseThrow(SlurmLauncher::silent);
        List<Submission> unknown = new ArrayList<>();
        cutOff.forEach((attempt, begun) -> {
            String number = arrays.get(begun.batch().script().toString());
            if (number == null) {
                unknown.add(begun);
            } else {
                attempt.placed(number + "_" + begun.task());
            }
        });
        return unknown;
    }

    private static boolean isGone(Map<String, JobState> states, String job) {
        return !states.containsKey(job) || states.get(job).isOver();
    }

    private static EarmarkException silent() {
        return new EarmarkException(
                ErrorCategory.ENVIRONMENT,
                "Slurm does not say what became of the cells that were submitted before (squeue gave no answer), and"
                        + " submitting them again could run them twice. Try again when squeue works.");
    }

    private List<FollowedTask> submit(List<CellTask> tasks) {
        List<FollowedTask> submitted = new ArrayList<>();
        int largest = tasks.isEmpty() ? 1 : slurm.largestArray();
        for (int start = 0; start < tasks.size(); start += largest) {
            List<CellTask> array = tasks.subList(start, Math.min(start + largest, tasks.size()));
            String number;
            try {
                number = handOver(array);
            } catch (EarmarkException e) {
                tasks.subList(start, tasks.size()).forEach(SlurmLauncher::forget);
                throw e;
            }
            for (int i = 0; i < array.size(); i++) {
                Attempt attempt = new Attempt(array.get(i).attempt());
                attempt.placed(number + "_" + i);
                submitted.add(new FollowedTask(array.get(i), attempt, number + "_" + i));
            }
        }
        return submitted;
    }

    /** @return the array's number */
    private String handOver(List<CellTask> array) {
        Batch batch = Batch.write(array, options);
        try {
            for (int i = 0; i < array.size(); i++) {
                new Attempt(array.get(i).attempt()).placing(new Submission(batch, i));
            }
            return slurm.submit(options, array.size(), batch.script(), batch.output());
        } catch (EarmarkException e) {
            batch.delete();
            throw e;
        }
    }

    /** Removes what was prepared for a task that could not be placed, so that the folder is as it was. */
    private static void forget(CellTask task) {
        Attempt attempt = new Attempt(task.attempt());
        if (attempt.isStarted() || attempt.hasResult() || !Files.isDirectory(attempt.path())) {
            return;
        }
        Batch.deleteTree(attempt.path());
        Path cell = attempt.path().getParent();
        try (Stream<Path> rest = Files.list(cell)) {
            // Its lock is held by the caller and goes with it.
            if (rest.allMatch(path -> path.getFileName().toString().endsWith("lock"))) {
                Batch.deleteTree(cell);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Path> cancel(List<Path> attempts) {
        List<Attempt> open = attempts.stream()
                .map(Attempt::new)
                .filter(attempt -> attempt.isPlaced() && !attempt.newest().isOver())
                .toList();
        recover(open);
        Map<Path, String> jobs = new LinkedHashMap<>();
        open.forEach(attempt -> attempt.job().ifPresent(job -> jobs.put(attempt.path(), job)));
        if (jobs.isEmpty()) {
            return List.of();
        }
        Map<String, JobState> states = slurm.states(List.copyOf(jobs.values())).orElseThrow(SlurmLauncher::silent);
        jobs.values().removeIf(job -> isGone(states, job));
        if (!jobs.isEmpty()) {
            slurm.cancel(List.copyOf(jobs.values()));
        }
        return List.copyOf(jobs.keySet());
    }
}
