package org.earmark.core.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.TaskEnd;
import org.earmark.spi.launch.TaskQueue;

/** Runs each cell in a process on this machine, one at a time in each slot, beside other runs that lease devices too. */
public final class LocalLauncher implements Launcher {
    /** How long the last output of a dead process is waited for. */
    private static final long OUTPUT_MILLIS = 2000;

    private static final long STOP_SECONDS = 10;
    private static final Duration FOR_EVER = Duration.ofDays(36500);

    private final List<DeviceSlot> slots;
    private final DeviceLeases leases;

    /** @param slots each is given to one cell at a time */
    public LocalLauncher(List<DeviceSlot> slots, DeviceLeases leases) {
        this.slots = List.copyOf(slots);
        this.leases = leases;
    }

    @Override
    public void launch(TaskQueue queue, LaunchMonitor monitor) throws InterruptedException {
        ExecutorService runners = Executors.newFixedThreadPool(slots.size());
        ExecutorCompletionService<DeviceSlot> ends = new ExecutorCompletionService<>(runners);
        try (ProcessGuard guard = ProcessGuard.install()) {
            for (DeviceSlot slot : slots) {
                ends.submit(() -> serve(slot, queue, monitor, guard));
            }
            try {
                for (int i = 0; i < slots.size(); i++) {
                    ends.take().get();
                }
            } catch (ExecutionException e) {
                throw unwrapped(e);
            } finally {
                runners.shutdownNow();
                runners.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) throws InterruptedException {
        if (e.getCause() instanceof InterruptedException stopped) {
            throw stopped;
        }
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }

    private DeviceSlot serve(DeviceSlot slot, TaskQueue queue, LaunchMonitor monitor, ProcessGuard guard)
            throws InterruptedException {
        while (!queue.isEmpty()) {
            Optional<DeviceLeases.Lease> lease = leases.acquire(slot, new Patience(slot, queue, monitor));
            if (lease.isEmpty()) {
                break;
            }
            try {
                Optional<CellTask> task = queue.next(slot);
                if (task.isEmpty()) {
                    break;
                }
                run(task.get(), slot, monitor, guard);
            } finally {
                lease.get().close();
            }
        }
        return slot;
    }

    private record Patience(DeviceSlot slot, TaskQueue queue, LaunchMonitor monitor) implements DeviceLeases.Patience {
        @Override
        public void waiting() {
            monitor.waiting(slot, "another run on this machine uses it");
        }

        @Override
        public boolean isOver() {
            return queue.isEmpty();
        }
    }

    private static void run(CellTask task, DeviceSlot slot, LaunchMonitor monitor, ProcessGuard guard)
            throws InterruptedException {
        Process process = start(task, slot, guard);
        OutputDrain output = new OutputDrain(process.getInputStream(), new AttemptFolder(task.attempt()).log());
        monitor.started(task, slot.device());
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

    private static Process start(CellTask task, DeviceSlot slot, ProcessGuard guard) {
        ProcessBuilder builder = new ProcessBuilder(task.command()).redirectErrorStream(true);
        builder.environment().putAll(task.environment());
        builder.environment().put(WorkerOrder.DEVICE_VARIABLE, slot.device());
        builder.environment()
                .put(
                        ParentWatch.PARENT_VARIABLE,
                        Long.toString(ProcessHandle.current().pid()));
        try {
            return guard.watch(ProcessStart.of(builder));
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Cannot start a worker process: " + e.getMessage() + ". The command was "
                            + String.join(" ", builder.command()) + ".",
                    e);
        }
    }
}
