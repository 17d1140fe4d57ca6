package org.earmark.integration.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.core.features.LogMel;
import org.earmark.core.judge.Judge;
import org.earmark.core.judge.Predictor;
import org.earmark.core.judge.Recording;
import org.earmark.core.judge.ScoreForm;
import org.earmark.core.plan.CellJson;
import org.earmark.core.plugin.Creation;
import org.earmark.core.plugin.LoadedPlugins;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.predict.Subject;
import org.earmark.core.predict.SubjectLearner;
import org.earmark.core.predict.SubjectLoader;
import org.earmark.core.predict.SubjectRequest;
import org.earmark.core.protocol.ClipPieces;
import org.earmark.core.protocol.ClipScores;
import org.earmark.core.protocol.LongClips;
import org.earmark.core.protocol.Protocol;
import org.earmark.core.protocol.ShortClips;
import org.earmark.integration.htsat.Goldens;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.EngineFactory;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols against what the public implementation gave, from the waveform on. */
class PredictGoldenTest {
    /** The reference itself moves by 4e-6 between float32 and float64. */
    private static final float CLIPWISE = 2e-5f;

    private static final float FRAMEWISE = 1e-4f;
    private static final Protocol ORIGINAL =
            Protocol.standard().withLongClips(LongClips.ORIGINAL_CROPS).withShortClips(ShortClips.STRETCH);

    private static LoadedPlugins plugins;
    private static Engine engine;
    private static SubjectLoader loader;

