package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final TopCheckpoints kept;
    private final Optional<ValidationWatch> validation;
    private long newestCheckpoint;

    /**
     * @param checkpointEvery how much work may be lost at most; a checkpoint is also made after every epoch
     * @param keep how many checkpoints of the best epochs are kept
     * @param validation follows the validation part, where the best epoch there is wanted
     */
    AttemptWriter(
            AttemptFolder folder,
            String cell,
            EventLog events,
            RunHistory history,
            PredictionFiles predictions,
            Duration checkpointEvery,
            LongSupplier nanoTime,
            StopRequest stop,
            int keep,
            Optional<ValidationWatch> validation) {
        this.folder = folder;
        this.cell = cell;
        this.events = events;
        this.history = history;
        this.predictions = predictions;
        this.checkpointEvery = checkpointEvery;
        this.nanoTime = nanoTime;
        this.stop = stop;
        this.kept = new TopCheckpoints(folder.checkpoints(), keep);
        this.validation = validation;
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
        long step = evaluation.record().step();
        if (best) {
            Checkpoints.writeModel(folder.bestCheckpoint(), state.get(), mark(step));
        }
        keepBest(evaluation.record().epoch(), step, state);
        validation.ifPresent(watch -> watch.evaluate(evaluation.record().epoch(), step, state, this::mark));
    }

    private void keepBest(long epoch, long step, Supplier<LearnerState> state) {
        List<Long> top = kept.best(history.scores());
        if (top.contains(epoch)) {
            Checkpoints.writeModel(kept.file(epoch), state.get(), mark(step));
        }
        kept.retain(top);
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
