package org.earmark.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.loss.Activation;
import org.earmark.spi.loss.Loss;
import org.earmark.spi.loss.LossContext;
import org.earmark.spi.loss.LossFactory;
import org.earmark.spi.loss.Targets;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupFactory;
import org.earmark.spi.model.Model;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.ModelFactory;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.spi.tensor.Tensor;

/** Small factories that make just enough for planning. */
public final class FakeFactories {
    private FakeFactories() {}

    /** A registry with two data sets, a model, two losses, a mixup, three schedules and an engine. */
    public static LoadedPlugins registry() {
        List<RegisteredFactory> all = new ArrayList<>();
        all.add(new RegisteredFactory(
                PluginKind.DATASET, new FakeDataset("drops", true, LabelKind.SINGLE), "data.jar"));
        all.add(new RegisteredFactory(PluginKind.DATASET, new FakeDataset("tags", false, LabelKind.MULTI), "data.jar"));
        all.add(new RegisteredFactory(PluginKind.MODEL, new NetworkModel(), "model.jar"));
        all.add(new RegisteredFactory(PluginKind.LOSS, new NamedLoss("clip_ce", LabelKind.SINGLE), "loss.jar"));
        all.add(new RegisteredFactory(PluginKind.LOSS, new NamedLoss("clip_bce", LabelKind.MULTI), "loss.jar"));
        all.add(new RegisteredFactory(PluginKind.MIXUP, new NoMixup(), "mixup.jar"));
        for (String name : List.of("constant", "cosine", "htsat-steps")) {
            all.add(new RegisteredFactory(PluginKind.SCHEDULE, new NamedSchedule(name), "schedule.jar"));
        }
        all.add(new RegisteredFactory(PluginKind.ENGINE, new NamedEngine(), "engine.jar"));
        return new LoadedPlugins(all, List.of());
    }

    public record NoOptions() {}

    public record DatasetOptions(int clips) implements Validated {
        @Override
        public void validate(Problems problems) {
            problems.require(clips >= 2, "clips", clips, "must be at least 2");
        }
    }

    public record ModelOptions(Size size, double dropout) implements Validated {
        @Override
        public void validate(Problems problems) {
            problems.require(dropout >= 0 && dropout < 1, "dropout", dropout, "must be in [0, 1)");
        }
    }

    public enum Size {
        TINY,
        EXTRA_LARGE
    }

    public record ScheduleOptions(int warmup) {}

    public record EngineOptions(Precision precision) {}

    private static final class NetworkModel extends NamedFake<ModelOptions> implements ModelFactory<ModelOptions> {
        NetworkModel() {
            super("net", new ModelOptions(Size.TINY, 0.1));
        }

        @Override
        public Model create(ModelOptions options, ModelContext context) {
            if (context.frontEnd().melBins() < 8) {
                throw new InvalidInputException(Problem.of("size", options.size(), "needs at least 8 mel bins"));
            }
            return (engine, spec) -> {
                throw new UnsupportedOperationException("planning must not make learners");
            };
        }
    }

    private static final class NamedLoss extends NamedFake<NoOptions> implements LossFactory<NoOptions> {
        private final LabelKind labels;

        NamedLoss(String name, LabelKind labels) {
            super(name, new NoOptions());
            this.labels = labels;
        }

        @Override
        public Loss create(NoOptions options, LossContext context) {
            if (context.labels() != labels) {
                throw new InvalidInputException(
                        Problem.of("", name(), "does not fit labels of kind " + context.labels()));
            }
            return FakeLoss.INSTANCE;
        }
    }

    private enum FakeLoss implements Loss {
        INSTANCE;

        @Override
        public Tensor apply(NetworkOutput output, Targets targets) {
            throw new UnsupportedOperationException("planning must not compute");
        }

        @Override
        public Activation activation() {
            return Activation.SOFTMAX;
        }
    }

    private static final class NoMixup extends NamedFake<NoOptions> implements MixupFactory<NoOptions> {
        NoMixup() {
            super("none", new NoOptions());
        }

        @Override
        public Mixup create(NoOptions options) {
            return (batchSize, setSize, random) -> Optional.empty();
        }
    }

    private static final class NamedSchedule extends NamedFake<ScheduleOptions>
            implements ScheduleFactory<ScheduleOptions> {
        NamedSchedule(String name) {
            super(name, new ScheduleOptions(0));
        }

        @Override
        public LearningRateSchedule create(ScheduleOptions options) {
            return progress -> 1;
        }
    }

    private static final class NamedEngine extends NamedFake<EngineOptions> implements EngineFactory<EngineOptions> {
        NamedEngine() {
            super("torch", new EngineOptions(Precision.FP32));
        }

        @Override
        public ProcessEnvironment processEnvironment(EngineOptions options, EngineContext context) {
            return ProcessEnvironment.unchanged();
        }

        @Override
        public Engine create(EngineOptions options, EngineContext context) {
            throw new UnsupportedOperationException("planning must not load engines");
        }

        @Override
        public Precision precision(EngineOptions options) {
            return options.precision();
        }
    }
}
