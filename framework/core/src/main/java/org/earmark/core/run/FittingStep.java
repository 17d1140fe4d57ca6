package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, after memory ran out, which training step would have fitted: by trying, because no formula knows an allocator.
 * First the same step by thriftier means of the engine, which trains the same; then smaller batches, which do not.
 */
final class FittingStep {
    private static final Logger LOG = LoggerFactory.getLogger(FittingStep.class);

    /** Trains one step of a fresh learner. */
    interface Trial {
        /**
         * @param engineOptions how the engine computes
         * @throws RuntimeException when memory runs out
         */
        void run(Record engineOptions, int batchSize);
    }

    private final Record engineOptions;
    private final int batchSize;
    private final Function<Record, Optional<Record>> thriftier;
    private final Trial trial;

    /**
     * @param engineOptions with which memory ran out
     * @param batchSize with which it did
     * @param thriftier the engine's options that need less memory than those given
     */
    FittingStep(Record engineOptions, int batchSize, Function<Record, Optional<Record>> thriftier, Trial trial) {
        this.engineOptions = engineOptions;
        this.batchSize = batchSize;
        this.thriftier = thriftier;
        this.trial = trial;
    }

    /** Of a cell on one device; trials are made by engines of their own. */
    static FittingStep of(PluginRegistry plugins, CellSpec spec, WorkerOrder order, CellRun run, Engine engine) {
        EngineFactory<?> factory = plugins.engine(spec.engine().name());
        Device device = Devices.find(engine, order.ownDevice());
        return new FittingStep(
                spec.engine().options(),
                run.batchSize(),
                options -> Creation.thriftier(factory, options, device),
                (options, size) -> {
                    try (Engine other = Creation.engine(factory, options, new EngineContext(order.threads()));
                            Learner learner = run.learner(other, order, run.freshState(run.startWeights()))) {
                        run.tryBatch(learner, size);
                    }
                });
    }

    /**
     * The failure with what fits added to it.
     *
     * @param failure of category OUT_OF_MEMORY
     * @param found gets {@code fittingEngine}, the options to change, or {@code fittingBatchSize}
     */
    EarmarkException explain(Throwable failure, ObjectNode found) {
        return new EarmarkException(
                ErrorCategory.OUT_OF_MEMORY,
                "Memory ran out with training.batchSize " + batchSize + ": " + Failure.reason(failure) + ". "
                        + advice(found),
                failure);
    }

    private String advice(ObjectNode found) {
        if (fits(engineOptions, batchSize)) {
            return "One training step as it is was tried afterwards and fits, so memory ran out beside training, or others"
                    + " used it then: run again, or use a smaller model or batch, or a device with more memory.";
        }
        Optional<Record> options = fittingOptions();
        if (options.isPresent()) {
            ObjectNode changes = changes(options.get());
            found.set("fittingEngine", changes);
            return "One training step with " + text(changes) + " was tried afterwards and fits: use that, which changes"
                    + " results by roundings only, or a device with more memory.";
        }
        for (int size = batchSize / 2; size >= 1; size /= 2) {
            if (fits(engineOptions, size)) {
                found.put("fittingBatchSize", size);
                return "One training step with training.batchSize " + size + " was tried afterwards and fits: use that,"
                        + " or a smaller model, or a device with more memory.";
            }
        }
        return "Not even one clip at a time fits: use a smaller model, or a device with more memory.";
    }

    private Optional<Record> fittingOptions() {
        Optional<Record> options = thriftier.apply(engineOptions);
        while (options.isPresent() && !fits(options.get(), batchSize)) {
            options = thriftier.apply(options.get());
        }
        return options;
    }

    private boolean fits(Record options, int size) {
        try {
            trial.run(options, size);
            return true;
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.info("A batch of {} with {} does not fit: {}", size, options, Failure.reason(e));
            return false;
        }
    }

    private ObjectNode changes(Record options) {
        ObjectNode before = OptionsTree.of(engineOptions);
        ObjectNode changed = Json.object();
        OptionsTree.of(options).properties().forEach(option -> {
            if (!option.getValue().equals(before.get(option.getKey()))) {
                changed.set(option.getKey(), option.getValue());
            }
        });
        return changed;
    }

    private static String text(ObjectNode changes) {
        List<String> parts = new ArrayList<>();
        changes.properties()
                .forEach(option -> parts.add(
                        "engine." + option.getKey() + " " + option.getValue().asText()));
        return String.join(" and ", parts);
    }
}
