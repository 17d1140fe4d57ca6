package org.earmark.core.features.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earmark.core.audio.Int16Scale;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.data.Waveform;
import org.junit.jupiter.api.Test;

class FeatureKeyTest {
    private static final ClipLayout LAYOUT = new ClipLayout(32000, 10, ClipLayout.Fill.REPEAT);

    @Test
    void equalDataSetsHaveEqualKeys() {
        assertThat(key("print", "a", "b")).isEqualTo(key("print", "a", "b"));
    }

    @Test
    void anotherFingerprintIsAnotherKey() {
        assertThat(key("print", "a", "b")).isNotEqualTo(key("other", "a", "b"));
    }

    @Test
    void anotherOrderOfTheSameClipsIsAnotherKey() {
        assertThat(key("print", "a", "b")).isNotEqualTo(key("print", "b", "a"));
    }

    private static FeatureKey key(String fingerprint, String... ids) {
        return FeatureKey.of(
                new ListedDataset(fingerprint, List.of(ids)),
                LAYOUT,
                FrontEnd.standard(),
                Int16Scale.TWO_TO_THE_15,
                FeatureEncoding.FLOAT32);
    }

    /** Clips without sound, of one class. */
    private record ListedDataset(String fingerprint, List<String> ids) implements AudioDataset {
        @Override
        public Vocabulary vocabulary() {
            return new Vocabulary(List.of("sound"));
        }

        @Override
        public LabelKind labelKind() {
            return LabelKind.SINGLE;
        }

        @Override
        public int size() {
            return ids.size();
        }

        @Override
        public Clip clip(int index) {
            return Clip.of(ids.get(index), new AudioSource.Generated(() -> new Waveform(new float[1], 32000)), 0);
        }

        @Override
        public List<String> folds() {
            return List.of();
        }

        @Override
        public Partition partition(Optional<String> fold) {
            return new Partition(new int[0], new int[0], new int[0]);
        }

        @Override
        public ClipLayout usualLayout() {
            return LAYOUT;
        }
    }
}
