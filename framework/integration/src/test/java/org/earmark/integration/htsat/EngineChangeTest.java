package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earmark.integration.htsat.GoldenAssertions.largestDifference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.plugins.engines.nd4j.Nd4jEngineFactory;
import org.earmark.plugins.engines.torch.TorchEngineFactory;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.model.Network;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that stops on one engine goes on on another as the public implementation did without stopping. */
class EngineChangeTest {
    private static final String TRACE = "trace_lr_schedule_clip_ce";
    private static final int STEPS = 6;
    private static final int CHANGE = 3;

    @TempDir
    Path folder;

    private final TrainingPlan plan = new TrainingPlan();
    private final Network network = GoldenModel.NANO.network(FrontEnd.standard());

    /** The tolerance of the same trace on one engine. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSecondEngineContinuesWhatTheFirstBegan(boolean torchFirst) {
        LearnerState initial = GoldenModel.state(network, Goldens.tensors("train/initial.safetensors"));
        LearnerState middle = train(engine(torchFirst), initial, 0, CHANGE);
        LearnerState read = throughAFile(middle);
        LearnerState end = train(engine(!torchFirst), read, CHANGE, STEPS);

        Map<String, FloatArray> expected = Goldens.tensors("train/final_lr_schedule_clip_ce.safetensors");
        assertThat(end.steps()).isEqualTo(STEPS);
        end.parameters().forEach((name, values) -> {
            if (!name.endsWith("attn.qkv.bias")) {
                assertThat(largestDifference(values.values(), expected.get(name).values()))
                        .as("largest difference of %s", name)
                        .isLessThanOrEqualTo(1e-5);
            }
        });
    }

    private LearnerState train(Engine engine, LearnerState initial, int from, int to) {
        JsonNode rows = plan.info(TRACE).path("rows");
        LearnerSpec spec = new LearnerSpec(
                GoldenLoss.CLIP_CE.create(),
                AdamWOptions.standard(),
                engine.devices().get(0),
                initial,
                new RandomSource(1));
        try (engine;
                Learner learner = engine.learner(network, spec)) {
            for (int step = from; step < to; step++) {
                JsonNode row = rows.path(step);
                StepResult result = learner.trainStep(
                        plan.traceBatch(step, GoldenLoss.CLIP_CE),
                        row.path("lr").doubleValue());
                assertThat(result.loss())
                        .as("loss of step %d", step)
                        .isCloseTo(row.path("loss").doubleValue(), within(HtsAtTrainingContract.LOSS));
            }
            return learner.state();
        }
    }

    private LearnerState throughAFile(LearnerState state) {
        return new LearnerState(
                throughAFile("parameters", state.parameters()),
                throughAFile("buffers", state.buffers()),
                throughAFile("first", state.firstMoments()),
                throughAFile("second", state.secondMoments()),
                state.steps());
    }

    private Map<String, FloatArray> throughAFile(String name, Map<String, FloatArray> tensors) {
        Path file = folder.resolve(name + ".safetensors");
        Safetensors.write(file, new LinkedHashMap<>(new TreeMap<>(tensors)), Map.of());
        return Safetensors.read(file).tensors();
    }

    private static Engine engine(boolean torch) {
        return torch ? engine(new TorchEngineFactory()) : engine(new Nd4jEngineFactory());
    }

    private static <O extends Record> Engine engine(EngineFactory<O> factory) {
        return factory.create(factory.defaults(), new EngineContext(2));
    }
}
