package org.earmark.plugins.engines.torch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.Samples;
import org.earmark.spi.tensor.FloatArray;

/** Batches of one kind that have been announced and are on their way to the device. Belongs to one thread. */
final class Announcements implements AutoCloseable {
    /** The batch that comes next, and the one after it, which is announced before that one is taken. */
    private static final int KEPT = 2;

    private final Transfers transfers;
    private final Executor thread;
    private final Inputs otherwise;
    private final Deque<Announced> announced = new ArrayDeque<>();

    /** Some samples of an array. */
    static final class Piece {
        private final FloatArray array;
        private final int[] samples;

        Piece(FloatArray array, int[] samples) {
            this.array = array;
            this.samples = samples;
        }

        @SuppressWarnings("ReferenceEquality") // whether it is that very array: comparing values would cost a copy
        boolean is(FloatArray other, int[] otherSamples) {
            return array == other && Arrays.equals(samples, otherSamples);
        }

        FloatArray values() {
            return Samples.of(array, samples);
        }
    }

    private record Copy(Piece piece, CompletableFuture<Transfers.Transfer> transfer) {}

    Announcements(Transfers transfers, Executor thread, Inputs otherwise) {
        this.transfers = transfers;
        this.thread = thread;
        this.otherwise = otherwise;
    }

    /** Begins to copy; an older announcement that nobody came for is given up. */
    void add(Object batch, List<Piece> pieces) {
        if (announced.stream().anyMatch(known -> known.batch == batch)) {
            return;
        }
        while (announced.size() >= KEPT) {
            announced.removeFirst().close();
        }
        announced.addLast(new Announced(
                batch,
                pieces.stream()
                        .map(piece -> new Copy(piece, CompletableFuture.supplyAsync(() -> begin(piece), thread)))
                        .toList()));
    }

    private Transfers.Transfer begin(Piece piece) {
        return transfers.begin(piece.values());
    }

    /** The copies of this very batch, and no older ones any more; when it was not announced, none are made ahead. */
    Inputs take(Object batch) {
        if (announced.stream().noneMatch(known -> known.batch == batch)) {
            return otherwise;
        }
        Announced first = announced.removeFirst();
        while (first.batch != batch) {
            first.close();
            first = announced.removeFirst();
        }
        return first;
    }

    @Override
    public void close() {
        announced.forEach(Announced::close);
        announced.clear();
    }

    private final class Announced implements Inputs {
        private final Object batch;
        private final List<Copy> copies;

        Announced(Object batch, List<Copy> copies) {
            this.batch = batch;
            this.copies = copies;
        }

        @Override
        public Tensor of(FloatArray array, int[] samples) {
            return copies.stream()
                    .filter(copy -> copy.piece().is(array, samples))
                    .findFirst()
                    .flatMap(copy -> begun(copy.transfer()))
                    .map(Transfers.Transfer::tensor)
                    .orElseGet(() -> otherwise.of(array, samples));
        }

        /** A copy that failed is made again when it is needed, and says then what it lacks. */
        private Optional<Transfers.Transfer> begun(CompletableFuture<Transfers.Transfer> transfer) {
            try {
                return Optional.of(transfer.join());
            } catch (CompletionException failure) {
                return Optional.empty();
            }
        }

        /** On the thread of the copies, after those that it has still to begin: nobody waits for it. */
        @Override
        public void close() {
            thread.execute(() -> copies.forEach(copy -> begun(copy.transfer()).ifPresent(Transfers.Transfer::close)));
        }
    }
}
