package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.model.Network;
import org.earmark.testkit.replica.Trial;

/** Learners on the processor whose batches are copied ahead, and training that announces them. */
final class AheadOnHost {
    private AheadOnHost() {}

    static Learner learner(
            Network network, TorchOptions options, ReplicaThreads threads, Transfers transfers, Collective ranks) {
        return learner(network, Trial.spec(Trial.fresh(network)), options, threads, transfers, ranks);
    }

    static Learner learner(
            Network network,
            LearnerSpec spec,
            TorchOptions options,
            ReplicaThreads threads,
            Transfers transfers,
            Collective ranks) {
        Device device = new Device("cpu");
        BatchCopies copies = new CopiesAhead(transfers, CopiesAhead.newThread(), new CopiesWhenNeeded(device));
        Division division = new Division(options, false, threads.count(), ranks);
        return TorchLearner.open(
                network, spec, options.precision(), new Place(device, threads, division, copies, ranks));
    }

    /** As the trainer does: each batch is announced before the step ahead of it. */
    static List<StepResult> train(Learner learner, int steps) {
        List<StepResult> results = new ArrayList<>();
        TrainingBatch current = Trial.batch(0);
        for (int step = 0; step < steps; step++) {
            TrainingBatch next = Trial.batch(step + 1);
            learner.announce(next);
            results.add(learner.trainStep(current, 1e-2));
            current = next;
        }
        return results;
    }
}
