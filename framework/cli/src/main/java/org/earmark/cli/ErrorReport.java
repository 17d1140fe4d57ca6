package org.earmark.cli;

import com.google.inject.ProvisionException;
import java.io.PrintStream;
import java.util.List;
import org.earmark.core.run.Failure;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/** Tells a user what went wrong, in one paragraph. */
final class ErrorReport {
    private final PrintStream err;
    private final boolean debug;

    /** @param debug whether the stack trace is shown too */
    ErrorReport(PrintStream err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    ExitCode report(Throwable thrown) {
        Throwable cause =
                thrown instanceof ProvisionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        ExitCode code = cause instanceof InvalidInputException invalid ? problems(invalid.problems()) : failure(cause);
        if (debug) {
            thrown.printStackTrace(err);
        }
        return code;
    }

    ExitCode problems(List<Problem> problems) {
        if (problems.size() == 1) {
            err.println("earmark: " + problems.get(0));
        } else {
            err.println("earmark: " + problems.size() + " problems:");
            problems.forEach(problem -> err.println("  " + problem));
        }
        return ExitCode.WRONG_USE;
    }

    private ExitCode failure(Throwable cause) {
        if (cause instanceof InterruptedException) {
            err.println("earmark: stopped; run the same command again to continue.");
            return ExitCode.FAILED;
        }
        Failure failure = Failure.of(cause);
        err.println("earmark: " + failure.message()
                + (failure.category() == ErrorCategory.BUG && !debug ? " Add --debug to see the stack trace." : ""));
        return ExitCode.of(failure.category());
    }
}
