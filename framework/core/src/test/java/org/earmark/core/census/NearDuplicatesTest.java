package org.earmark.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earmark.core.census.Sounds.clip;
import static org.earmark.core.census.Sounds.part;
import static org.earmark.core.census.Sounds.recording;

import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.data.Clip;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static final int LENGTH = 2 * ListedClips.RATE;

    @Test
    void anotherCutAndLevelOfARecordingIsFoundAcrossParts() {
        float[] long3 = recording(1, 3 * ListedClips.RATE);
        // 0.3137 s: no multiple of the fingerprint's step
        Clip first = clip("first", part(long3, 0, LENGTH, 1), 0);
        Clip later = clip("later", part(long3, 5019, LENGTH, 0.35), 0);
        DatasetCensus census =
                new ListedClips(List.of(first, clip("other", recording(2, LENGTH), 1), later), 2).census(1);

        assertThat(census.duplicates()).singleElement().satisfies(pair -> {
            assertThat(List.of(pair.first(), pair.second())).containsExactly("first", "later");
            assertThat(pair.isAcrossParts()).isTrue();
            assertThat(pair.isExact()).isFalse();
        });
        assertThat(census.findings()).anySatisfy(finding -> assertThat(finding.title())
                .isEqualTo("1 pair of clips that sound alike in different parts: look whether they are one"
                        + " recording."));
    }

    @Test
    void recordingsOfTheirOwnAreNoDuplicates() {
        List<Clip> clips = new ArrayList<>();
        for (int seed = 0; seed < 30; seed++) {
            clips.add(clip("clip" + seed, recording(100 + seed, LENGTH), 0));
        }
        assertThat(new ListedClips(clips, 15).census(2).duplicates()).isEmpty();
    }
}
