package org.earmark.cli;

import java.util.Arrays;
import org.earmark.spi.error.ErrorCategory;

/** What the exit code of a command says. */
enum ExitCode {
    DONE(0),
    /** Some cells have no result, or Earmark itself failed. */
    FAILED(1),
    /** Wrong use or invalid input: nothing was started. */
    WRONG_USE(2),
    /** The machine lacks something. */
    ENVIRONMENT(3);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** What a child process said by its status; an unknown one, such as that of a crash, is a failure. */
    static ExitCode ofStatus(int status) {
        return Arrays.stream(values())
                .filter(code -> code.status == status)
                .findFirst()
                .orElse(FAILED);
    }

    static ExitCode of(ErrorCategory category) {
        return switch (category) {
            case CONFIGURATION, DATA -> WRONG_USE;
            case ENVIRONMENT, ENGINE, OUT_OF_MEMORY, INFRASTRUCTURE -> ENVIRONMENT;
            case DIVERGED, TIMEOUT, PREEMPTED, BUG -> FAILED;
        };
    }
}
