package org.earmark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which build {@code ./earmark} makes, and when: with a Maven that only writes down what it was told. */
class StartScriptTest {
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$*" >>"$MAVEN_CALLS"
            mkdir -p framework/distribution/target/earmark/lib
            exit "${MAVEN_EXIT:-0}"
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Path source;
    private Path calls;

    @BeforeEach
    void writeInstallation() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        calls = folder.resolve("calls");
        source = Files.createDirectories(home.resolve("framework")).resolve("Source.java");
        Files.createDirectories(home.resolve("plugins"));
        for (Path file : List.of(home.resolve("pom.xml"), source)) {
            Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.from(Instant.EPOCH));
        }
        Files.copy(Path.of("../../earmark"), home.resolve("earmark"));
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        program("jdk/bin/java", "#!/bin/sh\n");
        program("jdk/bin/javac", "#!/bin/sh\n");
        program("bin/mvn", MAVEN);
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(Files.writeString(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatIsBuiltIsBuiltOnce() throws Exception {
        start(Optional.empty());
        start(Optional.empty());

        assertThat(builds()).hasSize(1).noneMatch(call -> call.contains("-Pcuda"));
    }

    @Test
    void theChosenBuildStaysUntilAnotherIsChosen() throws Exception {
        start(Optional.empty());
        start(Optional.of("-Pcuda -Dother=1"));
        start(Optional.empty());
        assertThat(builds()).hasSize(2);
        assertThat(builds().get(1)).contains("-Pcuda -Dother=1 ");

        start(Optional.of(""));
        start(Optional.empty());
        assertThat(builds()).hasSize(3);
        assertThat(builds().get(2)).doesNotContain("-Pcuda");
    }

    @Test
    void aChangedSourceIsBuiltTheSameWay() throws Exception {
        start(Optional.of("-Pcuda"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        start(Optional.empty());

        assertThat(builds()).hasSize(2).allMatch(call -> call.contains("-Pcuda"));
    }

    @Test
    void aBuildThatFailedIsTriedAgainTheSameWay() throws Exception {
        assertThat(run(Map.of("EARMARK_MAVEN", "-Pcuda", "MAVEN_EXIT", "1"))).isEqualTo(3);
        start(Optional.empty());

        assertThat(builds()).hasSize(2).allMatch(call -> call.contains("-Pcuda"));
    }

    @Test
    void nothingOfAnotherBuildStays() throws Exception {
        start(Optional.empty());
        Path jar = Files.writeString(home.resolve("framework/distribution/target/earmark/lib/processor.jar"), "");
        start(Optional.of("-Pcuda"));

        assertThat(jar).doesNotExist();
    }

    private void start(Optional<String> maven) throws IOException, InterruptedException {
        assertThat(run(maven.map(arguments -> Map.of("EARMARK_MAVEN", arguments))
                        .orElse(Map.of())))
                .isZero();
    }

    private int run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", home.resolve("earmark").toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("EARMARK_MAVEN");
        environment.remove("EARMARK_NO_BUILD");
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("MAVEN_CALLS", calls.toString());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.putAll(variables);
        return builder.start().waitFor();
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(calls);
    }
}
