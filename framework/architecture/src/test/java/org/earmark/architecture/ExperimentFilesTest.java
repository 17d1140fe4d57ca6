package org.earmark.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.plan.Planner;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every experiment file of the repository is valid with the plugins of the distribution, as far as data sets allow. */
class ExperimentFilesTest {
    private static final Path EXPERIMENTS = Path.of("../../experiments");
    private static final PluginRegistry PLUGINS =
            PluginLoader.load(ExperimentFilesTest.class.getClassLoader(), Optional.empty());

    static List<Path> experiments() {
        try (Stream<Path> files = Files.walk(EXPERIMENTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(ExperimentFilesTest::isWholeExperiment)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that others include has no name, and a file of claims no configuration. */
    private static boolean isWholeExperiment(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream().anyMatch(line -> line.startsWith("name:"))
                    && lines.stream().anyMatch(line -> line.startsWith("base:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreExperiments() {
        assertThat(experiments()).hasSizeGreaterThan(7);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void experimentIsValid(Path file) {
        Problems problems = new Problems();
        assertThatCode(() -> new Planner(PLUGINS, MetricSet.tagging())
                        .validate(ExperimentReader.read(file, List.of(), problems), Map.of(), problems))
                .doesNotThrowAnyException();
    }
}
