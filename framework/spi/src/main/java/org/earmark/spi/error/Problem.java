package org.earmark.spi.error;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with an input.
 *
 * @param path where, for example {@code base.model.heads[1]}; empty for the whole
 * @param value the offending value as written; empty when something is missing
 * @param message what is wrong and what is allowed
 * @param suggestion the nearest valid choice, if there is one
 */
public record Problem(String path, Optional<String> value, String message, Optional<String> suggestion) {
    public Problem {
        Objects.requireNonNull(path);
        Objects.requireNonNull(value);
        Objects.requireNonNull(message);
        Objects.requireNonNull(suggestion);
    }

    public static Problem of(String path, Object value, String message) {
        return new Problem(path, Optional.of(String.valueOf(value)), message, Optional.empty());
    }

    public static Problem missing(String path, String message) {
        return new Problem(path, Optional.empty(), message, Optional.empty());
    }

    public Problem suggesting(String choice) {
        return new Problem(path, value, message, Optional.of(choice));
    }

    /** The same problem inside a parent: {@code heads} becomes {@code base.model.heads}. */
    public Problem under(String parent) {
        if (parent.isEmpty()) {
            return this;
        }
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new Problem(parent + separator + path, value, message, suggestion);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path);
        value.ifPresent(v -> text.append(text.isEmpty() ? "" : " = ").append(v));
        text.append(text.isEmpty() ? "" : ": ").append(message);
        suggestion.ifPresent(s -> text.append(" (did you mean ").append(s).append("?)"));
        return text.toString();
    }
}
