package org.earmark.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.engine.ProcessEnvironment;

/** Commands that start a Java process like this one. */
public final class ChildJvm {
    /** A file with the classes that runs load, made for this class path; the JVM passes over one that does not fit. */
    private static final String ARCHIVE = "earmark.archive";

    private static final List<String> PASSED_ON = List.of("earmark.home", "org.bytedeco.javacpp.cachedir", ARCHIVE);

    private ChildJvm() {}

    /** This JVM's own launcher and class path with another main class. */
    public static List<String> command(ProcessEnvironment environment, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(environment.jvmOptions());
        Optional.ofNullable(System.getProperty(ARCHIVE))
                .ifPresent(archive ->
                        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds=off")));
        for (String property : PASSED_ON) {
            Optional.ofNullable(System.getProperty(property))
                    .ifPresent(value -> command.add("-D" + property + "=" + value));
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}
