package org.earmark.integration.htsat;

import static org.earmark.integration.htsat.GoldenAssertions.assertClose;
import static org.earmark.integration.htsat.GoldenAssertions.repeatSteps;
import static org.earmark.integration.htsat.GoldenAssertions.sigmoid;
import static org.earmark.integration.htsat.GoldenAssertions.transposed;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.earmark.plugins.models.htsat.HtsAt;
import org.earmark.plugins.models.htsat.ProbedHtsAt;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.engine.AdamWOptions;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.Prediction;
import org.earmark.spi.model.Network;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.engine.EngineSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HTS-AT on an engine answers as the public implementation does, in fp32. A tolerance is some four times the
 * difference that the public implementation itself shows between single and double precision from the waveform on;
 * plausible mistakes (tanh GELU, another epsilon, a missing mask) change the outputs by more.
 */
interface HtsAtInferenceContract extends EngineSubject {
    double PROBABILITY = 2e-5;
    double LOGIT = 1e-4;
    double FRAMEWISE = 1e-4;
    double LATENT = 1e-4;
    int TEN_SECONDS = 320_000;

    @Test
    default void clipwiseProbabilitiesAreThoseOfThePublicImplementation() {
        predictMain(prediction -> assertClose(
                "clipwise",
                sigmoid(prediction.clipwise()),
                Goldens.array("model/eval_clip_bce_clipwise_output"),
                PROBABILITY));
    }

    @Test
    default void clipwiseLogitsAreThoseOfThePublicImplementation() {
        predictMain(prediction -> assertClose(
                "logits", prediction.clipwise(), Goldens.array("model/eval_clip_ce_clipwise_output"), LOGIT));
    }

    @Test
    default void framewiseStepsSpanTheFramesOfThePublicImplementation() {
        predictMain(prediction -> assertClose(
                "framewise",
                repeatSteps(sigmoid(prediction.framewise().orElseThrow()), 32),
                Goldens.array("model/eval_clip_bce_framewise_output"),
                FRAMEWISE));
    }

    @Test
    default void latentsAreThoseOfThePublicImplementation() {
        predictMain(prediction -> assertClose(
                "latent",
                prediction.latent().orElseThrow(),
                Goldens.array("model/eval_clip_bce_latent_output"),
                LATENT));
    }

    @ParameterizedTest
    @CsvSource({
        "img, img, 1e-2",
        "patch_embed, patch_embed, 2e-3",
        "layers.0, layer0, 2e-3",
        "layers.1, layer1, 2e-3",
        "layers.2, layer2, 2e-3",
        "layers.3, layer3, 2e-3",
        "norm, norm, 2e-3"
    })
    default void tensorsBetweenThePiecesAreThoseOfThePublicImplementation(
            String place, String golden, double tolerance) {
        probeMain(extras -> assertClose(place, extras.get(place), Goldens.array("model/inter_A_" + golden), tolerance));
    }

    @Test
    default void theInputNormalisationIsThatOfThePublicImplementation() {
        probeMain(
                extras -> assertClose("bn0", transposed(extras.get("bn0")), Goldens.array("model/inter_A_bn0"), 1e-2));
    }

    @Test
    default void theTokenSemanticLogitsAreThoseOfThePublicImplementation() {
        FrontEnd frontEnd = FrontEnd.standard();
        FloatArray features = Goldens.features(frontEnd, Goldens.waveform("waveA_32k_10s"));
        predict(
                GoldenModel.MAIN.network(frontEnd),
                "model/main.safetensors",
                InferenceBatch.of(features),
                prediction -> {
                    FloatArray framewise = transposed(prediction.framewise().orElseThrow());
                    assertClose("tscam_conv", framewise, Goldens.array("model/inter_A_tscam_out"), 5e-4);
                });
    }

    /** Without the front end and the resize the difference to double precision is 7e−8 and 9e−7. */
    @Test
    default void theTransformerAloneAgreesTightly() {
        FloatArray image = Goldens.array("model/inter_A_img");
        InferenceBatch batch = InferenceBatch.of(new FloatArray(image.values(), 1, 256, 256));
        Network transformer = ProbedHtsAt.transformer(GoldenModel.MAIN.network(FrontEnd.standard()));
        predict(transformer, "model/main.safetensors", batch, prediction -> {
            FloatArray clipwise = Goldens.array("model/eval_clip_bce_clipwise_output");
            FloatArray framewise = Goldens.array("model/eval_clip_bce_framewise_output");
            assertClose("clipwise", sigmoid(prediction.clipwise()), firstOf(clipwise), 5e-6);
            assertClose(
                    "framewise",
                    repeatSteps(sigmoid(prediction.framewise().orElseThrow()), 32),
                    firstOf(framewise),
                    5e-6);
        });
    }

    @Test
    default void attentionOfTheLastStageIsThatOfThePublicImplementation() {
        explainMain(prediction -> assertClose(
                "attention",
                prediction.extras().get("attention"),
                Goldens.array("model/inter_A_attn3_mean_over_blocks"),
                1e-4));
    }

    @Test
    default void attentionOverTimeWeighsFramesAsInThePublicHeatMaps() {
        explainMain(prediction -> {
            FloatArray heatMap = sigmoid(prediction.framewise().orElseThrow());
            float[] weights = prediction.extras().get("attention-over-time").values();
            int classes = (int) heatMap.shape()[2];
            for (int i = 0; i < heatMap.values().length; i++) {
                heatMap.values()[i] *= weights[i / classes];
            }
            assertClose("heat map", heatMap, Goldens.array("model/eval_attn_heatmap_framewise_A"), FRAMEWISE);
        });
    }

