package org.earmark.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.core.metrics.events.SoundEventScores;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

class EventTargetsTest {
    private static final int STEPS = 40;
    private static final double SECONDS = 4;

    /** Two clips, events in the second. */
    private record Scene(List<Event> heard) implements AudioDataset {
        @Override
        public Vocabulary vocabulary() {
            return new Vocabulary(List.of("bell", "dog"));
        }

        @Override
        public LabelKind labelKind() {
            return LabelKind.EVENTS;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public Clip clip(int index) {
            AudioSource audio = new AudioSource.Generated(() -> new Waveform(new float[1], 1000));
            return new Clip("clip" + index, audio, new int[] {0, 1}, index == 0 ? List.of() : heard);
        }

        @Override
        public List<String> folds() {
            return List.of();
        }

        @Override
        public Partition partition(Optional<String> fold) {
            return new Partition(new int[] {0}, new int[0], new int[] {1});
        }

        @Override
        public ClipLayout usualLayout() {
            return new ClipLayout(1000, SECONDS, ClipLayout.Fill.ZERO);
        }

        @Override
        public String fingerprint() {
            return "scene";
        }
    }

    /** A dog from 1 to 2 s, a bell from 3 s on beyond the fitted end, and a dog after it. */
    @Test
    void logitsThatSayWhatIsHeardWithinTheFittedLengthAreFullMarks() {
        float[] logits = new float[STEPS * 2];
        Arrays.fill(logits, -5);
        fill(logits, 1, 10, 20);
        fill(logits, 0, 30, 40);
        SoundEventScores scores = EventTargets.of(
                        new Scene(List.of(new Event(1, 1, 2), new Event(0, 3, 6), new Event(1, 5, 6))),
                        new int[] {1},
                        SECONDS,
                        clip -> SECONDS)
                .score(new FloatArray(logits, 1, STEPS, 2));
        assertThat(scores.eventFScore()).isEqualTo(1);
        assertThat(scores.psds1()).isEqualTo(1);
    }

    /** The clip ends at 2.05 s, in step 21; the dog after that was never recorded. */
    @Test
    void whatIsHeardBehindTheRecordingDoesNotCount() {
        float[] logits = new float[STEPS * 2];
        Arrays.fill(logits, -5);
        fill(logits, 1, 10, 20);
        fill(logits, 1, 22, 30);
        Scene dog = new Scene(List.of(new Event(1, 1, 2)));
        EventTargets whole = EventTargets.of(dog, new int[] {1}, SECONDS, clip -> SECONDS);
        EventTargets filled = EventTargets.of(dog, new int[] {1}, SECONDS, clip -> 2.05);
        FloatArray framewise = new FloatArray(logits, 1, STEPS, 2);

        assertThat(whole.score(framewise).segmentFScore()).isLessThan(1);
        assertThat(filled.score(framewise).segmentFScore()).isEqualTo(1);
    }

    /** Slices end behind the clip: forty steps of 0.125 s, of which the first 32 are the clip's. */
    @Test
    void stepsNeedNotEndWithTheClip() {
        float[] logits = new float[STEPS * 2];
        Arrays.fill(logits, -5);
        fill(logits, 1, 8, 16);
        EventTargets dog =
                EventTargets.of(new Scene(List.of(new Event(1, 1, 2))), new int[] {1}, SECONDS, clip -> SECONDS);
        FloatArray framewise = new FloatArray(logits, 1, STEPS, 2);

        assertThat(dog.heard(framewise, OptionalDouble.of(0.125)).detections())
                .containsExactly(new LabelledEvent("clip1", 1, 2, "dog"));
        assertThat(dog.score(framewise).detections()).containsExactly(new LabelledEvent("clip1", 0.8, 1.6, "dog"));
    }

    private static void fill(float[] logits, int label, int from, int to) {
        for (int step = from; step < to; step++) {
            logits[2 * step + label] = 5;
        }
    }
}
