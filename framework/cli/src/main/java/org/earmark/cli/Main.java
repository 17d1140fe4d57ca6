package org.earmark.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // In containers the locale is often POSIX, where Java would write ? for every letter beyond ASCII.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // Native libraries leave threads behind that would keep the process alive.
        System.exit(new CommandLineTool(out, err).run(arguments));
    }
}
