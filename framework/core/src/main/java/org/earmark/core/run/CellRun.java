package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.core.data.ClipFeatures;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.evaluate.TestData;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.protocol.WeightSelection;
import org.earmark.core.start.Start;
import org.earmark.core.start.StartFiles;
import org.earmark.core.start.StartWeights;
import org.earmark.core.train.BatchSource;
import org.earmark.core.train.Evaluator;
import org.earmark.core.train.EventTargets;
import org.earmark.core.train.FrameGrid;
import org.earmark.core.train.InitialState;
import org.earmark.core.train.ResumePoint;
import org.earmark.core.train.Trainer;
import org.earmark.core.train.TrainingListener;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;

/** Puts the parts of a cell together and trains it. */
final class CellRun {
    private final CellParts parts;
    private final ClipFeatures features;
    private final TargetEncoder encoder;

    CellRun(CellParts parts, ClipFeatures features) {
        this.parts = parts;
        this.features = features;
        this.encoder = new TargetEncoder(parts.dataset());
    }

    /** The weights of the file that the cell starts from, if it does. */
    Optional<StartWeights> startWeights() {
        Start start = parts.spec().start();
        if (start.kind() == Start.Kind.SCRATCH) {
            return Optional.empty();
        }
        if (!(parts.model() instanceof Network network)) {
            throw new InvalidInputException(Problem.of(
                    "base.start", start.label(), "has no effect, because the model draws its weights itself"));
        }
        StartWeights weights = StartWeights.of(start.kind(), new StartFiles().read(start), network);
        weights.misfit(network).ifPresent(why -> {
            throw new DataException("The file " + start.file().orElseThrow() + " " + why + ".");
        });
        return Optional.of(weights);
    }

    /** The state before the first step. */
    LearnerState freshState(Optional<StartWeights> start) {
        LearnerState drawn = InitialState.draw(parts.model(), parts.random());
        return start.map(weights -> weights.over(drawn)).orElse(drawn);
    }

    /** @throws EarmarkException when the model cannot train on as many devices as the order names */
    Learner learner(Engine engine, WorkerOrder order, LearnerState state) {
        Learner learner = learner(engine, order.ownDevice(), state);
        int ranks = order.ranks().size();
        if (learner.ranks() != ranks) {
            learner.close();
            throw new InvalidInputException(Problem.of(
                    "--ranks",
                    Integer.toString(ranks),
                    "the model " + parts.spec().model().name()
                            + " brings its own training, which runs on one device; leave --ranks out"));
        }
        return learner;
    }

    /** A learner on one device, whatever ranks the engine was made for. */
    Learner learner(Engine engine, String device, LearnerState state) {
        LearnerSpec spec = new LearnerSpec(
                parts.loss(), parts.spec().optimizer(), Devices.find(engine, device), state, parts.random());
        return parts.model().learner(engine, spec);
    }

    void train(Learner learner, ResumePoint from, TrainingListener listener) {
        trainer(learner, listener).run(from);
    }

    private Trainer trainer(Learner learner, TrainingListener listener) {
        CellSpec spec = parts.spec();
        return new Trainer(
                learner,
                batches(learner),
                evaluator(parts.partition().test()),
                parts.schedule(),
                spec.optimizer().learningRate(),
                spec.training(),
                listener);
    }

    private BatchSource batches(Learner learner) {
        return batches(learner, parts.spec().training());
    }

    /** Trains one step with a batch of another size than the cell's. */
    void tryBatch(Learner learner, int batchSize) {
        learner.trainStep(
                batches(learner, parts.spec().training().withBatchSize(batchSize))
                        .batch(0),
                parts.spec().optimizer().learningRate());
    }

    int batchSize() {
        return parts.spec().training().batchSize();
    }

    private BatchSource batches(Learner learner, TrainingOptions training) {
        return new BatchSource(
                features,
                encoder,
                parts.partition().train(),
                training,
                parts.mixup(),
                parts.random(),
                parts.loss().needsFrameTargets() ? Optional.of(frameGrid(learner)) : Optional.empty());
    }

    /** Of the test part. */
    TestData testData() {
        return TestData.of(
                parts.dataset(),
                features,
                parts.partition().test(),
                parts.spec().audio().sampleRate(),
                parts.spec().evaluation().wholeClips());
    }

    /** Of the validation part; empty unless its best epoch is wanted. */
    Optional<Evaluator> validation() {
        int[] clips = validationClips();
        return clips.length == 0 ? Optional.empty() : Optional.of(evaluator(clips));
    }

    private int[] validationClips() {
        return parts.spec().evaluation().weights() == WeightSelection.BEST_ON_VALIDATION
                ? parts.partition().validation()
                : new int[0];
    }

    private Evaluator evaluator(int... clips) {
        return new Evaluator(
                features,
                encoder,
                clips,
                parts.spec().training().batchSize(),
                parts.loss().activation(),
                parts.metricNames(),
                events(clips));
    }

    /** The true events of these clips; empty for a data set that tells none. */
    Optional<EventTargets> events(int... clips) {
        return parts.dataset().labelKind() == LabelKind.EVENTS
                ? Optional.of(EventTargets.of(
                        parts.dataset(), clips, parts.spec().audio().seconds(), features::soundingSeconds))
                : Optional.empty();
    }

    /** How finely the network tells time is known from what it says about one clip. */
    private FrameGrid frameGrid(Learner learner) {
        FloatArray clip = FloatArray.zeros(1, features.frames(), features.melBins());
        features.features(parts.partition().train()[0], clip.values(), 0);
        int steps = learner.predict(InferenceBatch.of(clip))
                .framewise()
                .map(frames -> Math.toIntExact(frames.shape()[1]))
                .orElseThrow(() -> new InvalidInputException(Problem.of(
                        "base.loss",
                        parts.spec().loss().name(),
                        "compares time steps, but the model "
                                + parts.spec().model().name() + " has no framewise output; choose a clipwise loss")));
        return new FrameGrid(steps, parts.spec().audio().seconds());
    }

    /** What the start event tells about the run as a whole. */
    ObjectNode outline() {
        int batchSize = parts.spec().training().batchSize();
        int clips = parts.partition().train().length;
        ObjectNode node = Json.object();
        node.put("step", 0);
        node.put("stepsPerEpoch", (clips + batchSize - 1) / batchSize);
        node.put("epochs", parts.spec().training().epochs());
        node.put("batchSize", batchSize);
        return node;
    }

    void prepareFeatures(int threads) {
        features.prepare(
                Stream.of(
                                parts.partition().train(),
                                validationClips(),
                                parts.partition().test())
                        .flatMapToInt(IntStream::of)
                        .toArray(),
                threads);
    }
}
