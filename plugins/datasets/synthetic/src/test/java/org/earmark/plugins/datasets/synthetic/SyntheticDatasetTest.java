package org.earmark.plugins.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDatasetTest {
    private static final SyntheticOptions SMALL =
            new SyntheticOptions(40, 12, 1, 8000, SyntheticMode.SINGLE, 5, 0.3, 0);

    @Test
    void aClipDoesNotDependOnTheSizeOfTheSet() {
        SyntheticOptions larger = new SyntheticOptions(400, 12, 1, 8000, SyntheticMode.SINGLE, 0, 0.3, 0);
        assertThat(sound(larger, 17).samples()).isEqualTo(sound(SMALL, 17).samples());
    }

    @Test
    void clipsOfAClassDiffer() {
        assertThat(sound(SMALL, 12).samples()).isNotEqualTo(sound(SMALL, 0).samples());
    }

    @Test
    void anotherSeedGivesOtherClips() {
        SyntheticOptions other = new SyntheticOptions(40, 12, 1, 8000, SyntheticMode.SINGLE, 5, 0.3, 1);
        assertThat(sound(other, 3).samples()).isNotEqualTo(sound(SMALL, 3).samples());
    }

    /** Recorded when the generator was written: when it changes, raise the factory's version with it. */
    @Test
    void soundsStayWhatTheyWere() {
        int[] hashes = IntStream.range(0, 12)
                .map(index -> Arrays.hashCode(sound(SMALL, index).samples()))
                .toArray();
        assertThat(Arrays.hashCode(hashes)).isEqualTo(392181464);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 32000, 44100})
    void everyClassSoundsAtEveryRate(int sampleRate) {
        SyntheticOptions options = new SyntheticOptions(36, 36, 1, sampleRate, SyntheticMode.SINGLE, 0, 0, 0);
        for (int index = 0; index < 36; index++) {
            double energy = 0;
            for (float sample : sound(options, index).samples()) {
                energy += sample * (double) sample;
            }
            assertThat(Math.sqrt(energy / sampleRate)).as("class %d", index).isBetween(0.001, 0.2);
        }
    }

    @Test
    void clipsHaveTheAskedLength() {
        assertThat(sound(SMALL, 5).samples()).hasSize(8000);
        assertThat(sound(SMALL, 5).sampleRate()).isEqualTo(8000);
    }

    @Test
    void everyFoldHasEveryClassEquallyOften() {
        AudioDataset set = dataset(new SyntheticOptions(100, 10, 1, 8000, SyntheticMode.SINGLE, 5, 0.3, 0));
        for (String fold : set.folds()) {
            int[] counts = new int[10];
            for (int clip : set.partition(Optional.of(fold)).test()) {
                counts[set.clip(clip).labels()[0]]++;
            }
            assertThat(counts).as("fold %s", fold).containsOnly(2);
        }
    }

    @Test
    void withoutFoldsAFifthIsTested() {
        AudioDataset set = dataset(new SyntheticOptions(100, 10, 1, 8000, SyntheticMode.SINGLE, 0, 0.3, 0));
        assertThat(set.folds()).isEmpty();
        assertThat(set.partition(Optional.empty()).test()).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOUNDSCAPES")
    void labelsAreOfTheModesKind(SyntheticMode mode) {
        AudioDataset set = dataset(new SyntheticOptions(40, 12, 1, 8000, mode, 5, 0.3, 0));
        assertThat(set.labelKind()).isEqualTo(LabelKind.valueOf(mode.name()));
    }

    @Test
    void multiLabelClipsHaveOneToThreeClasses() {
        Set<Integer> counts = new HashSet<>();
        AudioDataset set = dataset(new SyntheticOptions(100, 12, 1, 8000, SyntheticMode.MULTI, 5, 0.3, 0));
        for (int i = 0; i < set.size(); i++) {
            counts.add(set.clip(i).labels().length);
        }
        assertThat(counts).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void eventsLieWithinTheClip() {
        AudioDataset set = dataset(new SyntheticOptions(100, 12, 4, 8000, SyntheticMode.EVENTS, 0, 0.3, 0));
        for (int i = 0; i < set.size(); i++) {
            assertThat(set.clip(i).events()).isNotEmpty();
            for (Event event : set.clip(i).events()) {
                assertThat(event.onset()).isNotNegative();
                assertThat(event.offset()).isBetween(event.onset() + 0.2499, 4.0);
            }
        }
    }

    @Test
    void soundIsHeardOnlyDuringItsEvent() {
        AudioDataset set = dataset(new SyntheticOptions(12, 12, 4, 8000, SyntheticMode.EVENTS, 0, 0, 0));
        for (int i = 0; i < set.size(); i++) {
            float[] samples = ((AudioSource.Generated) set.clip(i).audio())
                    .samples()
                    .read()
                    .samples();
            for (int sample = 0; sample < samples.length; sample++) {
                double time = sample / 8000.0;
                boolean inside = set.clip(i).events().stream()
                        .anyMatch(event -> time >= event.onset() - 1e-3 && time <= event.offset() + 1e-3);
                assertThat(inside || samples[sample] == 0)
                        .as("%s at %s s", i, time)
                        .isTrue();
            }
        }
    }

    @Test
    void noiseRaisesTheBackground() {
        SyntheticOptions silent = new SyntheticOptions(12, 12, 4, 8000, SyntheticMode.EVENTS, 0, 0, 0);
        SyntheticOptions noisy = new SyntheticOptions(12, 12, 4, 8000, SyntheticMode.EVENTS, 0, 1, 0);
        assertThat(zeros(sound(silent, 0))).isPositive();
        assertThat(zeros(sound(noisy, 0))).isZero();
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Problems problems = new Problems();
        new SyntheticOptions(0, 1, 0, 100, SyntheticMode.SINGLE, 1, -1, 0).validate(problems);
        assertThat(problems.all())
                .extracting("path")
                .containsExactly("classes", "seconds", "sampleRate", "folds", "clips", "noise");
    }

    @Test
    void aSetThatWouldHaveEmptyPartsIsRefused() {
        assertThatThrownBy(() -> dataset(new SyntheticOptions(4, 4, 1, 8000, SyntheticMode.SINGLE, 5, 0.3, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("clips = 4");
    }

    private static long zeros(Waveform waveform) {
        return IntStream.range(0, waveform.samples().length)
                .filter(i -> waveform.samples()[i] == 0)
                .count();
    }

    private static Waveform sound(SyntheticOptions options, int index) {
        return ((AudioSource.Generated) dataset(options).clip(index).audio())
                .samples()
                .read();
    }

    private static AudioDataset dataset(SyntheticOptions options) {
        return new SyntheticFactory().create(options, new DatasetContext(Optional.empty()));
    }
}
