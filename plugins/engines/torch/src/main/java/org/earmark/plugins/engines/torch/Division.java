package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.earmark.plugins.engines.BatchSplit;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.TrainingBatch;

/** Which samples of a batch this process takes through the network, and in which parts. */
final class Division {
    private final int replicas;
    private final ClipLimit training;
    private final ClipLimit inference;
    private final Collective ranks;
    private boolean wholeBatch;

    /**
     * @param gpu whether the device is one
     * @param replicas of this process
     * @param ranks processes that have as many replicas each
     */
    Division(TorchOptions options, boolean gpu, int replicas, Collective ranks) {
        this.replicas = replicas;
        this.training = ClipLimit.of(options, gpu, ranks.isAlone());
        // It keeps no activations for a way back, so that more may fit.
        this.inference = ClipLimit.of(options, gpu, ranks.isAlone());
        this.ranks = ranks;
    }

    /**
     * What this process does of a batch.
     *
     * @param parts the samples of each part
     * @param divided whether other ranks do the rest; otherwise every rank does all of it
     */
    record Share(List<int[]> parts, boolean divided) {}

    Share of(TrainingBatch batch) {
        return share(
                wholeBatch
                        ? BatchSplit.parts(batch.size(), 1, Optional.empty())
                        : BatchSplit.parts(batch.size(), partCount(batch.size(), training), batch.spectrogramMixup()));
    }

    Share of(InferenceBatch batch) {
        // Extras may mix samples in ways that cannot be joined again.
        int count = batch.wantsExtras() ? 1 : partCount(batch.size(), inference);
        return share(BatchSplit.parts(batch.size(), count, Optional.empty()));
    }

    private Share share(List<int[]> all) {
        boolean divided = all.size() >= ranks.group().size() && !ranks.isAlone();
        return new Share(divided ? ranks.own(all) : all, divided);
    }

    /** Parts of a batch over all ranks. */
    private int partCount(int size, ClipLimit limit) {
        return BatchSplit.count(size, replicas * ranks.group().size(), limit.clips());
    }

    /** After memory ran out: whether the batch will be divided into smaller parts. */
    boolean halve(TrainingBatch batch) {
        return !wholeBatch && training.halve(batch.size());
    }

    /** After memory ran out: whether the batch will be divided into smaller parts. */
    boolean halve(InferenceBatch batch) {
        return !batch.wantsExtras() && inference.halve(batch.size());
    }

    /** The most clips of a part in training, where that was found out. */
    OptionalInt found() {
        return training.found();
    }

    /** From now on batches are trained in one pass. */
    void keepTrainingBatchesWhole() {
        wholeBatch = true;
    }
}
