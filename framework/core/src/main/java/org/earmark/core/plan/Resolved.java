package org.earmark.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/**
 * What came of a part of a configuration.
 *
 * @param value empty when a problem, here or in what it depends on, left nothing
 * @param problems with paths into the configuration
 */
record Resolved<T>(Optional<T> value, List<Problem> problems) {
    Resolved {
        problems = List.copyOf(problems);
    }

    /** The result of a reading that reports relative to the section. */
    static <T> Resolved<T> in(String section, Function<Problems, Optional<T>> reading) {
        Problems own = new Problems();
        Optional<T> value = reading.apply(own);
        Problems located = new Problems();
        located.addAll(section, own.all());
        return new Resolved<>(value, located.all());
    }

    static <T> Resolved<T> refused(Problem problem) {
        return new Resolved<>(Optional.empty(), List.of(problem));
    }
}
