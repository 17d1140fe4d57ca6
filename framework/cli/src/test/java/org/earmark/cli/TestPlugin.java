package org.earmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.ProcessEnvironment;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.launch.LaunchMonitor;
import org.earmark.spi.launch.Launcher;
import org.earmark.spi.launch.LauncherContext;
import org.earmark.spi.launch.LauncherFactory;
import org.earmark.spi.launch.TaskQueue;
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

/** Plugins that can be planned with, and an engine that lacks its library. */
public final class TestPlugin implements Plugin {
    static final String OBSTACLE = "This build holds no foreign engine. Run elsewhere.";
    static final String LACK = "The library of the test engine is missing. Install it.";

    /** Lists its files in {@code files.txt}. */
    private static final class ShoreFactory extends NamedTestFactory implements DatasetFactory<None> {
        ShoreFactory() {
            super("shore");
        }

        @Override
        public AudioDataset create(None options, DatasetContext context) {
            Path root = context.root().orElseThrow();
            List<Path> files = listed(root).stream().map(root::resolve).toList();
            files.stream().filter(file -> !Files.exists(file)).findFirst().ifPresent(file -> {
                throw new DataException("The first file that is missing is " + file + ". Copy it again.");
            });
            return new TwoSounds() {
                @Override
                public int size() {
                    return files.size();
                }

                @Override
                public Clip clip(int index) {
                    return Clip.of("clip" + index, new AudioSource.File(files.get(index)), index % 2);
                }
            };
        }

        @Override
        public Optional<Inventory> inventory(None options, DatasetContext context) {
            Path root = context.root().orElseThrow();
            return Optional.of(Inventory.compare("files.txt", root, listed(root), List.of()));
        }

        private static List<String> listed(Path root) {
            try {
                return Files.readAllLines(root.resolve("files.txt"));
            } catch (IOException e) {
                throw new DataException(root + " has no files.txt. Check the path.", e);
            }
        }

        @Override
        public boolean needsFolder() {
            return true;
        }
    }

    /** No options. */
    public record None() {}

    @Override
    public List<DatasetFactory<?>> datasets() {
        return List.of(new Drops("drops", false), new Drops("lake", true), new ShoreFactory());
    }

    @Override
    public List<ModelFactory<?>> models() {
        return List.of(new Net());
    }

    @Override
    public List<LossFactory<?>> losses() {
        return List.of(new CrossEntropy());
    }

    @Override
    public List<MixupFactory<?>> mixups() {
        return List.of(new NoMixup());
    }

    @Override
    public List<ScheduleFactory<?>> schedules() {
        return List.of(new Constant());
    }

    @Override
    public List<EngineFactory<?>> engines() {
        return List.of(new MissingEngine("torch"), new ForeignEngine());
    }

    @Override
    public List<LauncherFactory<?>> launchers() {
        return List.of(new FullQueue());
    }

    /** Options of a launcher. */
    public record Queue(Optional<String> partition, int priority) {}

    /** A scheduler that takes no cells, and gives back every one that it is asked for. */
    private static final class FullQueue implements LauncherFactory<Queue> {
        @Override
        public String name() {
            return "queue";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Queue defaults() {
            return new Queue(Optional.empty(), 1);
        }

        @Override
        public Launcher create(Queue options, LauncherContext context) {
            return new Launcher() {
                @Override
                public void launch(TaskQueue queue, LaunchMonitor monitor) {
                    throw new IllegalStateException("the queue was not full");
                }

                @Override
                public void check(int tasks) {
                    throw new EarmarkException(
                            ErrorCategory.ENVIRONMENT, "No room for " + tasks + " cells with " + options + ".");
                }

                @Override
                public boolean isLocal() {
                    return false;
                }

                @Override
                public List<Path> cancel(List<Path> attempts) {
                    return attempts;
                }
            };
        }
    }

    private static final class Drops extends NamedTestFactory implements DatasetFactory<None> {
        private final boolean needsFolder;

        Drops(String name, boolean needsFolder) {
            super(name);
            this.needsFolder = needsFolder;
        }

        @Override
        public AudioDataset create(None options, DatasetContext context) {
            return new TwoSounds();
        }

        @Override
        public boolean needsFolder() {
            return needsFolder;
        }
    }

    private static class TwoSounds implements AudioDataset {
        @Override
        public Vocabulary vocabulary() {
            return new Vocabulary(List.of("rain", "river"));
        }

        @Override
        public LabelKind labelKind() {
            return LabelKind.SINGLE;
        }

        @Override
        public int size() {
            return 4;
        }

        @Override
        public Clip clip(int index) {
            return Clip.of(
                    "clip" + index, new AudioSource.Generated(() -> new Waveform(new float[16000], 16000)), index % 2);
        }

        @Override
        public List<String> folds() {
            return List.of();
        }

        @Override
        public Partition partition(Optional<String> fold) {
            return new Partition(IntStream.of(0, 1).toArray(), new int[0], new int[] {2, 3});
        }

        @Override
        public ClipLayout usualLayout() {
            return new ClipLayout(16000, 1, ClipLayout.Fill.ZERO);
        }

        @Override
        public String fingerprint() {
            return "two-sounds";
        }
    }

    private static final class Net extends NamedTestFactory implements ModelFactory<None> {
        Net() {
            super("net");
        }

        @Override
        public Model create(None options, ModelContext context) {
            return (engine, spec) -> {
                throw new IllegalStateException("the engine was not missing");
            };
        }
    }

    private static final class CrossEntropy extends NamedTestFactory implements LossFactory<None> {
        CrossEntropy() {
            super("clip_ce");
        }

        @Override
        public Loss create(None options, LossContext context) {
            return new Loss() {
                @Override
                public Tensor apply(NetworkOutput output, Targets targets) {
                    throw new IllegalStateException("the engine was not missing");
                }

                @Override
                public Activation activation() {
                    return Activation.SOFTMAX;
                }
            };
        }
    }

    private static final class NoMixup extends NamedTestFactory implements MixupFactory<None> {
        NoMixup() {
            super("none");
        }

        @Override
        public Mixup create(None options) {
            return (batchSize, setSize, random) -> Optional.empty();
        }
    }

    private static final class Constant extends NamedTestFactory implements ScheduleFactory<None> {
        Constant() {
            super("constant");
        }

        @Override
        public LearningRateSchedule create(None options) {
            return progress -> 1;
        }
    }

    private static class MissingEngine extends NamedTestFactory implements EngineFactory<None> {
        MissingEngine(String name) {
            super(name);
        }

        @Override
        public ProcessEnvironment processEnvironment(None options, EngineContext context) {
            return ProcessEnvironment.unchanged();
        }

        @Override
        public Engine create(None options, EngineContext context) {
            throw new EarmarkException(ErrorCategory.ENVIRONMENT, LACK);
        }

        @Override
        public Precision precision(None options) {
            return Precision.FP32;
        }
    }

    /** Its native library is not in the build for this platform. */
    private static final class ForeignEngine extends MissingEngine {
        ForeignEngine() {
            super("foreign");
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.of(OBSTACLE);
        }
    }
}
