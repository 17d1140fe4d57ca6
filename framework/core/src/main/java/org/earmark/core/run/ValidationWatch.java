package org.earmark.core.run;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.earmark.core.train.EvaluationRecord;
import org.earmark.core.train.Evaluator;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;

/** Evaluates on the validation part whenever the test part is evaluated, and keeps the best model there. */
final class ValidationWatch {
    static final String EVENT = "validation";

    private final Evaluator evaluator;
    private final Learner learner;
    private final RunHistory history;
    private final EventLog events;
    private final AttemptFolder folder;

    ValidationWatch(Evaluator evaluator, Learner learner, RunHistory history, EventLog events, AttemptFolder folder) {
        this.evaluator = evaluator;
        this.learner = learner;
        this.history = history;
        this.events = events;
        this.folder = folder;
    }

    /** @param mark of a checkpoint made now, for the optimiser steps done */
    void evaluate(long epoch, long step, Supplier<LearnerState> state, LongFunction<Checkpoints.Mark> mark) {
        EvaluationRecord record =
                evaluator.evaluate(learner, epoch, step).record().of(EVENT);
        events.append(EVENT, EventCodec.write(record));
        if (history.addValidation(record)) {
            Checkpoints.writeModel(folder.bestOnValidation(), state.get(), mark.apply(step));
        }
    }
}
