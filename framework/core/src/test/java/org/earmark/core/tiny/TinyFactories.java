package org.earmark.core.tiny;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.plugin.RegisteredFactory;
import org.earmark.spi.Factory;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.ProcessEnvironment;
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
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.earmark.spi.schedule.ScheduleFactory;
import org.earmark.spi.tensor.Tensor;

/** A complete set of plugins whose cells take milliseconds. */
public final class TinyFactories {
    /**
     * @param damagedClip index of a clip that cannot be read; −1 for none
     * @param validation how many of the clips after those for training are for validation
     * @param twisted whether labels of validation clips are those of another pitch
     * @param events whether clips are labelled with the time of their tone, which is all of it
     */
    public record DatasetOptions(int clips, int damagedClip, int validation, boolean twisted, boolean events) {
        /** Without validation clips and events. */
        public DatasetOptions(int clips, int damagedClip) {
            this(clips, damagedClip, 0, false, false);
        }
    }

    /** Nothing to choose. */
    public record NoOptions() {}

    /** What happens to a worker while it trains; not part of a cell. */
    public interface Accident {
        Accident NONE = new Accident() {};

        /** The power fails before this step. */
        static Accident before(long doomed) {
            return new Accident() {
                @Override
                public void beforeStep(long step) {
                    if (step == doomed) {
                        throw new IllegalStateException("pulled the plug");
                    }
                }
            };
        }

        default void beforeStep(long step) {}

        default void beforeBatch(int clips) {}

        default double loss(long step, double loss) {
            return loss;
        }
    }

    private TinyFactories() {}

    public static PluginRegistry registry(Accident accident) {
        return new LoadedPlugins(
                List.of(
                        registered(PluginKind.DATASET, new Tones()),
                        registered(PluginKind.MODEL, new Regression(accident)),
                        registered(PluginKind.LOSS, new Nothing()),
                        registered(PluginKind.MIXUP, new NoMixup()),
                        registered(PluginKind.SCHEDULE, new Constant()),
                        registered(PluginKind.ENGINE, new TinyEngine())),
                List.of());
    }

    private static RegisteredFactory registered(PluginKind kind, Factory<?> factory) {
        return new RegisteredFactory(kind, factory, "test");
    }

    private record Tones() implements DatasetFactory<DatasetOptions> {
        @Override
        public String name() {
            return "tones";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String summary() {
            return "tones";
        }

        @Override
        public DatasetOptions defaults() {
            return new DatasetOptions(24, -1);
        }

        @Override
        public AudioDataset create(DatasetOptions options, DatasetContext context) {
            return new TinyDataset(options);
        }

        @Override
        public boolean needsFolder() {
            return false;
        }
    }

    private abstract static class Plain implements Factory<NoOptions> {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public String summary() {
            return name();
        }

        @Override
        public NoOptions defaults() {
            return new NoOptions();
        }
    }

    private static final class Regression extends Plain implements ModelFactory<NoOptions> {
        private final Accident accident;

        Regression(Accident accident) {
            this.accident = accident;
        }

        @Override
        public String name() {
            return "regression";
        }

        @Override
        public Model create(NoOptions options, ModelContext context) {
            return (engine, spec) -> new TinyLearner(
                    spec,
                    accident,
                    context.vocabulary().size(),
                    context.frontEnd().melBins());
        }
    }

    private static final class Nothing extends Plain implements LossFactory<NoOptions> {
        @Override
        public String name() {
            return "ce";
        }

        @Override
        public Loss create(NoOptions options, LossContext context) {
            return new Loss() {
                @Override
                public Tensor apply(NetworkOutput output, Targets targets) {
                    throw new UnsupportedOperationException("the regression has its own loss");
                }

                @Override
                public Activation activation() {
                    return Activation.SOFTMAX;
                }
            };
        }
    }

    private static final class NoMixup extends Plain implements MixupFactory<NoOptions> {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public Mixup create(NoOptions options) {
            return (batchSize, setSize, random) -> Optional.empty();
        }
    }

    private static final class Constant extends Plain implements ScheduleFactory<NoOptions> {
        @Override
        public String name() {
            return "constant";
        }

        @Override
        public LearningRateSchedule create(NoOptions options) {
            return progress -> 1;
        }
    }

    private static final class TinyEngine extends Plain implements EngineFactory<NoOptions>, Engine {
        @Override
        public String name() {
            return "tiny";
        }

        @Override
        public ProcessEnvironment processEnvironment(NoOptions options, EngineContext context) {
            // Such a process lives for half a second: what counts is how soon it begins.
            return new ProcessEnvironment(
                    Map.of(), List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        }

        @Override
        public Engine create(NoOptions options, EngineContext context) {
            return this;
        }

        @Override
        public Precision precision(NoOptions options) {
            return Precision.FP32;
        }

        @Override
        public List<Device> devices() {
            return List.of(new Device("cpu", "the JVM"));
        }

        @Override
        public Learner learner(Network network, LearnerSpec spec) {
            throw new UnsupportedOperationException("the tiny engine runs no networks");
        }

        @Override
        public double matrixProductRate(Device device, Precision precision, int size, double seconds) {
            return 1e9;
        }

        @Override
        public OptionalLong peakDeviceMemory(Device device) {
            return OptionalLong.empty();
        }

        @Override
        public Map<String, String> libraries() {
            return Map.of("tiny", "1");
        }

        @Override
        public void close() {}
    }
}
