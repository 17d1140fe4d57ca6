package org.earmark.analysis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.export.EventPoints;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.PlannedCell;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreReaderTest {
    private static final Outcome DONE = Outcome.done(Map.of("accuracy", 0.75, "mAP", 0.8));

    @TempDir
    Path output;

    @Test
    void readsTheStateFromWhatIsThere() {
        StoreFixture fixture = fixture().axis("seed", "0", "1", "2", "3", "4");
        fixture.write(cell -> switch (cell.axis("seed", "")) {
            case "0" -> DONE;
            case "1" -> Outcome.diverged("The loss became NaN in step 40.");
            case "2" -> Outcome.failed("out-of-memory", "The device ran out of memory.");
            case "3" -> Outcome.lost();
            default -> Outcome.pending();
        });

        assertThat(read().cells())
                .extracting(StoredCell::state)
                .containsExactly(
                        CellState.DONE, CellState.DIVERGED, CellState.FAILED, CellState.LOST, CellState.PENDING);
    }

    @Test
    void anAttemptThatNoWorkerBeganIsNone() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.pending());
        Files.createDirectories(fixture.folder(fixture.cells().get(0), 1));

        assertThat(read().cells().get(0).state()).isEqualTo(CellState.PENDING);
    }

    @Test
    void aCellWithoutResultRunsWhileSomebodyWorksOnIt() {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.lost());
        List<Path> asked = new ArrayList<>();
        Liveness alive = attempt -> !asked.add(attempt);

        assertThat(new StoreReader(output, alive).read("warmups").cells().get(0).state())
                .isEqualTo(CellState.RUNNING);
        assertThat(asked).containsExactly(fixture.folder(fixture.cells().get(0), 1));
    }

    @Test
    void aCellThatEndsWhileItIsReadIsNotLost() {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.lost());
        PlannedCell cell = fixture.cells().get(0);
        Liveness endsNow = attempt -> {
            fixture.writeAttempt(cell, 1, DONE);
            return true;
        };

        assertThat(new StoreReader(output, endsNow)
                        .read("warmups")
                        .cells()
                        .get(0)
                        .doneResult())
                .isPresent();
    }

    @Test
    void theLastSignIsThatOfTheLastEventHoweverTheClockWasSet() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.lost());
        Files.writeString(
                fixture.folder(fixture.cells().get(0), 1).resolve("events.jsonl"),
                """
                {"time":"2026-03-02T10:00:00Z","type":"start"}
                {"time":"2026-03-02T09:00:00Z","type":"heartbeat"}
                """);

        assertThat(read().cells().get(0).attempt().orElseThrow().lastSign())
                .contains(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void readsTheFiguresOfADoneCell() {
        fixture().write(cell -> DONE);

        StoredResult result = read().cells().get(0).doneResult().orElseThrow();

        assertThat(result.metrics()).containsEntry("accuracy", 0.75).containsEntry("mAP", 0.8);
        assertThat(result.clips()).containsEntry("train", 128L);
        assertThat(result.throughput().get("train").count()).isEqualTo(96);
    }

    @Test
    void readsCommandConfigurationAndHistory() {
        fixture().length(4, 5).write(cell -> DONE);

        StoredAttempt attempt = read().cells().get(0).attempt().orElseThrow();

        assertThat(attempt.command()).isEqualTo("earmark run experiments/warmups.yaml --jobs 2");
        assertThat(attempt.configuration()).containsEntry("optimizer.learningRate", "0.001");
        assertThat(attempt.history().epochs()).hasSize(4);
        assertThat(attempt.history().evaluations().get(3).metrics()).containsEntry("accuracy", 0.75);
    }

    @Test
    void aLaterFailureTakesNothingFromADoneAttempt() {
        StoreFixture fixture = fixture();
        fixture.write(cell -> DONE);
        PlannedCell cell = fixture.cells().get(0);
        fixture.writeAttempt(cell, 2, Outcome.failed("engine", "The engine stopped."));

        StoredCell stored = read().cells().get(0);

        assertThat(stored.state()).isEqualTo(CellState.DONE);
        assertThat(stored.attempts()).isEqualTo(2);
        assertThat(stored.attempt().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void ordersAttemptsByNumber() {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.failed("engine", "first"));
        PlannedCell cell = fixture.cells().get(0);
        fixture.writeAttempt(cell, 999, Outcome.failed("engine", "second"));
        fixture.writeAttempt(cell, 1000, Outcome.failed("engine", "third"));

        StoredResult result =
                read().cells().get(0).attempt().orElseThrow().result().orElseThrow();

        assertThat(result.message()).isEqualTo("third");
    }

    @Test
    void notesACutOffLineAndKeepsTheRest() {
        fixture().write(cell -> Outcome.lost());

        StoredExperiment experiment = read();

        assertThat(experiment.notes()).singleElement().asString().contains("events.jsonl: 1 line is cut off");
        assertThat(experiment.cells().get(0).attempt().orElseThrow().history().epochs())
                .hasSize(6);
    }

    @Test
    void bytesThatAreNoTextSpoilTheirLineAlone() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> DONE);
        Path events = fixture.folder(fixture.cells().get(0), 1).resolve("events.jsonl");
        Files.write(events, new byte[] {(byte) 0xff, 0, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);

        StoredExperiment experiment = read();

        assertThat(experiment.notes()).singleElement().asString().contains("events.jsonl: 1 line is cut off");
        assertThat(EventPoints.read(events)).isNotEmpty();
    }

    @Test
    void notesADamagedResult() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> DONE);
        Files.writeString(fixture.folder(fixture.cells().get(0), 1).resolve("result.json"), "{\"state\":");

        StoredExperiment experiment = read();

        assertThat(experiment.notes())
                .singleElement()
                .asString()
                .contains("result.json is not valid JSON")
                .contains("in line 1.");
        assertThat(experiment.cells().get(0).state()).isEqualTo(CellState.LOST);
    }

    @Test
    void notesAResultOfAnotherFormatAndReadsWhatItKnows() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> DONE);
        Path result = fixture.folder(fixture.cells().get(0), 1).resolve("result.json");
        Files.writeString(result, Files.readString(result).replace("\"format\":1", "\"format\":7"));

        StoredExperiment experiment = read();

        assertThat(experiment.notes()).singleElement().asString().contains("result.json is of format 7");
        assertThat(experiment.cells().get(0).state()).isEqualTo(CellState.DONE);
    }

    @Test
    void readsNumbersThatAreNotFinite() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", Double.NaN)));

        StoredCell cell = read().cells().get(0);

        assertThat(cell.doneResult().orElseThrow().metrics().get("accuracy")).isNaN();
        assertThat(cell.metric("accuracy")).isEmpty();
    }

    @Test
    void theRuleOfThisVersionHoldsForEveryMetric() throws IOException {
        fixture().write(cell -> DONE);
        rules("{\"format\":2,\"rules\":[{\"version\":3,\"metric\":\"accuracy\",\"looks\":9,\"look\":2},"
                + "{\"version\":1,\"metric\":\"mAP\",\"looks\":5,\"look\":4}]}");

        StoredExperiment experiment = read();

        assertThat(experiment.seedRule()).contains(new SeedRule(1, "mAP", 5, 4));
        assertThat(experiment.looks()).isEqualTo(5);
        assertThat(experiment.seedRules()).hasSize(2);
    }

    @Test
    void aRuleOfTheFirstFormatHoldsForAnyVersion() throws IOException {
        fixture().write(cell -> DONE);
        rules("{\"format\":1,\"metric\":\"mAP\",\"looks\":4}");

        assertThat(read().looks()).isEqualTo(4);
    }

    @Test
    void aRuleThatCannotBeReadIsNoted() throws IOException {
        fixture().write(cell -> DONE);
        rules("{");

        assertThat(read().looks()).isEqualTo(1);
        assertThat(read().notes())
                .singleElement()
                .asString()
                .contains("sequential.json")
                .contains("too sure");
    }

    @Test
    void readsTheDeclaredMargins() {
        fixture().equivalence("accuracy", 0.01).write(cell -> DONE);

        assertThat(read().equivalenceMargin("accuracy")).hasValue(0.01);
        assertThat(read().equivalenceMargin("mAP")).isEmpty();
    }

    private void rules(String json) throws IOException {
        Files.writeString(output.resolve("warmups").resolve("sequential.json"), json);
    }

    @Test
    void namesTheMissingPlan() {
        assertThatThrownBy(() -> new StoreReader(output, attempt -> true).read("nothing"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("plan.json")
                .hasMessageContaining("run the experiment first");
    }

    private StoreFixture fixture() {
        return new StoreFixture(output, "warmups");
    }

    private StoredExperiment read() {
        return new StoreReader(output, attempt -> true).read("warmups");
    }
}
