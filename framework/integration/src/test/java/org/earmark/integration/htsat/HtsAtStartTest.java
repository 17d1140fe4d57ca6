package org.earmark.integration.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.core.start.Start;
import org.earmark.core.start.StartWeights;
import org.earmark.core.train.InitialState;
import org.earmark.plugins.models.htsat.HtsAt;
import org.earmark.plugins.models.htsat.Variant;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

/** HTS-AT that starts from weights of others. */
class HtsAtStartTest {
    private static final String SWIN = "swin/swin_like.pth";
    private static final String MAIN = "model/main.safetensors";
    private static final GoldenModel HCP = new GoldenModel(Variant.HCP, 4, List.of(1, 2, 2, 4), 6, false);

    @Test
    void hcpTakesWhatThePublicLoaderFindsInASwin() {
        StartWeights weights = weights(Start.Kind.SWIN, SWIN, HCP);

        // The public state dict also holds index tables and front-end constants, which are computed here.
        assertThat(weights.report().matching())
                .containsExactlyInAnyOrderElementsOf(names("found")
                        .filter(name -> !name.endsWith("relative_position_index") && !name.endsWith("attn_mask"))
                        .toList());
        assertThat(weights.report().missing())
                .allMatch(name -> name.startsWith("bn0.") || name.startsWith("tscam_conv."))
                .isSubsetOf(names("unfound").toList());
        assertThat(weights.dropped()).contains("head.weight", "head.bias");
        assertThat(weights.misfit(HCP.network(FrontEnd.standard()))).isEmpty();
    }

    @Test
    void thePatchEmbeddingIsTheMeanOverColours() {
        LearnerState state = weights(Start.Kind.SWIN, SWIN, HCP).over(drawn(HCP));

        FloatArray expected = Goldens.array("swin/patch_embed_proj_weight_expected");
        FloatArray found = state.parameters().get("patch_embed.proj.weight");
        assertThat(found.shape()).isEqualTo(expected.shape());
        // A mean of three float32 numbers may be rounded differently.
        assertThat(found.values()).containsExactly(expected.values(), within(1e-7f));
        assertThat(state.parameters().get("tscam_conv.weight").values())
                .isEqualTo(drawn(HCP).parameters().get("tscam_conv.weight").values());
    }

    @Test
    void hcpAloneWantsATrainedStart() {
        assertThat(HCP.network(FrontEnd.standard()).wantsPretrainedStart()).isTrue();
        assertThat(GoldenModel.NANO.network(FrontEnd.standard()).wantsPretrainedStart())
                .isFalse();
    }

    @Test
    void aSwinOfAnotherWidthIsRefused() {
        HtsAt wider = GoldenModel.MAIN.network(FrontEnd.standard());
        assertThat(weights(Start.Kind.SWIN, SWIN, GoldenModel.MAIN)
                        .misfit(wider)
                        .orElseThrow())
                .contains("patch_embed.proj.weight ([4, 1, 4, 4] instead of [12, 1, 4, 4])");
    }

    @Test
    void fineTuningKeepsTheBodyAndDrawsTheHeadForItsOwnClasses() {
        GoldenModel sixClasses = new GoldenModel(Variant.HC, 12, List.of(1, 2, 4, 4), 6, false);
        StartWeights weights = weights(Start.Kind.CHECKPOINT, MAIN, sixClasses);

        LearnerState state = weights.over(drawn(sixClasses));

        assertThat(weights.misfit(sixClasses.network(FrontEnd.standard()))).isEmpty();
        Map<String, FloatArray> trained = Goldens.tensors(MAIN);
        assertThat(state.parameters().get("layers.2.blocks.1.mlp.fc1.weight").values())
                .isEqualTo(trained.get("layers.2.blocks.1.mlp.fc1.weight").values());
        assertThat(state.buffers().get("bn0.running_mean").values())
                .isEqualTo(trained.get("bn0.running_mean").values());
        assertThat(state.parameters().get("tscam_conv.weight").shape()[0]).isEqualTo(6);
    }

    @Test
    void resumingNeedsTheSameClasses() {
        GoldenModel sixClasses = new GoldenModel(Variant.HC, 12, List.of(1, 2, 4, 4), 6, false);
        HtsAt network = sixClasses.network(FrontEnd.standard());
        assertThat(weights(Start.Kind.RESUME, MAIN, sixClasses).misfit(network).orElseThrow())
                .contains("tscam_conv.weight");
        HtsAt same = GoldenModel.MAIN.network(FrontEnd.standard());
        assertThat(weights(Start.Kind.RESUME, MAIN, GoldenModel.MAIN).misfit(same))
                .isEmpty();
    }

    private static StartWeights weights(Start.Kind kind, String file, GoldenModel model) {
        return StartWeights.of(kind, CheckpointReader.read(Goldens.path(file)), model.network(FrontEnd.standard()));
    }

    private static LearnerState drawn(GoldenModel model) {
        return InitialState.draw(model.network(FrontEnd.standard()), new RandomSource(1));
    }

    private static Stream<String> names(String field) {
        return StreamSupport.stream(
                        Goldens.json("swin/loader_expected").get(field).spliterator(), false)
                .map(name -> name.asText().substring("sed_model.".length()));
    }
}
