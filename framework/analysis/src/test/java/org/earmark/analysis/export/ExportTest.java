package org.earmark.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path output;

    @TempDir
    private Path target;

    private StoredExperiment experiment;

    @BeforeEach
    void store() {
        new StoreFixture(output, "warmups")
                .axis("schedule", "cosine", "constant")
                .axis("seed", "1", "2")
                .length(2, 3)
                .write(cell -> {
                    String schedule = cell.axis("schedule", "");
                    String seed = cell.axis("seed", "");
                    if (schedule.equals("constant") && seed.equals("2")) {
                        return Outcome.pending();
                    }
                    return schedule.equals("constant")
                            ? Outcome.diverged("The loss became NaN, at once.")
                            : Outcome.done(Map.of("accuracy", 0.75, "mAP", Double.NaN));
                });
        experiment = new StoreReader(output, attempt -> true).read("warmups");
    }

    @Test
    void everyCellHasARowWithTheSameColumns() throws IOException {
        List<String> lines = csv(Export.Format.CSV, "cells.csv");
        List<String> header = List.of(lines.get(0).split(",", -1));

        assertThat(header)
                .startsWith("experiment", "cell", "title", "state", "attempt", "seed", "fold", "axis.schedule")
                .contains("metric.accuracy", "best.accuracy", "seconds", "config.seed");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).contains(",done,").contains(",0.75,").contains(",NaN,");
        assertThat(lines.get(3)).contains(",diverged,");
        assertThat(lines.get(4)).contains(",pending,,2,");
    }

    @Test
    void everyLoggedNumberIsALine() throws IOException {
        List<String> lines = csv(Export.Format.LONG_CSV, "measurements.csv");

        assertThat(lines.get(0)).isEqualTo(String.join(",", Tables.MEASUREMENT_COLUMNS));
        assertThat(lines)
                .anyMatch(line -> line.contains(",evaluation,test,accuracy,"))
                .anyMatch(line -> line.contains(",step,train,learningRate,"))
                .allMatch(line -> line.split(",", -1).length == Tables.MEASUREMENT_COLUMNS.size());
    }

    @Test
    void textWithCommasAndQuotesIsQuoted() {
        ExportTable table = new ExportTable(List.of("a", "b"), List.of(List.of("x,\"y\"", Double.NEGATIVE_INFINITY)));

        assertThat(table.csv()).isEqualTo("a,b\n\"x,\"\"y\"\"\",-inf\n");
    }

    @Test
    void jsonHoldsBothTables() throws IOException {
        Export.write(experiment, output, Export.Format.JSON, target);
        JsonNode tree =
                new ObjectMapper().readTree(target.resolve("results.json").toFile());

        assertThat(tree.at("/format").intValue()).isEqualTo(1);
        assertThat(tree.at("/cells")).hasSize(4);
        assertThat(tree.at("/cells/0/metric.accuracy").doubleValue()).isEqualTo(0.75);
        assertThat(tree.at("/cells/0/metric.mAP").textValue()).isEqualTo("NaN");
        assertThat(tree.at("/cells/3/metric.accuracy").isNull()).isTrue();
        assertThat(tree.at("/measurements").size()).isPositive();
    }

    @Test
    void anotherReaderFindsTheScalarsOfTensorBoardFiles() throws IOException {
        List<Path> folders = Export.write(experiment, output, Export.Format.TENSORBOARD, target);
        assertThat(folders).hasSize(3);
        Path file;
        try (Stream<Path> files = Files.list(folders.get(0))) {
            file = files.findFirst().orElseThrow();
        }
        assertThat(file.getFileName().toString()).contains("tfevents");
        TensorBoardReader read = new TensorBoardReader(Files.readAllBytes(file));
        List<Point> points =
                Tables.points(output, experiment.cells().get(0).attempt().orElseThrow());

        assertThat(read.version()).isEqualTo("brain.Event:2");
        assertThat(read.scalars()).hasSameSizeAs(points);
        for (int i = 0; i < points.size(); i++) {
            assertThat(read.scalars().get(i).tag()).isEqualTo(points.get(i).tag());
            assertThat(read.scalars().get(i).step()).isEqualTo(points.get(i).step());
            assertThat(read.scalars().get(i).value())
                    .isEqualTo(Float.valueOf((float) points.get(i).value()));
            assertThat((long) read.scalars().get(i).wallTime())
                    .isEqualTo(points.get(i).time().orElseThrow().getEpochSecond());
        }
    }

    @Test
    void runsLieWhereMlflowLooksForThem() throws IOException {
        Path folder =
                Export.write(experiment, output, Export.Format.MLFLOW, target).get(0);
        assertThat(folder.getFileName().toString()).matches("[1-9][0-9]{17}");
        assertThat(Files.readString(folder.resolve("meta.yaml"))).contains("name: 'warmups'");
        List<Path> runs;
        try (Stream<Path> entries = Files.list(folder)) {
            runs = entries.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(runs).hasSize(3);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.getFileName().toString()).matches("[0-9a-f]{32}");
            assertThat(run.resolve("params/seed")).exists();
            assertThat(run.resolve("artifacts/cell.json")).exists();
        });
        Path done = runs.stream()
                .filter(run -> contains(run.resolve("meta.yaml"), "status: 3"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readAllLines(done.resolve("metrics/test/accuracy")))
                .allMatch(line -> line.matches("[0-9]{13} [0-9.E-]+ [0-9]+"));
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        for (Export.Format format : Export.Format.values()) {
            Path folder = target.resolve(format.id());
            Export.write(experiment, output, format, folder);
            Map<String, byte[]> first = contents(folder);
            Export.write(experiment, output, format, folder);
            Map<String, byte[]> second = contents(folder);

            assertThat(second.keySet()).isEqualTo(first.keySet()).isNotEmpty();
            first.forEach((name, bytes) ->
                    assertThat(Arrays.equals(second.get(name), bytes)).as(name).isTrue());
        }
    }

    private List<String> csv(Export.Format format, String name) throws IOException {
        Export.write(experiment, output, format, target);
        return Files.readAllLines(target.resolve(name));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
