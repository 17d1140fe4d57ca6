package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earmark.core.checkpoint.Safetensors;
import org.earmark.core.plan.Cell;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.protocol.LongClips;
import org.earmark.core.protocol.WeightSelection;
import org.earmark.core.tiny.TinyCells;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.earmark.core.tiny.TinyFactories.DatasetOptions;
import org.earmark.formats.array.NpyFile;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are judged in the end by other weights than the last, or by a protocol of their own. */
class ChosenWeightsTest {
    /** Eighteen clips for training, two for validation, four for testing. */
    private static final DatasetOptions EVENTS = new DatasetOptions(24, -1, 2, false, true);

    /** Training makes the validation part worse, so that its first epoch is the best. */
    private static final DatasetOptions TWISTED = new DatasetOptions(24, -1, 3, true, false);

    /** The right events are found at 0.83 and better, the wrong ones by two tones that also excite their neighbour. */
    private static final double MOST = 0.7;

    private static final double LITTLE = 0.5;

    private final Workshop workshop;

    ChosenWeightsTest(@TempDir Path folder) {
        workshop = new Workshop(folder);
    }

    @Test
    void validationClipsAreScoredAgainstTheirOwnEvents() throws InterruptedException {
        AttemptFolder attempt = done(cell(EVENTS, WeightSelection.BEST_ON_VALIDATION, 0, 1));

        JsonNode last = last(attempt, "validation");
        assertThat(last.path("split").asText()).isEqualTo("validation");
        assertThat(last.path("clips").asInt()).isEqualTo(2);
        assertThat(last.at("/metrics/intersection-F1").asDouble()).isGreaterThan(MOST);
    }

    @Test
    void eventsThatAreNotThoseHeardAreNoMarks() throws InterruptedException {
        DatasetOptions wrong = new DatasetOptions(24, -1, 2, true, true);
        AttemptFolder attempt = done(cell(wrong, WeightSelection.BEST_ON_VALIDATION, 0, 1));

        assertThat(last(attempt, "validation").at("/metrics/intersection-F1").asDouble())
                .isLessThan(LITTLE);
        assertThat(last(attempt, "evaluation").at("/metrics/intersection-F1").asDouble())
                .isGreaterThan(MOST);
    }

    @Test
    void aProtocolKeepsTheMetricsOfEvents() throws InterruptedException {
        AttemptFolder attempt = done(cell(EVENTS, WeightSelection.LAST, 0, 2));

        JsonNode metrics = Json.read(attempt.result()).path("metrics");
        JsonNode usual = last(attempt, "evaluation").path("metrics");
        assertThat(metrics.properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        usual.properties().stream().map(Map.Entry::getKey).toList());
        assertThat(metrics.path("intersection-F1").asDouble()).isGreaterThan(MOST);
        FloatArray framewise = NpyFile.read(attempt.predictions().resolve("framewise.npy"));
        assertThat(framewise.shape()[0]).isEqualTo(4);
    }

    @Test
    void theEpochThatIsBestOnValidationIsJudged() throws InterruptedException {
        AttemptFolder attempt = done(cell(TWISTED, WeightSelection.BEST_ON_VALIDATION, 0, 1));

        JsonNode judged = last(attempt, "final");
        assertThat(judged.path("epoch").asInt()).isEqualTo(1);
        assertThat(judged.path("metrics").path("mAP"))
                .isEqualTo(workshop.events(attempt, "evaluation").get(0).at("/metrics/mAP"));
        assertThat(judged.path("loss").asDouble())
                .isGreaterThan(last(attempt, "evaluation").path("loss").asDouble());
    }

    @Test
    void whatIsKeptSurvivesInterruptions(@TempDir Path other) throws Exception {
        Cell cell = cell(TWISTED, WeightSelection.AVERAGE, 2, 1);
        Workshop undisturbed = new Workshop(other);
        undisturbed.run(Accident.NONE, cell);

        // In the third epoch and in the fourth.
        workshop.run(Accident.before(12), cell);
        workshop.run(Accident.before(17), cell);
        workshop.run(Accident.NONE, cell);

        assertSame(decisive(workshop, cell), decisive(undisturbed, cell));
        assertThat(decisive(workshop, cell).number()).isEqualTo(3);
    }

    @Test
    void theBestOnValidationSurvivesInterruptions(@TempDir Path other) throws Exception {
        Cell cell = cell(TWISTED, WeightSelection.BEST_ON_VALIDATION, 1, 1);
        Workshop undisturbed = new Workshop(other);
        undisturbed.run(Accident.NONE, cell);

        workshop.run(Accident.before(7), cell);
        workshop.run(Accident.NONE, cell);

        assertSame(decisive(workshop, cell), decisive(undisturbed, cell));
    }

    @Test
    void onlyTheJudgementIsMissingAndMadeUpFor() throws Exception {
        Cell cell = cell(TWISTED, WeightSelection.BEST_ON_VALIDATION, 1, 1);
        AttemptFolder first = done(cell);
        JsonNode metrics = Json.read(first.result()).path("metrics");
        Files.delete(first.result());

        workshop.run(Accident.NONE, cell);

        AttemptFolder second = decisive(workshop, cell);
        assertThat(second.number()).isEqualTo(2);
        assertThat(last(second, "resume").path("step").asInt()).isEqualTo(20);
        assertThat(Json.read(second.result()).path("metrics")).isEqualTo(metrics);
        assertThat(last(second, "final").path("epoch").asInt()).isEqualTo(1);
    }

    private static Cell cell(DatasetOptions data, WeightSelection weights, int keep, int views) {
        return TinyCells.cell(
                1, data, new EvaluationOptions(weights, keep, views, 100, LongClips.SLICES, 10, 5, false, false));
    }

    private AttemptFolder done(Cell cell) throws InterruptedException {
        RunSummary summary = workshop.run(Accident.NONE, cell);
        assertThat(summary.isComplete()).as(summary.outcomes().toString()).isTrue();
        return decisive(workshop, cell);
    }

    private static AttemptFolder decisive(Workshop place, Cell cell) {
        return place.store().decisive(cell.id()).orElseThrow();
    }

    private JsonNode last(AttemptFolder attempt, String type) {
        List<JsonNode> events = workshop.events(attempt, type);
        assertThat(events).as(type).isNotEmpty();
        return events.get(events.size() - 1);
    }

    /** The same checkpoints with the same tensors, and the same figures. */
    private static void assertSame(AttemptFolder one, AttemptFolder other) throws IOException {
        assertThat(SameRun.of(one)).isEqualTo(SameRun.of(other));
        List<String> names = names(other.checkpoints());
        assertThat(names(one.checkpoints())).isEqualTo(names);
        for (String name : names) {
            Map<String, FloatArray> expected =
                    Safetensors.read(other.checkpoints().resolve(name)).tensors();
            Map<String, FloatArray> actual =
                    Safetensors.read(one.checkpoints().resolve(name)).tensors();
            assertThat(actual.keySet()).as(name).isEqualTo(expected.keySet());
            expected.forEach((tensor, values) -> assertThat(actual.get(tensor).contentEquals(values))
                    .as(name + " " + tensor)
                    .isTrue());
        }
        assertThat(Json.read(one.result()).path("metrics"))
                .isEqualTo(Json.read(other.result()).path("metrics"));
    }

    private static List<String> names(Path checkpoints) throws IOException {
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
