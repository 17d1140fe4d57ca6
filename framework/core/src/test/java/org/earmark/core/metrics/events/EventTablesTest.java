package org.earmark.core.metrics.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTablesTest {
    @TempDir
    Path folder;

    @Test
    void readsBackTheEventsItWrote() {
        List<LabelledEvent> events =
                List.of(new LabelledEvent("a b.wav", 0.1, 2.25, "Dog"), new LabelledEvent("ü.wav", 0, 10, "Cat"));
        Path file = folder.resolve("sub/events.tsv");

        EventTables.writeEvents(file, events);

        assertThat(file).content().startsWith("filename\tonset\toffset\tevent_label\na b.wav\t0.1\t2.25\tDog\n");
        assertThat(EventTables.readEvents(file)).isEqualTo(events);
    }

    @Test
    void readsBackTheDurationsItWrote() {
        Map<String, Double> durations = new LinkedHashMap<>();
        durations.put("b.wav", 10.0);
        durations.put("a.wav", 2.5);
        Path file = folder.resolve("durations.tsv");

        EventTables.writeDurations(file, durations);

        assertThat(EventTables.readDurations(file)).containsExactlyEntriesOf(durations);
    }

    @Test
    void takesColumnsInAnyOrderAndLinesOfFilesWithoutEvents() throws IOException {
        Path file = write("\uFEFFevent_label\tonset\toffset\tfilename\r\nDog\t1\t2\ta.wav\r\n\t\t\tb.wav\r\n\r\n");

        assertThat(EventTables.readEvents(file)).containsExactly(new LabelledEvent("a.wav", 1, 2, "Dog"));
    }

    @Test
    void readsScores() throws IOException {
        Path file = write("filename\tonset\toffset\tevent_label\tscore\na\t0\t1\tx\t0.75\na\t0\t1\ty\t0.5\n");

        List<ScoredEvent> events = EventTables.readScoredEvents(file);

        assertThat(ScoredEvent.atLeast(events, 0.5)).hasSize(2);
        assertThat(ScoredEvent.atLeast(events, 0.6)).containsExactly(new LabelledEvent("a", 0, 1, "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\t1\tx\tDog|column offset has 'x', which is no number",
                "a\t1\tInfinity\tDog|no finite number",
                "a\t2\t1\tDog|offset 1.0 s is before the onset 2.0 s",
                "a\t1\t2\t|column event_label is empty",
                "a\t1|column offset has ''"
            })
    void namesTheWrongLine(String line, String reason) throws IOException {
        Path file = write("filename\tonset\toffset\tevent_label\na\t0\t1\tDog\n" + line + "\n");

        assertThatThrownBy(() -> EventTables.readEvents(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Line 3 of " + file)
                .hasMessageContaining(reason);
    }

    @Test
    void namesTheColumnsItNeeds() throws IOException {
        Path file = write("filename,onset,offset,event_label\n");

        assertThatThrownBy(() -> EventTables.readEvents(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tab-separated columns filename, onset, offset, event_label");
    }

    @Test
    void saysThatATableIsMissing() {
        assertThatThrownBy(() -> EventTables.readDurations(folder.resolve("none.tsv")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("There is no table");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("table.tsv"), text);
    }
}
