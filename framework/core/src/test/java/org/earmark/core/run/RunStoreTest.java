package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.spi.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStoreTest {
    private static final String CELL = "0123456789abcdef";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aCellWithoutAttemptsIsPending() {
        assertThat(at(START).state(CELL)).isEqualTo(CellState.of(Status.PENDING));
    }

    @Test
    void aCellWhoseAttemptWasOnlyPreparedIsPending() {
        at(START).newAttempt(CELL);

        assertThat(at(START).state(CELL)).isEqualTo(CellState.of(Status.PENDING));
    }

    @Test
    void aPreparedAttemptIsUsedAgain() {
        AttemptFolder first = at(START).newAttempt(CELL);

        assertThat(at(START).newAttempt(CELL)).isEqualTo(first);
    }

    @Test
    void anAttemptWithFreshEventsIsRunning() {
        heartbeat(at(START).newAttempt(CELL), START);

        assertThat(at(START.plusSeconds(60)).state(CELL)).isEqualTo(CellState.of(Status.RUNNING));
    }

    @Test
    void anAttemptWhoseHeartbeatStoppedIsLost() {
        heartbeat(at(START).newAttempt(CELL), START);

        Instant later = START.plus(SignsOfLife.SILENCE).plus(Duration.ofSeconds(1));

        assertThat(at(later).state(CELL)).isEqualTo(CellState.of(Status.LOST));
    }

    @Test
    void halfALineAtTheEndDoesNotHideTheHeartbeat() throws IOException {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        Files.writeString(attempt.events(), "{\"time\":\"2026-01-", StandardOpenOption.APPEND);

        assertThat(at(START.plusSeconds(60)).state(CELL)).isEqualTo(CellState.of(Status.RUNNING));
    }

    @Test
    void aSignFromTheFutureIsNoSign() {
        heartbeat(at(START).newAttempt(CELL), START.plus(Duration.ofHours(1)));

        assertThat(at(START).state(CELL)).isEqualTo(CellState.of(Status.LOST));
    }

    /** The file server's time says that it was written just now. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aMachineWhoseClockIsWrongByAnHourIsKnownByItsWriting(int hours) throws IOException {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START.plus(Duration.ofHours(hours)));
        Files.setLastModifiedTime(attempt.events(), FileTime.from(START));

        assertThat(at(START.plusSeconds(60)).state(CELL)).isEqualTo(CellState.of(Status.RUNNING));
        assertThat(at(START.plus(SignsOfLife.SILENCE).plusSeconds(1)).state(CELL))
                .isEqualTo(CellState.of(Status.LOST));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void anAttemptWhoseProcessIsGoneIsLostHoweverTheClockIsSet(int hours) {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        ProcessIdentity own = ProcessIdentity.current();
        Json.write(attempt.process(), new ProcessIdentity(own.place(), own.number(), "0").json());

        assertThat(at(START.plus(Duration.ofHours(hours))).state(CELL)).isEqualTo(CellState.of(Status.LOST));
    }

    @Test
    void anAttemptWhoseProcessIsGoneIsLostAtOnce() {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        ProcessIdentity own = ProcessIdentity.current();
        Json.write(attempt.process(), new ProcessIdentity(own.place(), own.number(), "0").json());

        assertThat(at(START).state(CELL)).isEqualTo(CellState.of(Status.LOST));
    }

    @ParameterizedTest
    @ValueSource(ints = {-24, -1, 1, 24})
    void anAttemptWhoseProcessLivesIsRunningHoweverTheClockIsSet(int hours) {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        Json.write(attempt.process(), ProcessIdentity.current().json());

        assertThat(at(START.plus(Duration.ofHours(hours))).state(CELL)).isEqualTo(CellState.of(Status.RUNNING));
    }

    @Test
    void aProcessOfAnotherMachineIsKnownByItsHeartbeat() {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        Json.write(attempt.process(), new ProcessIdentity("elsewhere", 1, "0").json());

        assertThat(at(START).state(CELL)).isEqualTo(CellState.of(Status.RUNNING));
    }

    @Test
    void aResultDecides() {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        Json.write(attempt.result(), Json.object().put("state", "failed").put("errorClass", "out-of-memory"));

        assertThat(at(START).state(CELL)).isEqualTo(CellState.failed(ErrorCategory.OUT_OF_MEMORY));
    }

    @Test
    void aResultThatWasDamagedIsToBeMadeAgain() throws IOException {
        AttemptFolder attempt = at(START).newAttempt(CELL);
        heartbeat(attempt, START);
        Files.writeString(attempt.result(), "{\"state\": \"done\",\n \"metr");

        CellSighting seen = at(START).sighting(CELL).orElseThrow();

        assertThat(seen.state()).isEqualTo(CellState.failed(ErrorCategory.INFRASTRUCTURE));
        assertThat(seen.result().orElseThrow().path("message").asText())
                .contains(attempt.result().toString(), "not valid JSON in line 2")
                .doesNotContain("REDACTED");
    }

    @Test
    void aLaterFailureTakesNothingFromAnAttemptThatIsDone() {
        Json.write(at(START).newAttempt(CELL).result(), Json.object().put("state", "done"));
        Json.write(
                at(START).newAttempt(CELL).result(),
                Json.object().put("state", "failed").put("errorClass", "bug"));

        assertThat(at(START).state(CELL)).isEqualTo(CellState.of(Status.DONE));
    }

    @Test
    void aWorkerWritesToTheAttemptItWasGivenUnlessALaterOneWasBegun() {
        AttemptFolder given = at(START).newAttempt(CELL);
        heartbeat(given, START);
        AttemptFolder later = at(START).newAttempt(CELL);

        assertThat(at(START).inUse(given)).isEqualTo(given);
        heartbeat(later, START);
        assertThat(at(START).inUse(given)).isEqualTo(later);
    }

    @Test
    void onlyOneCanHoldACell() {
        RunStore store = at(START);
        try (SystemLock held = store.lock(CELL).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(store.lock(CELL)).isEmpty();
        }

        assertThat(store.lock(CELL)).isPresent().get().satisfies(SystemLock::close);
    }

    private RunStore at(Instant now) {
        return new RunStore(folder, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void heartbeat(AttemptFolder attempt, Instant time) {
        try (EventLog events = EventLog.open(attempt.events(), Clock.fixed(time, ZoneOffset.UTC))) {
            events.append("heartbeat");
        }
    }
}
