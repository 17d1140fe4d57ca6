package org.earmark.plugins.engines.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The threads on which replicas compute. Replicas of one thread each are faster than one replica of many threads: they
 * wait for each other once a step rather than at every operation.
 */
final class ReplicaThreads implements AutoCloseable {
    /** Work of one replica. */
    interface Work<T> {
        T run(int replica);
    }

    private final List<ExecutorService> threads;
    private final int processors;
    private final IntConsumer blasThreads;

    /** @param blasThreads is told how many threads each replica's products may use */
    ReplicaThreads(int replicas, int processors, IntConsumer blasThreads) {
        this.processors = processors;
        this.blasThreads = blasThreads;
        this.threads = IntStream.range(0, replicas)
                .mapToObj(i -> Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "nd4j-replica-" + i);
                    thread.setDaemon(true);
                    return thread;
                }))
                .toList();
    }

    int count() {
        return threads.size();
    }

    /**
     * Runs the work of replicas 0 … active − 1 at the same time and waits for all. The processors are divided among
     * them.
     *
     * @return the results in the order of the replicas
     */
    <T> List<T> run(int active, Work<T> work) {
        blasThreads.accept(Math.max(1, processors / active));
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < active; i++) {
            int replica = i;
            Callable<T> task = () -> work.run(replica);
            futures.add(threads.get(i).submit(task));
        }
        return collect(futures);
    }

    /** Waits for all before any failure is reported: none may still use what the caller then releases. */
    private static <T> List<T> collect(List<Future<T>> futures) {
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
        throw NativeFailure.of("A pass", first);
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
    }
}
