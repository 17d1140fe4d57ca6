package org.earmark.analysis.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one attempt at a cell left on disk.
 *
 * @param number counted from 1
 * @param folder relative to the output folder, with forward slashes
 * @param location the same folder where it lies now; never shown
 * @param configuration dotted path to effective value
 * @param provenance dotted path to value: command, versions, machine, seeds
 * @param history of the training
 * @param result empty when the attempt wrote none
 * @param lastSign time of the newest event; empty when there is none
 */
public record StoredAttempt(
        int number,
        String folder,
        Path location,
        Map<String, String> configuration,
        Map<String, String> provenance,
        TrainingHistory history,
        Optional<StoredResult> result,
        Optional<Instant> lastSign) {
    public StoredAttempt {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(location);
        configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        Objects.requireNonNull(history);
        Objects.requireNonNull(result);
        Objects.requireNonNull(lastSign);
    }

    /** The command that made this attempt; empty text when it was not recorded. */
    public String command() {
        return provenance.getOrDefault("command", "");
    }

    /** The same with one more metric in its result, where it has one. */
    StoredAttempt withMetric(String name, double value) {
        return new StoredAttempt(
                number,
                folder,
                location,
                configuration,
                provenance,
                history,
                result.map(found -> found.withMetric(name, value)),
                lastSign);
    }
}
