package org.earmark.cli;

/** One word of the command line. */
interface Command {
    /** @throws org.earmark.spi.error.EarmarkException when it cannot do what is asked */
    ExitCode run(Arguments arguments) throws InterruptedException;
}
