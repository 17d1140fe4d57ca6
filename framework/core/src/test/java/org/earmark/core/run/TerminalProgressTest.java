package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalProgressTest {
    private static final String LONG =
            "schedule={epochs: 5, name: linear-warmup, steps: 200}, optimizer.learningRate=0.001, fold=3, seed=2";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {80, 110, 160})
    void aLongTitleLeavesRoomForTheBar(int columns) {
        show(columns);

        String line =
                lines().filter(text -> text.contains("%")).reduce((a, b) -> b).orElseThrow();
        String bar = line.substring(line.indexOf('[') + 1, line.indexOf(']'));
        assertThat(bar.length()).isGreaterThanOrEqualTo(10);
        assertThat(line.length()).isLessThanOrEqualTo(columns);
        assertThat(line).contains("loss 1.2345");
    }

    @Test
    void theEndNamesTheWholeTitle() {
        show(110);

        assertThat(lines()).anyMatch(line -> line.contains(LONG + ": done after 5 s"));
    }

    @Test
    void cutsInTheMiddle() {
        assertThat(TerminalProgress.shortened("abcdefghij", 7)).isEqualTo("abc…hij");
        assertThat(TerminalProgress.shortened("abcdefg", 7)).isEqualTo("abcdefg");
    }

    private void show(int columns) {
        try (TerminalProgress progress =
                new TerminalProgress(new PrintStream(written, true, StandardCharsets.UTF_8), columns)) {
            progress.started("id", LONG, "cpu");
            progress.progressed("id", new CellProgress(80, 160, 3, 6, 1.2345, 20.5, "accuracy 0.813, mAP 0.862"));
            progress.ended("id", CellState.of(Status.DONE), "", Duration.ofSeconds(5));
        }
    }

    private Stream<String> lines() {
        // A bar that is closed before its first refresh ends without a line break.
        String text = written.toString(StandardCharsets.UTF_8).replace(LONG, "\n" + LONG);
        return Arrays.stream(text.split("[\r\n]+"));
    }
}
