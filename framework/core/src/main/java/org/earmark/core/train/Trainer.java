package org.earmark.core.train;

import java.util.Locale;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.Progress;

/** Trains a learner over its epochs and evaluates it in between. Belongs to one thread. */
public final class Trainer {
    private final Learner learner;
    private final BatchSource batches;
    private final Evaluator evaluator;
    private final LearningRateSchedule schedule;
    private final double baseRate;
    private final TrainingOptions options;
    private final TrainingListener listener;

    /** @param baseRate learning rate that the schedule multiplies */
    public Trainer(
            Learner learner,
            BatchSource batches,
            Evaluator evaluator,
            LearningRateSchedule schedule,
            double baseRate,
            TrainingOptions options,
            TrainingListener listener) {
        this.learner = learner;
        this.batches = batches;
        this.evaluator = evaluator;
        this.schedule = schedule;
        this.baseRate = baseRate;
        this.options = options;
        this.listener = listener;
    }

    /** Optimiser steps of the whole run. */
    public long totalSteps() {
        return batches.stepsPerEpoch() * options.epochs();
    }

    /**
     * Trains to the last epoch.
     *
     * @param from the start, or where an earlier attempt stopped; the learner must be in the state of that step
     * @throws EarmarkException of category DIVERGED when a loss, gradient or logit is not finite; the listener has
     *     heard of the step
     */
    public void run(ResumePoint from) {
        EpochMeter meter = new EpochMeter();
        from.stepsOfEpoch().forEach(meter::add);
        try (Prefetcher prefetcher = new Prefetcher(batches, from.step(), totalSteps())) {
            for (long step = from.step(); step < totalSteps(); step++) {
                meter.add(trainStep(prefetcher, step));
                if ((step + 1) % batches.stepsPerEpoch() == 0) {
                    closeEpoch(meter, step + 1);
                    meter = new EpochMeter();
                } else {
                    listener.resumable(step + 1, false, learner::state);
                }
            }
        }
    }

    private StepRecord trainStep(Prefetcher prefetcher, long step) {
        long start = System.nanoTime();
        TrainingBatch batch = prefetcher.next();
        prefetcher.made().ifPresent(learner::announce);
        double multiplier = schedule.multiplier(new Progress(step, batches.stepsPerEpoch(), options.epochs()));
        double rate = baseRate * multiplier;
        StepResult result = learner.trainStep(batch, rate);
        StepRecord record = new StepRecord(
                step / batches.stepsPerEpoch() + 1,
                step + 1,
                batch.size(),
                result.loss(),
                result.gradientNorm(),
                rate,
                (System.nanoTime() - start) / 1e9);
        listener.step(record);
        requireFinite(record);
        return record;
    }

    private void closeEpoch(EpochMeter meter, long step) {
        long epoch = step / batches.stepsPerEpoch();
        listener.epoch(meter.close(epoch, step));
        if (epoch % options.evaluateEvery() == 0 || epoch == options.epochs()) {
            listener.evaluation(evaluator.evaluate(learner, epoch, step), learner::state);
        }
        listener.resumable(step, true, learner::state);
    }

    private static void requireFinite(StepRecord step) {
        if (!Double.isFinite(step.loss()) || !Double.isFinite(step.gradientNorm())) {
            throw new EarmarkException(
                    ErrorCategory.DIVERGED,
                    String.format(
                            Locale.ROOT,
                            "Training diverged in step %d (epoch %d): the loss was %s and the gradient norm %s at a"
                                    + " learning rate of %.3g. Lower the learning rate, lengthen the warm-up, or clip"
                                    + " gradients more tightly.",
                            step.step(),
                            step.epoch(),
                            step.loss(),
                            step.gradientNorm(),
                            step.learningRate()));
        }
    }
}
