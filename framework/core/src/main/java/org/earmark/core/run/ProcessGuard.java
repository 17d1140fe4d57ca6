package org.earmark.core.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that worker processes, with all that they started, do not outlive this process. Thread-safe. */
final class ProcessGuard implements AutoCloseable {
    private final Set<Process> watched = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::stop, "stop workers");
    private volatile boolean stopping;

    private ProcessGuard() {}

    static ProcessGuard install() {
        ProcessGuard guard = new ProcessGuard();
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    Process watch(Process process) {
        watched.add(process);
        if (stopping) {
            kill(process);
        }
        return process;
    }

    /** Whether this process is on its way out, by Ctrl-C for example. */
    boolean isStopping() {
        return stopping;
    }

    /** Ends the process and its descendants; harmless when they are gone. */
    void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        // By its handle: Process.destroyForcibly also closes the pipe, and what was printed last would be lost.
        process.toHandle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        watched.remove(process);
    }

    private void stop() {
        stopping = true;
        List.copyOf(watched).forEach(this::kill);
    }

    @Override
    public void close() {
        if (!stopping) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process has begun to stop in this very moment: the hook runs and does what close would.
                return;
            }
        }
        stop();
    }
}