    @Test
    default void speechCommandsAt16KilohertzAgree() {
        FrontEnd frontEnd = new FrontEnd(16000, 1024, 160, 64, 50, 14000);
        float[] waveform = Goldens.repeated(Goldens.waveform("waveC_16k_1s"), 160_000);
        InferenceBatch batch = InferenceBatch.of(Goldens.features(frontEnd, waveform));
        predict(
                GoldenModel.MAIN.network(frontEnd),
                "model/main.safetensors",
                batch,
                prediction -> assertClose(
                        "clipwise",
                        sigmoid(prediction.clipwise()),
                        Goldens.array("model/eval_scv2_C_clipwise_output"),
                        PROBABILITY));
    }

    @ParameterizedTest
    @CsvSource({"eval_3s, false", "eval_5s_B, false", "infer_1s, true", "infer_3s, true", "infer_10s, true"})
    default void shorterClipsAgree(String golden, boolean repeated) {
        FrontEnd frontEnd = FrontEnd.standard();
        GoldenModel model = repeated ? GoldenModel.MAIN_REPEATING : GoldenModel.MAIN;
        InferenceBatch batch = InferenceBatch.of(Goldens.features(frontEnd, shortClip(golden)));
        predict(model.network(frontEnd), "model/main.safetensors", batch, prediction -> {
            String name = "model/len_" + golden;
            assertClose(
                    "clipwise", sigmoid(prediction.clipwise()), Goldens.array(name + "_clipwise_output"), PROBABILITY);
            assertClose(
                    "framewise",
                    sigmoid(prediction.framewise().orElseThrow()),
                    Goldens.array(name + "_framewise_every32"),
                    FRAMEWISE);
            assertClose("latent", prediction.latent().orElseThrow(), Goldens.array(name + "_latent_output"), LATENT);
        });
    }

    @Test
    default void theVariantWithoutTokenSemanticHeadAgrees() {
        FrontEnd frontEnd = FrontEnd.standard();
        predict(GoldenModel.NANO_H.network(frontEnd), "model/variantH.ckpt", bothClips(frontEnd), prediction -> {
            assertClose(
                    "clipwise",
                    sigmoid(prediction.clipwise()),
                    Goldens.array("model/variantH_eval_clipwise_output"),
                    PROBABILITY);
            assertClose(
                    "framewise",
                    sigmoid(prediction.framewise().orElseThrow()),
                    Goldens.array("model/variantH_eval_framewise_every32"),
                    FRAMEWISE);
        });
    }

    /** A checkpoint with every key of a published one, and another front end. */
    @Test
    default void aCheckpointOfThePublicImplementationAgrees() {
        FrontEnd frontEnd = new FrontEnd(32000, 256, 320, 64, 0, 16000);
        predict(
                GoldenModel.NANO.network(frontEnd),
                "model/fulllayout_nfft256.ckpt",
                bothClips(frontEnd),
                prediction -> {
                    assertClose(
                            "clipwise",
                            sigmoid(prediction.clipwise()),
                            Goldens.array("model/fulllayout_nfft256_eval_clipwise_output"),
                            PROBABILITY);
                    assertClose(
                            "framewise",
                            sigmoid(prediction.framewise().orElseThrow()),
                            Goldens.array("model/fulllayout_nfft256_eval_framewise_every32"),
                            FRAMEWISE);
                });
    }

    private static InferenceBatch bothClips(FrontEnd frontEnd) {
        float[] b = Goldens.repeated(Goldens.waveform("waveB_32k_5s"), TEN_SECONDS);
        return InferenceBatch.of(Goldens.features(frontEnd, Goldens.waveform("waveA_32k_10s"), b));
    }

    private static float[] shortClip(String golden) {
        float[] a = Goldens.waveform("waveA_32k_10s");
        return switch (golden) {
            case "eval_3s", "infer_3s" -> Arrays.copyOfRange(a, 96_000, 192_000);
            case "eval_5s_B" -> Goldens.waveform("waveB_32k_5s");
            case "infer_1s" -> Arrays.copyOfRange(a, 96_000, 128_000);
            default -> a;
        };
    }

    private static FloatArray firstOf(FloatArray batch) {
        int size = (int) (batch.values().length / batch.shape()[0]);
        return new FloatArray(Arrays.copyOf(batch.values(), size), size);
    }

    private void predictMain(Consumer<Prediction> check) {
        FrontEnd frontEnd = FrontEnd.standard();
        predict(GoldenModel.MAIN.network(frontEnd), "model/main.safetensors", bothClips(frontEnd), check);
    }

    private void explainMain(Consumer<Prediction> check) {
        explain(GoldenModel.MAIN.network(FrontEnd.standard()), check);
    }

    private void probeMain(Consumer<Map<String, FloatArray>> check) {
        HtsAt network = GoldenModel.MAIN.network(FrontEnd.standard());
        explain(ProbedHtsAt.whole(network), prediction -> check.accept(prediction.extras()));
    }

    private void explain(Network network, Consumer<Prediction> check) {
        FloatArray features = Goldens.features(FrontEnd.standard(), Goldens.waveform("waveA_32k_10s"));
        predict(network, "model/main.safetensors", new InferenceBatch(features, true), check);
    }

    /** Checks what the network says with the weights of a file, on every device. */
    private void predict(Network network, String weights, InferenceBatch batch, Consumer<Prediction> check) {
        LearnerState state = GoldenModel.state(network, Goldens.tensors(weights));
        try (Engine engine = newEngine()) {
            for (Device device : devices(engine)) {
                LearnerSpec spec = new LearnerSpec(
                        GoldenLoss.CLIP_BCE.create(), AdamWOptions.standard(), device, state, new RandomSource(1));
                try (Learner learner = engine.learner(network, spec)) {
                    check.accept(learner.predict(batch));
                }
            }
        }
    }
}
