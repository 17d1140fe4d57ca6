package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.plan.StoredPlan;
import org.earmark.core.tiny.TinyCells;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set by an hour in mid-run. */
class ClockJumpTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    /** The run itself takes seconds; what is near an hour comes from the clock. */
    private static final double HALF_AN_HOUR = 1800;

    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void theCellStaysRunningAndEndsDoneWithItsOwnDuration(int hours) throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Workshop workshop = new Workshop(folder, clock);
        List<CellState> seen = new ArrayList<>();
        Accident setsTheClock = new Accident() {
            @Override
            public void beforeStep(long step) {
                if (step == 7) {
                    clock.now = START.plus(Duration.ofHours(hours));
                    seen.add(workshop.store().state(cell.id()));
                }
            }
        };

        RunSummary summary = workshop.run(setsTheClock, cell);

        assertThat(seen).containsExactly(CellState.of(Status.RUNNING));
        assertThat(summary.isComplete()).isTrue();
        JsonNode result =
                Json.read(workshop.store().decisive(cell.id()).orElseThrow().result());
        assertThat(result.path("seconds").asDouble()).isBetween(0.0, HALF_AN_HOUR);
        CellStatus status =
                new StatusReader(workshop.store()).read(plan(cell)).cells().get(0);
        assertThat(status.took().orElseThrow()).isBetween(Duration.ZERO, Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aCellThatFailedThenContinuesAsIfNothingHadHappened(int hours) throws InterruptedException {
        Cell cell = TinyCells.cell(1);
        Workshop workshop = new Workshop(folder.resolve("set"), clock);
        Workshop undisturbed = new Workshop(folder.resolve("undisturbed"));
        undisturbed.run(Accident.NONE, cell);
        Accident fails = new Accident() {
            @Override
            public void beforeStep(long step) {
                if (step == 7) {
                    clock.now = START.plus(Duration.ofHours(hours));
                    throw new IllegalStateException("pulled the plug");
                }
            }
        };

        workshop.run(fails, cell);
        workshop.run(Accident.NONE, cell);

        assertThat(SameRun.of(workshop.store().decisive(cell.id()).orElseThrow()))
                .isEqualTo(SameRun.of(undisturbed.store().decisive(cell.id()).orElseThrow()));
    }

    private static StoredPlan plan(Cell cell) {
        return new StoredPlan("tiny", Map.of(cell.id(), cell.title()));
    }

    /** Shows whatever time it was set to. */
    private static final class SetClock extends Clock {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("times are written in UTC alone");
        }
    }
}
