package org.earmark.plugins.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes the parts of a batch through replicas.
 *
 * @param <R> replica
 */
public final class PartRunner<R> {
    /** What is done with one part. */
    public interface Work<R, T> {
        T run(int part, R replica);
    }

    private final ReplicaThreads threads;
    private final List<R> replicas;

    /** @param replicas one for each thread */
    public PartRunner(ReplicaThreads threads, List<R> replicas) {
        this.threads = threads;
        this.replicas = List.copyOf(replicas);
    }

    /** How many replicas work on that many parts. */
    public int active(int parts) {
        return Math.min(replicas.size(), parts);
    }

    /** Runs every part, part p on replica p mod active; the results in the order of the parts. */
    public <T> List<T> each(int parts, Work<R, T> work) {
        int active = active(parts);
        List<List<T>> results = threads.run(active, thread -> {
            List<T> own = new ArrayList<>();
            Optional<PassSignal> stopped = Optional.empty();
            for (int part = thread; part < parts; part += active) {
                try {
                    own.add(work.run(part, replicas.get(thread)));
                } catch (PassSignal signal) {
                    stopped = Optional.of(signal);
                }
            }
            stopped.ifPresent(signal -> {
                throw signal;
            });
            return own;
        });
        return IntStream.range(0, parts)
                .mapToObj(part -> results.get(part % active).get(part / active))
                .toList();
    }

    /**
     * Runs every part as {@link #each} does; all start again as often as statistics of the whole batch are missing.
     *
     * @param complete makes the missing statistics of what the parts have handed in
     * @throws PassSignal when the batch has to be one part
     */
    public <T> List<T> all(int parts, Work<R, T> work, Runnable complete) {
        while (true) {
            try {
                return each(parts, work);
            } catch (PassSignal signal) {
                if (signal.reason() == PassSignal.Reason.WHOLE_BATCH_NEEDED) {
                    throw signal;
                }
                complete.run();
            }
        }
    }

    /** The sum over all parts, run as {@link #all} does. */
    public double sum(int parts, Work<R, Double> work, Runnable complete) {
        return all(parts, work, complete).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
