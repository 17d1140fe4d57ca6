package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.earmark.core.plan.Cell;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.start.StartWeights;
import org.earmark.core.train.Evaluation;
import org.earmark.core.train.ResumePoint;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.tensor.FloatArray;

/** One run of one cell: what is written between the first event and the last. */
final class CellSession {
    private final PluginRegistry plugins;
    private final Clock clock;
    private final Cell cell;
    private final WorkerOrder order;
    private final CellResult result;
    private final Runnable met;

    /** @param met is run when all ranks of the cell have found each other */
    CellSession(PluginRegistry plugins, Clock clock, Cell cell, WorkerOrder order, CellResult result, Runnable met) {
        this.plugins = plugins;
        this.clock = clock;
        this.cell = cell;
        this.order = order;
        this.result = result;
        this.met = met;
    }

    /** @throws RuntimeException whatever stops the cell; the events tell so */
    void run() {
        // Before any engine is loaded, see there.
        MachineDescription.describe();
        // Loading the native library takes seconds in which the data can be opened.
        CompletableFuture<Engine> loading =
                CompletableFuture.supplyAsync(() -> CellParts.engine(plugins, cell.spec(), order));
        CellParts parts = CellParts.create(plugins, cell, order);
        RunHistory history = new RunHistory(parts.primaryMetric());
        result.follow(history);
        result.fields()
                .putObject("clips")
                .put("train", parts.partition().train().length)
                .put("test", parts.partition().test().length)
                .put("unlabelledLeftOut", parts.dropped());
        result.fields().put("activation", parts.loss().activation().name().toLowerCase(java.util.Locale.ROOT));
        Optional<Resumption> resumption = Resumption.of(order, clock);
        ResumePoint from =
                resumption.map(found -> found.takeOver(order.folder(), history)).orElseGet(ResumePoint::start);
        try (EventLog events = EventLog.open(order.folder().events(), clock)) {
            EnergyMeter energy = EnergyMeter.start(devicesOfThisNode());
            Vitals vitals = Vitals.start(events, energy);
            String state = "failed";
            try {
                train(parts, loading, resumption, from, events, history);
                state = "done";
            } catch (RuntimeException e) {
                state = Failure.of(e).category() == ErrorCategory.DIVERGED ? "diverged" : state;
                throw e;
            } finally {
                vitals.close();
                energy.json().ifPresent(joules -> result.fields().set("energy", joules));
                energy.close();
                events.append("end", Json.object().put("state", state));
            }
        }
    }

    private List<String> devicesOfThisNode() {
        List<String> all = DeviceGroup.members(order.device());
        return all.subList(0, all.size() / RankTeam.nodes());
    }

    private void train(
            CellParts parts,
            CompletableFuture<Engine> loading,
            Optional<Resumption> resumption,
            ResumePoint from,
            EventLog events,
            RunHistory history) {
        try (OpenFeatures open = OpenFeatures.open(parts, order)) {
            CellRun run = new CellRun(parts, open.features());
            ObjectNode outline = run.outline().put("step", from.step());
            events.append(resumption.isPresent() ? "resume" : "start", outline);
            run.prepareFeatures(order.threads());
            Optional<StartWeights> start = resumption.isPresent() ? Optional.empty() : run.startWeights();
            LearnerState state = resumption.map(Resumption::state).orElseGet(() -> run.freshState(start));
            try (Engine engine = joined(loading)) {
                CompletableFuture<Void> provenance = writeProvenance(engine, start, resumption);
                try (Learner learner = run.learner(engine, order, state)) {
                    met.run();
                    // A model that brings its own learner has drawn its weights only now.
                    result.fields()
                            .put("parameters", parameters(state.parameters().isEmpty() ? learner.state() : state));
                    AttemptWriter writer = writer(parts, run, learner, events, history);
                    run.train(learner, from, writer);
                    learner.clipsPerPass().ifPresent(clips -> result.fields().put("clipsPerPass", clips));
                    if (!parts.spec().evaluation().isStandard()) {
                        evaluate(parts, run, engine, learner, events, history);
                    }
                } catch (RuntimeException | OutOfMemoryError e) {
                    throw explained(e, run, engine);
                } finally {
                    // Nothing may be written after the result.
                    joined(provenance);
                }
                engine.peakDeviceMemory(Devices.find(engine, order.ownDevice()))
                        .ifPresent(bytes -> result.fields().put("peakDeviceMemoryBytes", bytes));
            }
        }
    }

    private RuntimeException explained(Throwable failure, CellRun run, Engine engine) {
        // Trying sizes takes all ranks, which know nothing of the failure of this one.
        if (Failure.of(failure).category() != ErrorCategory.OUT_OF_MEMORY
                || !order.ranks().isAlone()) {
            return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
        return FittingStep.of(plugins, cell.spec(), order, run, engine).explain(failure, result.fields());
    }

    private void evaluate(
            CellParts parts, CellRun run, Engine engine, Learner learner, EventLog events, RunHistory history) {
        FinalEvaluation last = new FinalEvaluation(parts, order.folder(), cell.id());
        LearnerState weights = last.weights(learner, history);
        Evaluation evaluation;
        if (order.ranks().isAlone()) {
            evaluation = last.evaluate(run.learner(engine, order.ownDevice(), weights), run.testData(), history);
        } else {
            // What the ranks have learnt together is judged by this one: the others are done when training is.
            try (Engine own = CellParts.engineOfOne(plugins, cell.spec(), order)) {
                evaluation = last.evaluate(run.learner(own, order.ownDevice(), weights), run.testData(), history);
            }
        }
        predictions(parts, run).write(order.folder().predictions(), evaluation);
        ObjectNode event = EventCodec.write(evaluation.record());
        event.set("protocol", last.describe());
        events.append("final", event);
        result.fields().set("metrics", EventCodec.numbers(evaluation.record().metrics()));
        result.fields().set("protocol", last.describe());
    }

    private static PredictionFiles predictions(CellParts parts, CellRun run) {
        List<String> clips = IntStream.of(parts.partition().test())
                .mapToObj(clip -> parts.dataset().clip(clip).id())
                .toList();
        return new PredictionFiles(
                clips,
                parts.dataset().vocabulary().names(),
                run.events(parts.partition().test()));
    }

    private AttemptWriter writer(CellParts parts, CellRun run, Learner learner, EventLog events, RunHistory history) {
        return new AttemptWriter(
                order.folder(),
                cell.id(),
                events,
                history,
                predictions(parts, run),
                order.checkpointEvery(),
                System::nanoTime,
                StopRequest.ofEnvironment(),
                parts.spec().evaluation().keep(),
                run.validation()
                        .map(evaluator -> new ValidationWatch(evaluator, learner, history, events, order.folder())));
    }

    /** Asking git takes a while in which training can begin. */
    private CompletableFuture<Void> writeProvenance(
            Engine engine, Optional<StartWeights> start, Optional<Resumption> resumption) {
        Map<String, String> libraries = engine.libraries();
        Device device = Devices.find(engine, order.ownDevice());
        Optional<Integer> resumedFrom = resumption.map(found -> found.from().number());
        return CompletableFuture.runAsync(() -> Json.write(
                order.folder().provenance(),
                new Provenance(plugins).describe(cell, order, device, libraries, start, resumedFrom)));
    }

    private static long parameters(LearnerState state) {
        return state.parameters().values().stream()
                .map(FloatArray::shape)
                .mapToLong(FloatArray::size)
                .sum();
    }

    private static <T> T joined(CompletableFuture<T> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
