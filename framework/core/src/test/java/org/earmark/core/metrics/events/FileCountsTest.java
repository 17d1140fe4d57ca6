package org.earmark.core.metrics.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileCountsTest {
    private static final GroundTruth TRUTH = new GroundTruth(
            List.of(
                    new LabelledEvent("a", 0, 2, "Dog"),
                    new LabelledEvent("a", 5, 6, "Cat"),
                    new LabelledEvent("b", 1, 3, "Dog")),
            Map.of("a", 10.0, "b", 10.0, "c", 10.0));
    private static final List<LabelledEvent> DETECTED = List.of(
            new LabelledEvent("a", 0.2, 2, "Dog"),
            new LabelledEvent("a", 8, 9, "Cat"),
            new LabelledEvent("b", 7, 9, "Dog"),
            new LabelledEvent("d", 0, 1, "Dog"),
            new LabelledEvent("b", 0, 1, "Bird"));

    private final FileCounts counts = FileCounts.of(TRUTH, DETECTED, IntersectionCriteria.DESED);

    @Test
    void filesWithoutEventsAreCountedToo() {
        assertThat(counts.files()).containsExactly("a", "b", "c");
        assertThat(counts.filesWithoutDetections()).isEqualTo(1);
    }

    @Test
    void whatWasNeverAnnotatedCountsForNothing() {
        assertThat(counts.ignoredFiles()).containsExactly("d");
        assertThat(counts.ignoredLabels()).containsExactly("Bird");
    }

    @Test
    void theSumsAreTheCountsOfAllFilesTogether() {
        IntersectionCounts all = IntersectionCounts.of(TRUTH, DETECTED, IntersectionCriteria.DESED);

        assertThat(sums(counts.groundTruths())).isEqualTo(all.groundTruths());
        assertThat(sums(counts.truePositives())).isEqualTo(all.truePositives());
        assertThat(sums(counts.falsePositives())).isEqualTo(all.falsePositives());
        assertThat(counts.truePositives()[0]).containsExactly(0, 1);
        assertThat(counts.falsePositives()[1]).containsExactly(0, 1);
    }

    private static int[] sums(int[][] rows) {
        int[] sums = new int[rows[0].length];
        Arrays.stream(rows).forEach(row -> Arrays.setAll(sums, c -> sums[c] + row[c]));
        return sums;
    }
}
