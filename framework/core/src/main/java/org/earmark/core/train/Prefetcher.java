package org.earmark.core.train;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.earmark.spi.engine.TrainingBatch;

/** Makes batches on a thread of its own, two ahead of the trainer. One consumer. */
final class Prefetcher implements AutoCloseable {
    private static final int AHEAD = 2;
    private static final long PATIENCE_MILLIS = 5000;

    /** A batch, or why there is none. */
    private record Delivery(TrainingBatch batch, Throwable failure) {}

    private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;

    /** Starts with the batch of {@code first} and stops before {@code end}. */
    Prefetcher(BatchSource batches, long first, long end) {
        thread = new Thread(() -> produce(batches, first, end), "batches");
        thread.setDaemon(true);
        thread.start();
    }

    private void produce(BatchSource batches, long first, long end) {
        try {
            for (long step = first; step < end; step++) {
                queue.put(new Delivery(batches.batch(step), null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            deliverFailure(e);
        }
    }

    private void deliverFailure(Throwable failure) {
        try {
            queue.put(new Delivery(null, failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The next batch.
     *
     * @throws RuntimeException what making it threw
     */
    TrainingBatch next() {
        try {
            Delivery delivery = queue.take();
            if (delivery.failure() instanceof Error error) {
                throw error;
            }
            if (delivery.failure() instanceof RuntimeException failure) {
                throw failure;
            }
            return delivery.batch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }

    /** What {@link #next} will give next, when it is made already. */
    Optional<TrainingBatch> made() {
        return Optional.ofNullable(queue.peek()).map(Delivery::batch);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            // What the batches are made from may be closed next.
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
