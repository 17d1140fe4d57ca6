package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.earmark.core.train.EpochRecord;
import org.earmark.core.train.Evaluation;
import org.earmark.core.train.StepRecord;
import org.earmark.core.train.TrainingListener;
import org.earmark.spi.engine.LearnerState;

/** Writes down how training goes: events, predictions, checkpoints. Belongs to the training thread. */
final class AttemptWriter implements TrainingListener {
    private final AttemptFolder folder;
    private final String cell;
    private final EventLog events;
    private final RunHistory history;
    private final PredictionFiles predictions;
    private final Duration checkpointEvery;
    private final LongSupplier nanoTime;
    private final StopRequest stop;
    private long newestCheckpoint;

    /** @param checkpointEvery how much work may be lost at most; a checkpoint is also made after every epoch */
    AttemptWriter(
            AttemptFolder folder,
            String cell,
            EventLog events,
            RunHistory history,
            PredictionFiles predictions,
            Duration checkpointEvery,
            LongSupplier nanoTime,
            StopRequest stop) {
        this.folder = folder;
        this.cell = cell;
        this.events = events;
        this.history = history;
        this.predictions = predictions;
        this.checkpointEvery = checkpointEvery;
        this.nanoTime = nanoTime;
        this.stop = stop;
        this.newestCheckpoint = nanoTime.getAsLong();
    }

    @Override
    public void step(StepRecord step) {
        history.add(step);
        events.append("step", EventCodec.write(step));
    }

    @Override
    public void epoch(EpochRecord epoch) {
        history.closeEpoch();
        events.append("epoch", EventCodec.write(epoch));
    }

    @Override
    public void evaluation(Evaluation evaluation, Supplier<LearnerState> state) {
        boolean best = history.add(evaluation.record());
        events.append("evaluation", EventCodec.write(evaluation.record()));
        predictions.write(folder.predictions(), evaluation);
        if (best) {
            Checkpoints.writeModel(
                    folder.bestCheckpoint(),
                    state.get(),
                    mark(evaluation.record().step()));
        }
    }

    @Override
    public void resumable(long step, boolean endOfEpoch, Supplier<LearnerState> state) {
        boolean stopping = stop.isMade();
        if (!endOfEpoch && !stopping && nanoTime.getAsLong() - newestCheckpoint < checkpointEvery.toNanos()) {
            return;
        }
        Checkpoints.writeLatest(folder.latestCheckpoint(), state.get(), mark(step));
        newestCheckpoint = nanoTime.getAsLong();
        ObjectNode fields = Json.object();
        fields.put("step", step);
        events.append("checkpoint", fields);
        if (stopping) {
            throw StopRequest.stopped(step);
        }
    }

    private Checkpoints.Mark mark(long step) {
        return new Checkpoints.Mark(cell, step, history.epochs(), events.sync());
    }
}
