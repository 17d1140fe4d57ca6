package org.earmark.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a claim about the very system that was trained again is called different. */
@Tag("slow")
class JudgeSimulationTest {
    private static final RandomSource RANDOM = new RandomSource(2027);
    private static final int REPETITIONS = 10_000;
    private static final double SPREAD = 0.01;

    /** The tolerance is far below the spread, so that it hides nothing. */
    @ParameterizedTest
    @CsvSource({"2,1", "3,1", "5,1", "10,1", "20,1", "2,3", "3,3", "5,3", "10,3", "20,3"})
    void theSameSystemDiffersFromItsOwnNumberInOneOfTwentyAudits(int seeds, int runs) {
        double differs = IntStream.range(0, REPETITIONS)
                        .filter(i -> verdict(i, seeds, runs) == Verdict.DIFFERS)
                        .count()
                / (double) REPETITIONS;

        assertThat(differs).isLessThanOrEqualTo(0.055);
    }

    private static Verdict verdict(int repetition, int seeds, int runs) {
        RandomStream stream = RANDOM.stream(seeds + " seeds, " + runs + " runs", 0, repetition, 0);
        double claimed = IntStream.range(0, runs)
                .mapToDouble(run -> training(stream))
                .average()
                .orElseThrow();
        double[] own =
                IntStream.range(0, seeds).mapToDouble(seed -> training(stream)).toArray();
        return OwnJudge.judge(
                        AuditExample.claim(claimed, 1e-5, 0, 0, runs), AuditExample.seeds(AuditExample.whole(), own))
                .verdict();
    }

    private static double training(RandomStream stream) {
        return 0.8 + SPREAD * stream.nextGaussian();
    }
}
