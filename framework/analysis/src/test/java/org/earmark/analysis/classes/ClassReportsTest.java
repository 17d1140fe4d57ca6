package org.earmark.analysis.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.earmark.analysis.fixture.Outcome;
import org.earmark.analysis.fixture.StoreFixture;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.grouping.Grouping;
import org.earmark.analysis.store.StoreReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassReportsTest {
    @TempDir
    Path output;

    @Test
    void classesAverageToTheMetrics() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        ClassReport report = report().orElseThrow();

        double mean = report.scores().stream()
                .mapToDouble(ClassReport.ClassScore::averagePrecision)
                .average()
                .orElseThrow();
        double stored = group().cells().stream()
                .mapToDouble(cell -> cell.metric("mAP").orElseThrow())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(stored, within(1e-9));
        assertThat(report.cells()).isEqualTo(2);
    }

    @Test
    void theConfusionCountsEveryClipOfEveryCell() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        long[][] confusion = report().orElseThrow().confusion().orElseThrow();

        assertThat(Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum()).isEqualTo(2 * 60);
        double right = (confusion[0][0] + confusion[1][1] + confusion[2][2]) / 120.0;
        double accuracy = group().cells().stream()
                .mapToDouble(cell -> cell.metric("accuracy").orElseThrow())
                .average()
                .orElseThrow();
        assertThat(right).isCloseTo(accuracy, within(1e-9));
    }

    @Test
    void aClassThatACellNeverDecidesForHasAnF1OfZeroThere() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 1.0)));
        ClassReport before = report().orElseThrow();
        // The logits of one cell lose their first column, so that the class is never the highest there.
        Path file = fixture.folder(fixture.cells().get(0), 1).resolve("predictions/clipwise.npy");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int clip = 0; clip < 60; clip++) {
            values.putFloat(bytes.length - (60 - clip) * 3 * Float.BYTES, -100);
        }
        Files.write(file, bytes);

        ClassReport.ClassScore first = report().orElseThrow().scores().get(0);

        assertThat(before.scores().get(0).f1()).isGreaterThan(0.9);
        assertThat(first.precision()).isGreaterThan(0.9);
        assertThat(first.recall()).isLessThan(0.55);
        assertThat(first.f1()).isLessThan(0.55);
    }

    @Test
    void precisionNeverRisesWithRecall() {
        fixture().write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        double[] precisions = report().orElseThrow().precisions();

        assertThat(precisions).hasSize(51);
        for (int i = 1; i < precisions.length; i++) {
            assertThat(precisions[i]).isLessThanOrEqualTo(precisions[i - 1] + 1e-12);
        }
    }

    @Test
    void tellsWhichCellsAreMissing() throws IOException {
        StoreFixture fixture = fixture();
        fixture.write(cell -> Outcome.done(Map.of("accuracy", 0.5)));
        Files.delete(fixture.folder(fixture.cells().get(0), 1).resolve("predictions/clipwise.npy"));

        assertThat(report().orElseThrow().missing()).isEqualTo("1 cell: it has no stored predictions");
    }

    @Test
    void withoutPredictionsThereIsNothingToTell() {
        new StoreFixture(output, "classes").axis("seed", "0").write(cell -> Outcome.done(Map.of("accuracy", 0.5)));

        assertThat(report()).isEmpty();
    }

    private StoreFixture fixture() {
        return new StoreFixture(output, "classes").axis("seed", "0", "1").predictions(60, 3);
    }

    private Optional<ClassReport> report() {
        return ClassReports.of(group());
    }

    private CellGroup group() {
        return Grouping.by(
                        new StoreReader(output, attempt -> true).read("classes").cells(),
                        Grouping.ALL_BUT_SEED_AND_FOLD)
                .get(0);
    }
}
