package org.earmark.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.core.plan.TrainingOptions.Sampling;
import org.earmark.core.tiny.TinyDataset;
import org.earmark.core.tiny.TinyFactories;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.LabelMixing;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.random.RandomSource;
import org.junit.jupiter.api.Test;

/** Nine training clips in batches of four: three steps an epoch, the last of one clip. */
class BatchSourceTest {
    private static final Mixup NONE = (batchSize, setSize, random) -> Optional.empty();
    private static final int[] CLIPS = {3, 4, 5, 6, 7, 8, 9, 10, 11};

    @Test
    void theBatchOfAStepDoesNotDependOnWhatWasAskedBefore() {
        BatchSource inOrder = source(NONE, true, 1);
        List<TrainingBatch> batches =
                IntStream.range(0, 6).mapToObj(inOrder::batch).toList();

        TrainingBatch alone = source(NONE, true, 1).batch(4);

        assertThat(alone.features().contentEquals(batches.get(4).features())).isTrue();
        assertThat(alone.targets().contentEquals(batches.get(4).targets())).isTrue();
    }

    @Test
    void everyEpochSeesEveryClipOnce() {
        BatchSource source = source(NONE, false, 1);

        assertThat(source.stepsPerEpoch()).isEqualTo(3);
        assertThat(clips(source, 0)).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(clips(source, 1)).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void theLastBatchIsSmallerRatherThanFilledUp() {
        assertThat(source(NONE, false, 1).batch(2).size()).isEqualTo(1);
    }

    @Test
    void theOrderChangesWithTheEpochAndWithTheSeed() {
        BatchSource source = source(NONE, false, 1);

        assertThat(clips(source, 0)).isNotEqualTo(clips(source, 1));
        assertThat(clips(source, 0)).isNotEqualTo(clips(source(NONE, false, 2), 0));
    }

    @Test
    void targetsAreThoseOfTheClips() {
        TrainingBatch batch = source(NONE, false, 1).batch(0);

        for (int i = 0; i < batch.size(); i++) {
            int label = clip(batch, i) % 3;
            assertThat(batch.targets().values()[i * 3 + label]).isEqualTo(1);
        }
        assertThat(sum(batch.targets().values())).isEqualTo(4);
    }

    @Test
    void aTimeShiftRotatesFrames() {
        BatchSource shifted = source(NONE, true, 1);
        BatchSource plain = source(NONE, false, 1);
        int moved = 0;
        for (int step = 0; step < 3; step++) {
            TrainingBatch batch = shifted.batch(step);
            for (int i = 0; i < batch.size(); i++) {
                float[] clip = frames(batch, i);
                float[] original = frames(plain.batch(step), i);
                int shift = IntStream.range(0, clip.length)
                        .filter(frame -> clip[frame] == original[0])
                        .findFirst()
                        .orElseThrow();
                moved += shift == 0 ? 0 : 1;
                for (int frame = 0; frame < clip.length; frame++) {
                    assertThat(clip[(frame + shift) % clip.length]).isEqualTo(original[frame]);
                }
            }
        }
        assertThat(moved).isPositive();
    }

    @Test
    void spectrogramMixupIsLeftToTheNetwork() {
        Mixup mixup = new PlannedMixup(MixupDomain.SPECTROGRAM, LabelMixing.KEEP, 0.25f);

        TrainingBatch mixed = source(mixup, false, 1).batch(0);
        TrainingBatch plain = source(NONE, false, 1).batch(0);

        assertThat(mixed.spectrogramMixup()).isPresent();
        assertThat(mixed.features().contentEquals(plain.features())).isTrue();
        assertThat(mixed.targets().contentEquals(plain.targets())).isTrue();
    }

    @Test
    void linearLabelsAreWeighedByTheCoefficient() {
        Mixup mixup = new PlannedMixup(MixupDomain.SPECTROGRAM, LabelMixing.LINEAR, 0.25f);

        float[] mixed = source(mixup, false, 1).batch(0).targets().values();
        float[] plain = source(NONE, false, 1).batch(0).targets().values();

        for (int i = 0; i < mixed.length; i++) {
            assertThat(mixed[i]).isEqualTo(0.25f * plain[i] + 0.75f * plain[i % 3]);
        }
    }

    @Test
    void unitedLabelsAreThoseOfBoth() {
        Mixup mixup = new PlannedMixup(MixupDomain.SPECTROGRAM, LabelMixing.UNION, 0.25f);

        float[] mixed = source(mixup, false, 1).batch(0).targets().values();
        float[] plain = source(NONE, false, 1).batch(0).targets().values();

        for (int i = 0; i < mixed.length; i++) {
            assertThat(mixed[i]).isEqualTo(Math.max(plain[i], plain[i % 3]));
        }
    }

    @Test
    void waveformMixupHappensBeforeTheFrontEndWithPartnersOfTheWholeSet() {
        Mixup mixup = new PlannedMixup(MixupDomain.WAVEFORM, LabelMixing.KEEP, 0.5f);

        TrainingBatch mixed = source(mixup, false, 1).batch(0);
        TrainingBatch plain = source(NONE, false, 1).batch(0);

        assertThat(mixed.spectrogramMixup()).isEmpty();
        for (int i = 0; i < mixed.size(); i++) {
            // Partner 0 is the first clip of the training set, number 3.
            assertThat(frames(mixed, i)[0]).isEqualTo(0.5f * frames(plain, i)[0] + 0.5f * 300);
        }
    }

    @Test
    void aRandomCropTakesAnotherPieceOfALongClipInEveryEpoch() {
        BatchSource source = source(NONE, new TrainingOptions(2, 4, 1, false, Sampling.SHUFFLED, true), 1);

        for (int clip : CLIPS) {
            float first = firstFrame(source, 0, clip);
            float second = firstFrame(source, 1, clip);
            if (clip < 8) {
                assertThat(first).isEqualTo(100 * clip);
                assertThat(second).isEqualTo(first);
            } else {
                assertThat(first).isBetween(100 * clip + 10f, 100 * clip + 11f);
                assertThat(second).isNotEqualTo(first).isBetween(100 * clip + 10f, 100 * clip + 11f);
            }
        }
    }

    @Test
    void waveformMixupMixesThePiecesThatAreSeen() {
        Mixup mixup = new PlannedMixup(MixupDomain.WAVEFORM, LabelMixing.KEEP, 0.5f);
        TrainingOptions cropped = new TrainingOptions(2, 4, 1, false, Sampling.SHUFFLED, true);

        // Partner 0 is the first clip of the training set, number 3, which is not longer.
        for (int clip : new int[] {8, 9, 10, 11}) {
            assertThat(firstFrame(source(NONE, cropped, 1), 0, clip) * 0.5f + 0.5f * 300)
                    .isIn(allFirstFrames(source(mixup, cropped, 1), 0));
        }
    }

    @Test
    void balancedSamplingGivesEveryClassItsTurn() {
        BatchSource source = source(NONE, new TrainingOptions(2, 3, 1, false, Sampling.BALANCED, false), 1);

        for (int step = 0; step < 6; step++) {
            TrainingBatch batch = source.batch(step);
            assertThat(IntStream.range(0, 3).map(i -> clip(batch, i) % 3)).containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    private static float firstFrame(BatchSource source, int epoch, int clip) {
        return allFirstFrames(source, epoch).stream()
                .filter(value -> (int) (value / 100) == clip)
                .findFirst()
                .orElseThrow();
    }

    private static List<Float> allFirstFrames(BatchSource source, int epoch) {
        List<Float> values = new ArrayList<>();
        for (int step = 3 * epoch; step < 3 * epoch + 3; step++) {
            TrainingBatch batch = source.batch(step);
            for (int i = 0; i < batch.size(); i++) {
                values.add(frames(batch, i)[0]);
            }
        }
        return values;
    }

    private static BatchSource source(Mixup mixup, boolean timeShift, long seed) {
        return source(mixup, new TrainingOptions(2, 4, 1, timeShift), seed);
    }

    private static BatchSource source(Mixup mixup, TrainingOptions options, long seed) {
        TinyDataset dataset = new TinyDataset(new TinyFactories.DatasetOptions(12, -1));
        return new BatchSource(
                new CountedFeatures(),
                new TargetEncoder(dataset),
                CLIPS,
                options,
                mixup,
                new RandomSource(seed),
                Optional.empty());
    }

    private static List<Integer> clips(BatchSource source, int epoch) {
        List<Integer> clips = new ArrayList<>();
        for (int step = 3 * epoch; step < 3 * epoch + 3; step++) {
            TrainingBatch batch = source.batch(step);
            for (int i = 0; i < batch.size(); i++) {
                clips.add(clip(batch, i));
            }
        }
        return clips;
    }

    private static int clip(TrainingBatch batch, int i) {
        return (int) frames(batch, i)[0] / 100;
    }

    private static float[] frames(TrainingBatch batch, int i) {
        float[] frames = new float[CountedFeatures.FRAMES];
        for (int frame = 0; frame < frames.length; frame++) {
            frames[frame] = batch.features().values()[(i * CountedFeatures.FRAMES + frame) * CountedFeatures.BANDS];
        }
        return frames;
    }

    private static double sum(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    }
}
