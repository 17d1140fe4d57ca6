package org.earmark.analysis.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.earmark.spi.schedule.LearningRateSchedule;
import org.junit.jupiter.api.Test;

class ScheduleLintsTest {
    /** As HTS-AT's code has it: up in three epochs, down at 10 and 20, and up again behind 30. */
    private static final LearningRateSchedule STEPS = progress -> {
        long epoch = progress.epoch();
        return epoch == 0
                ? 0.02
                : epoch == 1 ? 0.05 : epoch <= 10 ? 0.1 : epoch <= 20 ? 0.05 : epoch <= 30 ? 0.02 : 0.03;
    };

    private static final LearningRateSchedule COSINE =
            progress -> (1 + Math.cos(Math.PI * Math.min(1, progress.step() / (double) progress.totalSteps()))) / 2;

    @Test
    void aRateThatRisesAgainIsTold() {
        assertThat(ids(STEPS, 320, 100)).contains("rises-after-decay");
    }

    @Test
    void aBaseRateThatIsNeverReachedIsTold() {
        assertThat(ScheduleLints.of(rate(STEPS, 320, 100)))
                .filteredOn(lint -> lint.id().equals("never-reached"))
                .singleElement()
                .satisfies(lint -> assertThat(lint.message()).contains("0.0001, 0.1 of it"));
    }

    @Test
    void aPhaseBehindTheEndIsTold() {
        assertThat(ids(STEPS, 320, 8)).contains("phase-never-reached").doesNotContain("rises-after-decay");
    }

    @Test
    void aWarmUpLongerThanTheTrainingIsTold() {
        LearningRateSchedule rise = progress -> Math.min(1, (progress.step() + 1) / 5000.0);

        assertThat(ids(rise, 320, 10)).contains("warm-up-too-long");
    }

    @Test
    void epochsOfAnotherSetAreTold() {
        assertThat(ids(STEPS, 320, 100)).contains("epoch-units");
        assertThat(ids(STEPS, 2_000_000, 100)).doesNotContain("epoch-units");
    }

    @Test
    void aCosineOverTheTrainingIsInOrder() {
        assertThat(ids(COSINE, 320, 50)).isEmpty();
        assertThat(ids(progress -> 1, 320, 50)).isEmpty();
    }

    @Test
    void unitsAgree() {
        TrainingLength length = new TrainingLength(100, 32, 10);

        assertThat(length.stepsPerEpoch()).isEqualTo(4);
        assertThat(length.samplesAt(4)).isEqualTo(100);
        assertThat(length.samplesAt(6)).isEqualTo(164);
        assertThat(length.epochsAt(6)).isEqualTo(1.5);
    }

    @Test
    void theMeanRateIsThatOfAllSteps() {
        assertThat(rate(STEPS, 320, 20).mean())
                .isCloseTo(1e-3 * (0.02 + 0.05 + 9 * 0.1 + 9 * 0.05) / 20, within(1e-12));
    }

    @Test
    void translatesAudioSetsEpochs() {
        TrainingLength audioSet = new TrainingLength(2_000_000, 128, 100);
        TrainingLength small = new TrainingLength(2_000, 32, 100);

        ScheduleTranslation translation =
                ScheduleTranslation.of(new EffectiveRate("steps", STEPS, 1e-3, audioSet), small);

        ScheduleTranslation.Phase second = translation.phases().get(1);
        assertThat(second.samples()).isEqualTo(2_000_000);
        assertThat(second.sameSamples()).isEqualTo(1000);
        assertThat(second.sameShare()).isEqualTo(1);
        assertThat(translation.phases()).hasSize(6);
    }

    private static List<String> ids(LearningRateSchedule schedule, long clips, long epochs) {
        return ScheduleLints.of(rate(schedule, clips, epochs)).stream()
                .map(ScheduleLint::id)
                .toList();
    }

    private static EffectiveRate rate(LearningRateSchedule schedule, long clips, long epochs) {
        return new EffectiveRate("schedule", schedule, 1e-3, new TrainingLength(clips, 32, epochs));
    }
}
