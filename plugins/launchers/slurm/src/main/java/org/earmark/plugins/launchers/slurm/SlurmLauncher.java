package org.earmark.plugins.launchers.slurm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<FollowedTask> placed = new ArrayList<>();
        for (CellTask task : tasks) {
            new Attempt(task.attempt())
                    .siblings().stream()
                            .filter(attempt -> attempt.job().isPresent())
                            .reduce((first, second) -> second)
                            .filter(attempt -> !attempt.newest().isOver())
                            .ifPresent(attempt -> placed.add(new FollowedTask(
                                    task, attempt, attempt.job().orElseThrow())));
        }
        if (!placed.isEmpty()) {
            Map<String, JobState> states = slurm.states(
                            placed.stream().map(FollowedTask::job).toList())
                    .orElseThrow(SlurmLauncher::silent);
            placed.removeIf(task -> isGone(states, task.job()));
        }
        return placed;
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
            try {
                submitted.addAll(submitArray(array));
            } catch (EarmarkException e) {
                tasks.subList(start, tasks.size()).forEach(SlurmLauncher::forget);
                throw e;
            }
        }
        return submitted;
    }

    private List<FollowedTask> submitArray(List<CellTask> array) {
        Batch batch = Batch.write(array, options);
        String number;
        try {
            number = slurm.submit(options, array.size(), batch.script(), batch.output());
        } catch (EarmarkException e) {
            batch.delete();
            throw e;
        }
        List<FollowedTask> placed = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Attempt attempt = new Attempt(array.get(i).attempt());
            attempt.placed(number + "_" + i);
            placed.add(new FollowedTask(array.get(i), attempt, number + "_" + i));
        }
        return placed;
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
        Map<Path, String> jobs = new LinkedHashMap<>();
        for (Path path : attempts) {
            Attempt attempt = new Attempt(path);
            attempt.job().filter(job -> !attempt.newest().isOver()).ifPresent(job -> jobs.put(path, job));
        }
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
