package org.earmark.analysis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.store.StoredEvents.TimedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that only some cells have: tables of events, and the waterfall of protocols. */
class EventReaderTest {
    @TempDir
    private Path output;

    private StoredCell cell;
    private Path attempt;

    @BeforeEach
    void store() throws IOException {
        StoreFixture fixture = new StoreFixture(output, "kitchen")
                .axis("seed", "0")
                .metrics("accuracy")
                .predictions(4, 2);
        fixture.write(any -> Outcome.done(Map.of("accuracy", 0.7)));
        cell = new StoreReader(output, attempt -> true).read("kitchen").cells().get(0);
        attempt = fixture.folder(fixture.cells().get(0), 1);
    }

    @Test
    void readsBothTables() throws IOException {
        strong("filename\tonset\toffset\tevent_label\nclip-0000.wav\t0.5\t2.25\tBlender\n");

        StoredEvents events = EventReader.read(cell).events().orElseThrow();

        assertThat(events.annotated()).isEqualTo(List.of(new TimedEvent("clip-0000.wav", 0.5, 2.25, "Blender")));
        assertThat(events.detected()).isEqualTo(events.annotated());
        assertThat(events.clips()).hasSize(4);
        assertThat(events.seconds()).isEqualTo(10);
    }

    @Test
    void aCellWithoutFramewiseScoresNeedsNoExcuse() {
        assertThat(EventReader.read(cell).events()).isEmpty();
        assertThat(EventReader.read(cell).reason()).isEmpty();
    }

    @Test
    void anOlderCellSaysThatItsTablesAreMissing() throws IOException {
        Files.writeString(attempt.resolve("predictions/framewise.npy"), "scores");

        assertThat(EventReader.read(cell).reason()).contains("an older version made it");
    }

    @Test
    void aDamagedTableIsSaid() throws IOException {
        strong("filename\tonset\toffset\tevent_label\nclip-0000.wav\t0.5\n");

        assertThat(EventReader.read(cell).reason()).contains("events.tsv has a line of 2 columns");
    }

    @Test
    void readsAWaterfall() throws IOException {
        waterfall("{\"format\":1,\"primaryMetric\":\"accuracy\",\"clips\":4,\"rows\":[{\"name\":\"one view\","
                + "\"selectedOnTest\":true,\"metrics\":{\"accuracy\":0.5,\"mAP\":\"NaN\"}}]}");

        StoredWaterfall found = WaterfallReader.read(cell).waterfall().orElseThrow();

        assertThat(found.clips()).isEqualTo(4);
        assertThat(found.rows().get(0).selectedOnTest()).isTrue();
        assertThat(found.value(found.rows().get(0))).isEqualTo(0.5);
    }

    @Test
    void aWaterfallOfAnotherFormatIsSaid() throws IOException {
        waterfall("{\"format\":2,\"rows\":[{}]}");

        assertThat(WaterfallReader.read(cell).reason()).contains("of format 2");
    }

    @Test
    void aWaterfallThatIsCutOffIsSaid() throws IOException {
        waterfall("{\"format\":1,");

        assertThat(WaterfallReader.read(cell).reason()).contains("cannot be read");
    }

    private void strong(String table) throws IOException {
        Files.writeString(attempt.resolve("predictions/framewise.npy"), "scores");
        Files.writeString(attempt.resolve("predictions/events.tsv"), table);
        Files.writeString(attempt.resolve("predictions/detections.tsv"), table);
    }

    private void waterfall(String json) throws IOException {
        Files.writeString(attempt.resolve("waterfall.json"), json);
    }
}
