package org.earmark.core.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.checkpoint.Checkpoint;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.train.InitialState;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.DataException;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body of two tensors and a head of two classes, trained before; and networks that want to start from them. */
class StartWeightsTest {
    private static final Map<String, long[]> SHAPES =
            Map.of("body.weight", new long[] {2, 3}, "body.bias", new long[] {2}, "head.weight", new long[] {2, 2});

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeFile() {
        file = folder.resolve("trained.safetensors");
        Map<String, FloatArray> tensors = new LinkedHashMap<>();
        tensors.put("body.weight", new FloatArray(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        tensors.put("body.bias", new FloatArray(new float[] {8, 9}, 2));
        tensors.put("head.weight", new FloatArray(new float[] {1, 1, 1, 1}, 2, 2));
        tensors.put("optimizer.firstMoment.body.bias", new FloatArray(new float[] {0.5f, 0.25f}, 2));
        tensors.put("optimizer.secondMoment.body.bias", new FloatArray(new float[] {0.1f, 0.2f}, 2));
        Safetensors.write(file, tensors, Map.of("optimizerSteps", "40"));
    }

    @Test
    void fineTuningTakesEverythingButTheHead() {
        NamedNetwork network = with("head.weight", 5, 2);
        StartWeights weights = weights(Start.Kind.CHECKPOINT, network);

        LearnerState state = weights.over(drawn(network));

        assertThat(weights.misfit(network)).isEmpty();
        assertThat(weights.dropped()).containsExactly("head.weight");
        assertThat(state.parameters().get("body.bias").values()).containsExactly(8, 9);
        assertThat(state.parameters().get("head.weight").values()).hasSize(10).containsOnly(7);
        assertThat(state.firstMoments()).isEmpty();
        assertThat(state.steps()).isZero();
    }

    @Test
    void resumingTakesTheHeadAndTheMomentsToo() {
        NamedNetwork network = new NamedNetwork(SHAPES);
        StartWeights weights = weights(Start.Kind.RESUME, network);

        LearnerState state = weights.over(drawn(network));

        assertThat(weights.misfit(network)).isEmpty();
        assertThat(state.parameters().get("head.weight").values()).containsOnly(1);
        assertThat(state.firstMoments()).containsOnlyKeys("body.bias");
        assertThat(state.secondMoments().get("body.bias").values()).containsExactly(0.1f, 0.2f);
        assertThat(state.steps()).isEqualTo(40);
    }

    @Test
    void otherClassesCannotBeResumedAndTheOtherStartIsNamed() {
        NamedNetwork network = with("head.weight", 5, 2);
        assertThat(weights(Start.Kind.RESUME, network).misfit(network).orElseThrow())
                .contains("head.weight ([2, 2] instead of [5, 2])")
                .contains("start: {checkpoint: FILE}");
    }

    @Test
    void anotherWidthFitsNoStart() {
        NamedNetwork network = with("body.weight", 4, 3);
        assertThat(weights(Start.Kind.CHECKPOINT, network).misfit(network).orElseThrow())
                .contains("body.weight ([2, 3] instead of [4, 3])");
    }

    @Test
    void headsThatWereLeftOutAreNotCalledMissing() {
        NamedNetwork network = with("body.weight", 4, 3);
        assertThat(weights(Start.Kind.CHECKPOINT, network).misfit(network).orElseThrow())
                .doesNotContain("missing")
                .doesNotContain("head.weight");
    }

    @Test
    void aFileThatChangedAfterPlanningIsRefused() {
        StartFiles files = new StartFiles();
        Start planned = Start.of(Start.Kind.RESUME, file.toString())
                .withContent(files.read(file).sha256());
        assertThat(files.read(planned).tensors()).containsKey("body.bias");

        Safetensors.write(file, Map.of("body.bias", new FloatArray(new float[] {0, 0}, 2)), Map.of());

        assertThatThrownBy(() -> new StartFiles().read(planned))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has changed since the cell was planned");
    }

    @Test
    void aFileThatIsNoSwinIsRefused() {
        NamedNetwork network = new NamedNetwork(SHAPES);
        assertThatThrownBy(() -> weights(Start.Kind.SWIN, network))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("patch_embed.proj.weight is missing");
    }

    private static NamedNetwork with(String name, long... shape) {
        Map<String, long[]> shapes = new LinkedHashMap<>(SHAPES);
        shapes.put(name, shape);
        return new NamedNetwork(shapes);
    }

    private StartWeights weights(Start.Kind kind, NamedNetwork network) {
        Checkpoint checkpoint = CheckpointReader.read(file);
        return StartWeights.of(kind, checkpoint, network);
    }

    private static LearnerState drawn(NamedNetwork network) {
        return InitialState.draw(network, new RandomSource(1));
    }

    @Test
    void aStartIsShownAsItIsWritten() {
        Start here = new Start(Start.Kind.SWIN, Optional.of("here"), Optional.of("abc"));
        assertThat(here.label()).isEqualTo("{swin=here}");
        assertThat(Start.scratch().label()).isEqualTo("scratch");
    }
}
