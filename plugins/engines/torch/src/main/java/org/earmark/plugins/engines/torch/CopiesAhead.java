package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.tensor.FloatArray;

/**
 * Copies announced batches to the device on a thread of its own, while the batch before is computed. What was not
 * announced, is divided otherwise than announced, or could not be copied ahead is copied when it is needed.
 */
final class CopiesAhead implements BatchCopies {
    private final Transfers transfers;
    private final ExecutorService thread;
    private final Announcements training;
    private final Announcements inference;

    /**
     * @param transfers closed with this object
     * @param thread prepares and frees copies one after the other; shut down with this object
     * @param otherwise for what was not copied ahead
     */
    CopiesAhead(Transfers transfers, ExecutorService thread, Inputs otherwise) {
        this.transfers = transfers;
        this.thread = thread;
        this.training = new Announcements(transfers, thread, otherwise);
        this.inference = new Announcements(transfers, thread, otherwise);
    }

    /** A thread for copies, which keeps no process alive. */
    static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "torch-copies");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void announce(TrainingBatch next, Supplier<List<int[]>> parts) {
        Stream<FloatArray> arrays =
                Stream.concat(Stream.of(next.features(), next.targets()), next.frameTargets().stream());
        training.add(next, pieces(arrays.toList(), parts.get()));
    }

    @Override
    public void announce(InferenceBatch next, Supplier<List<int[]>> parts) {
        inference.add(next, pieces(List.of(next.features()), parts.get()));
    }

    /** In the order in which passes need them. */
    private static List<Announcements.Piece> pieces(List<FloatArray> arrays, List<int[]> parts) {
        List<Announcements.Piece> pieces = new ArrayList<>();
        for (int[] samples : parts) {
            arrays.forEach(array -> pieces.add(new Announcements.Piece(array, samples)));
        }
        return pieces;
    }

    @Override
    public Inputs of(TrainingBatch batch) {
        return training.take(batch);
    }

    @Override
    public Inputs of(InferenceBatch batch) {
        return inference.take(batch);
    }

    @Override
    public void close() {
        training.close();
        inference.close();
        // After all that the thread has still to begin and to free.
        CompletableFuture.runAsync(transfers::close, thread).join();
        thread.shutdown();
    }
}
