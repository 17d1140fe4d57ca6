package org.earmark.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class ClassRankingTest {
    /** Enough clips for the counting sort, more classes than one block; coarse scores, hence many ties. */
    @Test
    void agreesWithTheDefinitionsOnManyTies() {
        int clips = 2000;
        int classes = 21;
        SplittableRandom random = new SplittableRandom(7);
        FloatArray scores = FloatArray.zeros(clips, classes);
        FloatArray targets = FloatArray.zeros(clips, classes);
        for (int i = 0; i < clips * classes; i++) {
            scores.values()[i] = (random.nextInt(401) - 200) / 8f;
            targets.values()[i] = random.nextInt(10) == 0 ? 1 : 0;
        }

        ClassRanking ranking = ClassRanking.of(scores, targets);

        for (int label = 0; label < classes; label++) {
            assertThat(ranking.areaUnderRoc()[label])
                    .isCloseTo(areaByPairs(scores, targets, label), within(1e-12)); // rounding of sums
            assertThat(ranking.averagePrecision()[label])
                    .isCloseTo(precisionByThresholds(scores, targets, label), within(1e-12));
        }
    }

    private static double areaByPairs(FloatArray scores, FloatArray targets, int label) {
        int classes = (int) scores.shape()[1];
        double won = 0;
        double pairs = 0;
        for (int p = label; p < scores.values().length; p += classes) {
            for (int n = label; n < scores.values().length && targets.values()[p] == 1; n += classes) {
                if (targets.values()[n] == 0) {
                    pairs++;
                    won += Math.signum(scores.values()[p] - scores.values()[n]) / 2 + 0.5;
                }
            }
        }
        return won / pairs;
    }

    private static double precisionByThresholds(FloatArray scores, FloatArray targets, int label) {
        int classes = (int) scores.shape()[1];
        double sum = 0;
        double positives = 0;
        for (int p = label; p < scores.values().length; p += classes) {
            if (targets.values()[p] == 1) {
                double chosen = 0;
                double right = 0;
                for (int other = label; other < scores.values().length; other += classes) {
                    if (scores.values()[other] >= scores.values()[p]) {
                        chosen++;
                        right += targets.values()[other];
                    }
                }
                sum += right / chosen;
                positives++;
            }
        }
        return sum / positives;
    }
}
