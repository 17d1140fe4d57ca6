package org.earmark.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether somebody works on an attempt: the one rule by which a cell is lost. A process of this machine is looked for,
 * however the clock is set; what another machine's process does is known by its events alone. Thread-safe.
 */
final class SignsOfLife {
    /** A process of another machine that gave no sign for so long is taken to be gone. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final Clock clock;

    SignsOfLife(Clock clock) {
        this.clock = clock;
    }

    /** To be asked of an attempt that was started and has no result. */
    boolean areGone(AttemptFolder attempt) {
        return process(attempt)
                .filter(ProcessIdentity::isHere)
                .map(process -> !process.isAlive())
                .orElseGet(() -> isSilent(attempt));
    }

    private static Optional<ProcessIdentity> process(AttemptFolder attempt) {
        return Files.isRegularFile(attempt.process())
                ? Optional.of(ProcessIdentity.read(Json.read(attempt.process())))
                : Optional.empty();
    }

    /** What the writer's clock says, or that of the disk: either may be wrong, and a live process satisfies one. */
    private boolean isSilent(AttemptFolder attempt) {
        return Stream.concat(lastSign(attempt).stream(), lastWriting(attempt).stream())
                .noneMatch(this::isRecent);
    }

    /** A sign from the future was given before a clock was set back, and says as little as an old one. */
    private boolean isRecent(Instant sign) {
        return Duration.between(sign, clock.instant()).abs().compareTo(SILENCE) <= 0;
    }

    private static Optional<Instant> lastWriting(AttemptFolder attempt) {
        try {
            return Optional.of(Files.getLastModifiedTime(attempt.events()).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The time of the last whole event. */
    private static Optional<Instant> lastSign(AttemptFolder attempt) {
        List<String> lines = EventTail.lines(attempt.events());
        for (int i = lines.size() - 1; i >= 0; i--) {
            Optional<Instant> time = time(lines.get(i));
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    /** Empty for half a line, as a killed process leaves it. */
    private static Optional<Instant> time(String event) {
        try {
            return Optional.of(Instant.parse(Json.parse(event).path("time").asText()));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
