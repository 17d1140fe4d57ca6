package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.core.plan.PlanningFixture.replaced;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row breaks one thing of a valid experiment and expects exactly the problems that follow. */
class BrokenExperimentsTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(
                        "earmark: 1",
                        "earmark: 2",
                        "earmark = 2: the first key must be earmark: 1, the version" + " of the format"),
                arguments(
                        "name: rain",
                        "name: Rain",
                        "name = Rain: must match [a-z0-9][a-z0-9-]* and be none of cells, replays, cache: it names a folder"),
                arguments(
                        "name: rain",
                        "name: cells",
                        "name = cells: must match [a-z0-9][a-z0-9-]* and be none of cells, replays, cache: it names a folder"),
                arguments(
                        "  fold: all",
                        "  fold: all\n  start: {swim: w.pth}",
                        "base.start.swim = w.pth: is no start; there are scratch and [swin, checkpoint, resume] (did you"
                                + " mean swin?)"),
                arguments(
                        "  fold: all",
                        "  fold: all\n  start: fresh",
                        "base.start = fresh: must be scratch, or one of [swin, checkpoint, resume] with a file, such as"
                                + " {swin: FILE}"),
                arguments(
                        "  fold: all",
                        "  fold: all\n  start: {checkpoint: no/such.ckpt}",
                        "base.start.checkpoint = no/such.ckpt: "),
                arguments("version: 1", "version: 1.5", "version = 1.5: must be a whole number, at least 1"),
                arguments(
                        "question: Does a warm-up help?",
                        "question:",
                        "question: is missing; say in a sentence what" + " the experiment shall answer"),
                arguments(
                        "question",
                        "qestion",
                        "qestion = Does a warm-up help?: is no key here; there are earmark,"
                                + " include, name, version, question, metrics, base, grid, baseline, equivalence (did you mean question?)"),
                arguments("[accuracy, mAP]", "[acuracy]", "metrics[0] = acuracy: no such metric; there are"),
                arguments("[accuracy, mAP]", "[mAP, mAP]", "metrics[1] = mAP: is listed twice"),
                arguments("[accuracy, mAP]", "[]", "metrics: must be a list of metric names, the primary one first"),
                arguments("  model:", "  modell:", "(did you mean model?)"),
                arguments(
                        "name: net",
                        "name: nett",
                        "base.model.name = nett: is no model; there are net (did you mean" + " net?)"),
                arguments(
                        "size: extra-large",
                        "size: large",
                        "base.model.size = large: must be one of tiny," + " extra-large"),
                arguments("size: extra-large", "dropout: 1", "base.model.dropout = 1.0: must be in [0, 1)"),
                arguments(
                        "size: extra-large",
                        "heads: 3",
                        "base.model.heads = 3: is not an option; there are size," + " dropout"),
                arguments("clips: 20", "clips: 1", "base.dataset.clips = 1: must be at least 2"),
                arguments("1e-4", "fast", "base.optimizer.learningRate = fast: must be a number"),
                arguments("1e-4", "-1", "base.optimizer.learningRate = -1.0: must be positive"),
                arguments("epochs: 3", "epochs: 0", "base.training.epochs = 0: must be at least 1"),
                arguments("epochs: 3", "epoch: 3", "(did you mean epochs?)"),
                arguments("{epochs: 3}", "3", "base.training = 3: must be a mapping of epochs, batchSize"),
                arguments("fold: all", "fold: 3", "base.fold = 3: there is no such fold; there are 1, 2"),
                arguments(
                        "fold: all",
                        "engine: torch",
                        "base.fold: is missing; name one of 1, 2, or all for a cell" + " each"),
                arguments("fold: all", "fold: [1]", "base.fold = [1]: must be text"),
                arguments(
                        "fold: all",
                        "fold: 1\n  loss: clip_bce",
                        "base.loss = clip_bce: does not fit labels of kind" + " SINGLE"),
                arguments(
                        "fold: all",
                        "fold: 1\n  frontEnd: {melBins: 4}",
                        "base.model.size = EXTRA_LARGE: needs at" + " least 8 mel bins"),
                arguments(
                        "fold: all",
                        "fold: 1\n  frontEnd: {sampleRate: 32000}",
                        "base.frontEnd.sampleRate = 32000:" + " clips are brought to audio.sampleRate = 16000"),
                arguments(
                        "fold: all",
                        "fold: 1\n  audio: {seconds: 0.01}",
                        "base.frontEnd.fftSize = 1024: clips of 160" + " samples are too short"),
                arguments(
                        "seed: [1, 2]",
                        "seed: 1",
                        "grid.seed = 1: must be a list of values; one value belongs under" + " base"),
                arguments("seed: [1, 2]", "seed: []", "grid.seed = []: must list at least one value"),
                arguments("seed: [1, 2]", "seed: [1, two]", "grid.seed[1] = two: must be a whole number"),
                arguments("seed: [1, 2]", "sede: [1]", "grid.sede = sede: does not start with a section of base"),
                arguments("seed: [1, 2]", "seed.x: [1]", "grid.seed.x = seed.x: seed is one value and has no options"),
                arguments(
                        "seed: [1, 2]",
                        "model.size: [tiny, huge]",
                        "grid.model.size[1] = huge: must be one of tiny," + " extra-large"),
                arguments(
                        "warmup: 2",
                        "warmpu: 2",
                        "grid.schedule[2].warmpu = 2: is not an option; there are warmup" + " (did you mean warmup?)"),
                arguments(
                        "cosine,",
                        "cosin,",
                        "grid.schedule[1].name = cosin: is no schedule; there are constant,"
                                + " cosine, htsat-steps (did you mean cosine?)"),
                arguments(
                        "seed: [1, 2]",
                        "zip: [{seed: [1, 2], model.size: [tiny]}]",
                        "grid.zip[0] = [seed,"
                                + " model.size]: move together and need lists of one length, not [2, 1]"),
                arguments(
                        "seed: [1, 2]",
                        "exclude: [{seed: 1}]",
                        "grid.exclude[0].seed = seed: is no axis; there are" + " schedule, fold"),
                arguments(
                        "seed: [1, 2]",
                        "exclude: [{schedule: cosin}]",
                        "grid.exclude[0].schedule = cosin: is no"
                                + " value of that axis: htsat-steps, cosine, constant(warmup=2) (did you mean cosine?)"),
                arguments(
                        "seed: [1, 2]",
                        "exclude: [{fold: 7}]",
                        "grid.exclude[0]: excludes nothing: no point of the" + " grid matches"),
                arguments(
                        "seed: [1, 2]",
                        "exclude: [{fold: [1, 2]}]",
                        "grid: has no point left; exclude removes all of" + " them"),
                arguments("seed: [1, 2]", "when: [{if: {schedule: cosine}}]", "grid.when[0].axes: is missing"),
                arguments(
                        "{schedule: htsat-steps}",
                        "{schedule: steps}",
                        "baseline.schedule = steps: is no value of" + " that axis"),
                arguments("{schedule: htsat-steps}", "{loss: clip_ce}", "baseline.loss = loss: is no axis"),
                arguments(
                        "baseline: ",
                        "equivalence: {acuracy: 0.01}\nbaseline: ",
                        "equivalence.acuracy: is none of the experiment's metrics accuracy, mAP (did you mean accuracy?)"),
                arguments(
                        "baseline: ",
                        "equivalence: {accuracy: 0}\nbaseline: ",
                        "equivalence.accuracy = 0: must be a positive number, in the unit of the metric"),
                arguments(
                        "baseline: ",
                        "equivalence: {accuracy: little}\nbaseline: ",
                        "equivalence.accuracy = little: must be a positive number"),
                arguments(
                        "baseline: ",
                        "equivalence: 0.01\nbaseline: ",
                        "equivalence = 0.01: must be a mapping of metrics to the largest difference that counts as none"),
                arguments(
                        "baseline: {schedule: htsat-steps}",
                        "equivalence: {accuracy: 0.01}",
                        "equivalence: needs a baseline"),
                arguments("base:", "base: {", "experiment.yaml line 8 column"),
                arguments("name: rain", "name: rain\nname: snow", "gives name twice"),
                arguments("name: rain", "name: rain\ninclude: other.yaml", "other.yaml: there is no such file"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatIsWrong(String valid, String broken, String problem) {
        assertThat(new PlanningFixture(folder).problems(replaced(valid, broken)))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void reportsEverythingAtOnce() {
        String manyMistakes = replaced("name: rain", "name: Rain")
                .replace("mAP]", "mAQ]")
                .replace("name: net", "name: nett")
                .replace("epochs: 3", "epochs: 0")
                .replace("cosine", "cosin")
                .replace("{schedule: htsat-steps}", "{sed: 1}");

        assertThat(new PlanningFixture(folder).problems(manyMistakes))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .extracting(problem -> problem.split(" ", 2)[0])
                .containsExactlyInAnyOrder(
                        "name",
                        "metrics[1]",
                        "base.model.name",
                        "base.training.epochs",
                        "grid.schedule[1].name",
                        "baseline.sed");
    }

    @Test
    void metricsOfEventsAreRefusedForClipsWithoutThem() {
        assertThat(new PlanningFixture(folder).problems(replaced("[accuracy, mAP]", "[accuracy, PSDS1]")))
                .containsExactly("metrics[1] = PSDS1: needs events, but clips have labels without onset and offset");
    }

    @Test
    void metricsThatNeedOneClassAreRefusedForTags() {
        String tags = replaced("{name: drops, clips: 20}", "tags").replace("fold: all", "seed: 0");

        assertThat(new PlanningFixture(folder).problems(tags))
                .containsExactly(
                        "metrics[0] = accuracy: needs exactly one class a clip, but clips may have several labels");
    }

    @Test
    void aValueFromTheCommandLineThatAnAxisReplacesIsRefused() {
        assertThat(new PlanningFixture(folder)
                        .problems(PlanningFixture.VALID, Map.of("drops", Path.of("here")), "schedule.warmup=3"))
                .containsExactly("--set schedule.warmup = 3: has no effect, because axis schedule replaces it");
    }
}
