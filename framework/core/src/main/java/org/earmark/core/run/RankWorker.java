package org.earmark.core.run;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.train.EpochRecord;
import org.earmark.core.train.Evaluation;
import org.earmark.core.train.EvaluationRecord;
import org.earmark.core.train.Evaluator;
import org.earmark.core.train.ResumePoint;
import org.earmark.core.train.StepRecord;
import org.earmark.core.train.TrainingListener;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;

/** Trains a cell as one of the ranks after 0: the same steps from the same state, of which it writes nothing down. */
public final class RankWorker {
    private final PluginRegistry plugins;
    private final CellJson cells;
    private final PrintStream log;

    /** @param log for people: what went wrong */
    public RankWorker(PluginRegistry plugins, CellJson cells, PrintStream log) {
        this.plugins = plugins;
        this.cells = cells;
        this.log = log;
    }

    /**
     * @param met is run when all ranks have found each other
     * @return whether it came to the end
     */
    public boolean run(WorkerOrder order, Runnable met) {
        ParentWatch watch = ParentWatch.start();
        try {
            train(order, cells.read(Json.read(order.cellFile())), met);
            return true;
        } catch (RuntimeException | Error e) {
            Failure failure = Failure.of(e);
            log.println("Rank " + order.ranks().rank() + ": " + failure.message());
            RankTeam.reports(order).write(failure);
            return false;
        } finally {
            watch.close();
        }
    }

    private void train(WorkerOrder order, Cell cell, Runnable met) {
        CellParts parts = CellParts.create(plugins, cell, order);
        RunHistory history = new RunHistory(parts.primaryMetric());
        Optional<Resumption> resumption = Resumption.of(order, Clock.systemUTC());
        ResumePoint from = resumption.map(found -> found.replay(history)).orElseGet(ResumePoint::start);
        try (OpenFeatures open = OpenFeatures.open(parts, order)) {
            CellRun run = new CellRun(parts, open.features());
            run.prepareFeatures(order.threads());
            LearnerState state = resumption.map(Resumption::state).orElseGet(() -> run.freshState(run.startWeights()));
            try (Engine engine = CellParts.engine(plugins, cell.spec(), order);
                    Learner learner = run.learner(engine, order, state)) {
                met.run();
                run.train(learner, from, new Silence(learner, run.validation()));
            }
        }
    }

    /** Rank 0 tells all there is to tell; what it asks of all ranks is done with it. */
    private record Silence(Learner learner, Optional<Evaluator> validation) implements TrainingListener {
        @Override
        public void step(StepRecord step) {}

        @Override
        public void epoch(EpochRecord epoch) {}

        @Override
        public void evaluation(Evaluation evaluation, Supplier<LearnerState> state) {
            EvaluationRecord record = evaluation.record();
            validation.ifPresent(evaluator -> evaluator.evaluate(learner, record.epoch(), record.step()));
        }

        @Override
        public void resumable(long step, boolean endOfEpoch, Supplier<LearnerState> state) {}
    }
}