    @BeforeAll
    static void startEngine() {
        plugins = PluginLoader.load(PredictGoldenTest.class.getClassLoader(), Optional.empty());
        EngineFactory<?> torch = plugins.engine("torch");
        engine = Creation.engine(torch, torch.defaults(), new EngineContext(2));
        loader = new SubjectLoader(plugins, new CellJson(plugins));
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"15s, 480000", "15s_plus_640samples, 480640", "20p49s_max, 655360"})
    void longClipsAreCroppedAsInTheOriginal(String name, int samples) {
        ClipScores scores = judged("model/main.safetensors", ORIGINAL, longWaveform(samples));

        requireNear(scores, "model/len_eval_" + name);
    }

    @Test
    void repeatModeJudgesEachQuarterAlone() {
        Protocol repeat = ORIGINAL.withRepeatMode(true);

        requireNear(
                judged("model/main.safetensors", repeat, Goldens.waveform("waveA_32k_10s")),
                "model/len_repeat_mode_eval_A");
        requireNear(
                judged("model/main.safetensors", repeat, Goldens.waveform("waveB_32k_5s")),
                "model/len_repeat_mode_eval_B5s");
    }

    @Test
    void shortClipsAreRepeatedAsInTheOriginalsInferenceMode() {
        float[] threeSeconds = Arrays.copyOfRange(Goldens.waveform("waveA_32k_10s"), 96000, 192000);

        requireNear(judged("model/main.safetensors", Protocol.standard(), threeSeconds), "model/len_infer_3s");
    }

    @Test
    void tenShiftedViewsAreAveraged() {
        Protocol views = Protocol.standard().withViews(10);
        FloatArray expected = Goldens.array("tta/mean_clipwise");

        requireNear(
                judged("model/main.safetensors", views, Goldens.waveform("waveA_32k_10s"))
                        .clipwise(),
                row(expected, 0),
                CLIPWISE);
        requireNear(judged("model/main.safetensors", views, waveformB()).clipwise(), row(expected, 1), CLIPWISE);
    }

    @Test
    void anEnsembleIsTheMeanOfItsMembersOutputs() {
        List<ClipScores> members = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            members.add(judged("average_ensemble/member" + i + ".ckpt", Protocol.standard(), waveformB()));
        }
        FloatArray expected = Goldens.array("average_ensemble/ensemble_clipwise_fl_local");

        requireNear(ClipScores.ensemble(members).clipwise(), row(expected, 1), CLIPWISE);
    }

    @Test
    void theFrontEndIsReadFromTheMelFiltersOfAFullCheckpoint() {
        Subject subject = load("model/fulllayout_nfft256.ckpt");

        assertThat(subject.frontEnd().fftSize()).isEqualTo(256);
        assertThat(subject.frontEnd().minimumFrequency()).isZero();
        assertThat(subject.frontEnd().maximumFrequency()).isEqualTo(16000);
    }

    @Test
    void slicesCoverAnyLengthAndKeepTime() {
        ClipScores scores = judged("model/main.safetensors", Protocol.standard(), longWaveform(800000));

        assertThat(scores.timeline().orElseThrow().scores().shape()).containsExactly(2560, 10);
        assertThat(scores.framewise().orElseThrow().shape()).containsExactly(1024, 10);
    }

    @Test
    void theLastSliceSaysWhatItsSoundAloneSays() {
        float[] whole = longWaveform(480000);
        ClipScores alone =
                judged("model/main.safetensors", Protocol.standard(), Arrays.copyOfRange(whole, 160000, 480000));
        ClipScores sliced = judged("model/main.safetensors", Protocol.standard(), whole);
        int classes = 10;
        float[] last =
                Arrays.copyOfRange(sliced.timeline().orElseThrow().scores().values(), 1535 * classes, 1536 * classes);

        // The last five seconds are in the last slice alone.
        assertThat(last)
                .containsExactly(
                        Arrays.copyOfRange(alone.framewise().orElseThrow().values(), 1023 * classes, 1024 * classes),
                        offset(1e-6f));
    }

    @Test
    void theOriginalsCropsEndWhereTheNetworkDoes() {
        assertThatThrownBy(() -> judged("model/main.safetensors", ORIGINAL, longWaveform(800000)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("crops of 1250")
                .hasMessageContaining("slices");
    }

    private static Subject load(String file) {
        return loader.load(Goldens.path(file), SubjectRequest.none());
    }

    private static ClipScores judged(String file, Protocol protocol, float[] samples) {
        Subject subject = load(file);
        ClipPieces pieces = new ClipPieces(protocol, new LogMel(subject.frontEnd()), subject.inputSize());
        List<ClipScores> said = new ArrayList<>();
        try (Judge judge = new Judge(
                SubjectLearner.of(subject, engine, "cpu"), subject.activation(), ScoreForm.PROBABILITIES, 4, false)) {
            Recording recording = new Recording("clip", samples, samples.length / 32000.0);
            new Predictor(judge, pieces, subject.inputSize(), 4)
                    .predict(1, i -> recording, (one, scores) -> said.add(scores));
        }
        return said.get(0);
    }

    /** A, A backwards, and the first five seconds of A again, as the reference was given. */
    private static float[] longWaveform(int samples) {
        float[] a = Goldens.waveform("waveA_32k_10s");
        float[] all = new float[800000];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < 320000 ? a[i] : i < 640000 ? a[639999 - i] : a[i - 640000];
        }
        return Arrays.copyOf(all, samples);
    }

    private static float[] waveformB() {
        return Goldens.repeated(Goldens.waveform("waveB_32k_5s"), 320000);
    }

    private static void requireNear(ClipScores scores, String golden) {
        requireNear(scores.clipwise(), row(Goldens.array(golden + "_clipwise_output"), 0), CLIPWISE);
        FloatArray expected = row(Goldens.array(golden + "_framewise_every32"), 0);
        FloatArray framewise = scores.framewise().orElseThrow();
        int classes = (int) framewise.shape()[1];
        for (int i = 0; i < expected.values().length; i++) {
            float found = framewise.values()[i / classes * 32 * classes + i % classes];
            assertThat(found).isCloseTo(expected.values()[i], offset(FRAMEWISE));
        }
    }

    private static void requireNear(FloatArray found, FloatArray expected, float tolerance) {
        assertThat(found.values()).containsExactly(expected.values(), offset(tolerance));
    }

    private static FloatArray row(FloatArray batch, int index) {
        long[] shape = Arrays.copyOfRange(batch.shape(), 1, batch.shape().length);
        int size = (int) FloatArray.size(shape);
        return new FloatArray(Arrays.copyOfRange(batch.values(), index * size, (index + 1) * size), shape);
    }
}
