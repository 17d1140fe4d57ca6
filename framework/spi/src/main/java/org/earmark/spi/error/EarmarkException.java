package org.earmark.spi.error;

import java.util.Objects;

/**
 * A failure that a user can understand: its message is one paragraph that says what is wrong, where, with which value,
 * and what to do. Shown without stack trace unless {@code --debug} is given.
 */
public class EarmarkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;

    public EarmarkException(ErrorCategory category, String message) {
        super(message);
        this.category = Objects.requireNonNull(category);
    }

    public EarmarkException(ErrorCategory category, String message, Throwable cause) {
        super(message, cause);
        this.category = Objects.requireNonNull(category);
    }

    public ErrorCategory category() {
        return category;
    }
}
