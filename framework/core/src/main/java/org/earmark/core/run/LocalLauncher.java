package org.earmark.core.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskEnd;

/** Runs each cell in a process on this machine, as many at a time as there are devices. */
public final class LocalLauncher implements Launcher {
    /** How long the last output of a dead process is waited for. */
    private static final long OUTPUT_MILLIS = 2000;

    private static final long STOP_SECONDS = 10;
    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final List<String> devices;

    /** @param devices each is given to one cell at a time; a device named twice runs two cells at once */
    public LocalLauncher(List<String> devices) {
        this.devices = List.copyOf(devices);
    }

    @Override
    public void launch(List<CellTask> tasks, LaunchMonitor monitor) throws InterruptedException {
        BlockingQueue<String> free = new ArrayBlockingQueue<>(devices.size(), true, devices);
        ExecutorService runners = Executors.newFixedThreadPool(devices.size());
        try (ProcessGuard guard = ProcessGuard.install()) {
            List<Future<CellTask>> running = tasks.stream()
                    .map(task -> runners.submit(() -> runOnFreeDevice(task, free, monitor, guard)))
                    .toList();
            await(running, runners);
        }
    }

    private static void await(List<Future<CellTask>> running, ExecutorService runners) throws InterruptedException {
        try {
            for (Future<CellTask> task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            runners.shutdownNow();
            runners.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static CellTask runOnFreeDevice(
            CellTask task, BlockingQueue<String> free, LaunchMonitor monitor, ProcessGuard guard)
            throws InterruptedException {
        String device = free.take();
        try {
            run(task, device, monitor, guard);
        } finally {
            free.add(device);
        }
        return task;
    }

    private static void run(CellTask task, String device, LaunchMonitor monitor, ProcessGuard guard)
            throws InterruptedException {
        Process process = start(task, device, guard);
        OutputDrain output = new OutputDrain(process.getInputStream(), new AttemptFolder(task.attempt()).log());
        monitor.started(task, device);
        boolean timedOut;
        try {
            Duration limit = task.timeout().orElse(FOR_EVER);
            timedOut = !process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            guard.kill(process);
        }
        int exitCode = process.waitFor();
        if (guard.isStopping()) {
            throw new InterruptedException("this process is being stopped");
        }
        monitor.ended(task, new TaskEnd(exitCode, timedOut, output.tail(OUTPUT_MILLIS)));
    }

    private static Process start(CellTask task, String device, ProcessGuard guard) {
        ProcessBuilder builder = new ProcessBuilder(task.command()).redirectErrorStream(true);
        builder.environment().putAll(task.environment());
        builder.environment().put(WorkerOrder.DEVICE_VARIABLE, device);
        builder.environment()
                .put(
                        Vitals.PARENT_VARIABLE,
                        Long.toString(ProcessHandle.current().pid()));
        try {
            return guard.watch(builder.start());
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot start a worker process: " + e.getMessage() + ". The command was "
                            + String.join(" ", task.command()) + ".",
                    e);
        }
    }
}
