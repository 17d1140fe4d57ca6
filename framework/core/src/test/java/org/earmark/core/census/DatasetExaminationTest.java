package org.earmark.core.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.earmark.core.census.Sounds.clip;
import static org.earmark.core.census.Sounds.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.earmark.core.audio.ClipFitting;
import org.earmark.core.features.LogMel;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetExaminationTest {
    private static final int SECOND = ListedClips.RATE;

    @TempDir
    Path folder;

    @Test
    void clipsAreCountedByClassAndPart() {
        DatasetCensus census = new ListedClips(
                        List.of(
                                clip("a", recording(1, SECOND), 0, 1),
                                clip("b", recording(2, SECOND), 1),
                                clip("c", recording(3, SECOND))),
                        2)
                .census(1);
        ClassCounts counts = census.counts();
        assertThat(counts.parts()).containsExactly("train", "validation", "test");
        assertThat(counts.clips()).containsExactly(2, 0, 1);
        assertThat(counts.byClass()[1]).containsExactly(2, 0, 0);
        assertThat(titles(census))
                .contains("1 clip of test without any label.", "1 class without a clip in train.")
                .contains("3 classes without a clip in test.");
    }

    @Test
    void eventsAreCountedWithTheirLength() {
        AudioSource audio = clip("a", recording(1, SECOND)).audio();
        Clip clip = new Clip("a", audio, new int[] {1}, List.of(new Event(1, 0.25, 0.75), new Event(1, 0, 0.25)));
        ClassCounts counts = new ListedClips(List.of(clip), 1).census(1).counts();
        assertThat(counts.events()).containsExactly(0, 2, 0);
        assertThat(counts.eventSeconds()[1]).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void aFileThatIsNoSoundIsAnErrorAndTheOthersAreStillExamined() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.wav"), "no sound");
        Clip clip = Clip.of("broken.wav", new AudioSource.File(broken), 0);
        DatasetCensus census = new ListedClips(List.of(clip, clip("good", recording(1, SECOND), 0)), 1).census(1);
        assertThat(census.hasErrors()).isTrue();
        assertThat(census.findings().get(0).title()).isEqualTo("1 clip cannot be read.");
        assertThat(census.findings().get(0).details().get(0)).contains(broken.toString());
        assertThat(census.clips()).extracting(ClipFacts::id).containsExactly("good");
    }

    @Test
    void aFileThatIsNotThereIsMissing() {
        Clip clip = Clip.of("gone", new AudioSource.File(folder.resolve("gone.wav")), 0);
        DatasetCensus census = new ListedClips(List.of(clip), 1).census(1);
        assertThat(titles(census)).contains("1 of 1 listed files is missing.");
    }

    @Test
    void nonFiniteAndEmptyClipsAreErrors() {
        DatasetCensus census = new ListedClips(
                        List.of(clip("nan", new float[] {0, Float.NaN}, 0), clip("empty", new float[0], 0)), 1)
                .census(1);
        assertThat(census.hasErrors()).isTrue();
        assertThat(titles(census))
                .contains("1 clip with samples that are NaN or infinite.", "1 clip without a single sample.");
    }

    @Test
    void equalSamplesInDifferentPartsAreToldAndSilenceIsNot() {
        float[] sound = recording(1, SECOND);
        DatasetCensus census = new ListedClips(
                        List.of(
                                clip("a", sound, 0),
                                clip("quiet1", new float[SECOND], 0),
                                clip("b", sound.clone(), 1),
                                clip("quiet2", new float[SECOND], 0)),
                        2)
                .census(1);
        assertThat(census.duplicates()).containsExactly(new Duplicate("a", "train", "b", "test", 1, true));
        assertThat(titles(census)).contains("2 clips of nothing but zeros.");
    }

    @Test
    void theStatisticsAreThoseOfTheFittedClips() {
        float[] sound = recording(1, SECOND);
        ListedClips set = new ListedClips(List.of(clip("a", sound, 0)), 1);
        float[] fitted = ClipFitting.fit(sound, 2 * SECOND, ClipLayout.Fill.ZERO);
        float[] logMel = new LogMel(set.subject().frontEnd()).compute(fitted);
        double mean = IntStream.range(0, logMel.length)
                .mapToDouble(i -> logMel[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, logMel.length)
                .mapToDouble(i -> (logMel[i] - mean) * (logMel[i] - mean))
                .average()
                .orElseThrow();
        // Sums of squares in double precision: nine digits are left of the difference.
        assertThat(set.census(1).mel().mean()).isCloseTo(mean, within(1e-6));
        assertThat(set.census(1).mel().deviation()).isCloseTo(Math.sqrt(square), within(1e-6));
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        List<Clip> clips = new ArrayList<>();
        IntStream.range(0, 9).forEach(seed -> clips.add(clip("clip" + seed, recording(seed, SECOND), 0)));
        DatasetCensus one = new ListedClips(clips, 5).census(1);
        DatasetCensus three = new ListedClips(clips, 5).census(3);
        assertThat(three.clips()).isEqualTo(one.clips());
        assertThat(three.mel().bandMeans()).isEqualTo(one.mel().bandMeans());
    }

    @Test
    void aSampleListensToSomeAndCountsAll() {
        List<Clip> clips = new ArrayList<>();
        IntStream.range(0, 9).forEach(seed -> clips.add(clip("clip" + seed, recording(seed, SECOND), 0)));
        DatasetExamination examination = new DatasetExamination(new ListedClips(clips, 5).subject());
        DatasetCensus census = examination.examine(4, 1, done -> {});
        assertThat(census.clips()).hasSize(4);
        assertThat(census.counts().clips()).containsExactly(5, 0, 4);
        assertThat(titles(census)).contains("4 of 9 clips were listened to, drawn at random.");
    }

    private static List<String> titles(DatasetCensus census) {
        return census.findings().stream().map(Finding::title).toList();
    }
}
