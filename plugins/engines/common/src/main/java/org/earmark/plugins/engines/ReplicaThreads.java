package org.earmark.plugins.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The threads on which replicas compute. Replicas of one thread each are faster than one replica of many threads: they
 * wait for each other once a step rather than at every operation.
 */
public final class ReplicaThreads implements AutoCloseable {
    /** Work of one replica. */
    public interface Work<T> {
        T run(int replica);
    }

    /** The library that computes. */
    public interface Library {
        /** How many threads the products of each replica may use; called before work begins. */
        void shareOfReplicas(int threads);

        /** The same, called on the thread of every replica. */
        default void shareOfThisThread(int threads) {}

        /** What a person can read of a failure while a replica was working. */
        RuntimeException failure(String activity, Throwable cause);
    }

    private final List<ExecutorService> threads;
    private final int processors;
    private final Library library;

    /** @param name before the threads' numbers */
    public ReplicaThreads(String name, int replicas, int processors, Library library) {
        this.processors = processors;
        this.library = library;
        this.threads = IntStream.range(0, replicas)
                .mapToObj(i -> Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, name + "-" + i);
                    thread.setDaemon(true);
                    return thread;
                }))
                .toList();
    }

    public int count() {
        return threads.size();
    }

    /**
     * Runs the work of replicas 0 … active − 1 at the same time and waits for all. The processors are divided among
     * them.
     *
     * @return the results in the order of the replicas
     */
    public <T> List<T> run(int active, Work<T> work) {
        int share = Math.max(1, processors / active);
        library.shareOfReplicas(share);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < active; i++) {
            int replica = i;
            Callable<T> task = () -> {
                library.shareOfThisThread(share);
                return work.run(replica);
            };
            futures.add(threads.get(i).submit(task));
        }
        return collect(futures);
    }

    /** Waits for all before any failure is reported: none may still use what the caller then releases. */
    private <T> List<T> collect(List<Future<T>> futures) {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                failures.add(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                failures.add(interrupted);
            }
        }
        if (failures.isEmpty()) {
            return results;
        }
        Throwable first = failures.stream()
                .filter(failure -> !(failure instanceof PassSignal))
                .findFirst()
                .orElse(failures.get(0));
        if (first instanceof PassSignal signal) {
            throw signal;
        }
        throw library.failure("A pass", first);
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
    }
}
