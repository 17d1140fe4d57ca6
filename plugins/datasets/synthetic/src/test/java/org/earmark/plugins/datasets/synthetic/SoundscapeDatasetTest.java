package org.earmark.plugins.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earmark.plugins.datasets.synthetic.Soundscape.Placed;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.Event;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundscapeDatasetTest {
    private static final SyntheticOptions OPTIONS = SoundscapeContractTest.soundscapes(0);

    @TempDir
    Path folder;

    private DatasetContext context;

    @BeforeEach
    void fill() {
        context = SourceSounds.fill(folder);
    }

    @Test
    void classesThatAreNoBackgroundAreEvents() {
        assertThat(open(OPTIONS).vocabulary().names()).containsExactly("bark", "crow");
    }

    @Test
    void anEventIsHeardBetweenItsEdgesAndNowhereElse() {
        SoundBank bank = SoundBank.open(OPTIONS, context);
        Soundscape scene = Soundscape.of(OPTIONS, bank, 0, 0);
        Placed placed = scene.placed().get(0);
        double frequency = SourceSounds.frequency(placed.clip().path());
        float[] samples = new SoundscapeMixer(OPTIONS, context.audioFiles(), 0, scene)
                .mix()
                .samples();

        Event event = placed.event();
        // What sounded in the recording for one second, to 10 ms: the resolution with which parts are found.
        assertThat(event.offset() - event.onset()).isCloseTo(SourceSounds.END - SourceSounds.START, within(0.021));
        double margin = 0.05;
        double inside = amplitude(samples, frequency, event.onset() + margin, event.offset() - margin);
        assertThat(amplitude(samples, frequency, 0, event.onset())).isLessThan(inside / 20);
        assertThat(amplitude(samples, frequency, event.offset(), OPTIONS.seconds()))
                .isLessThan(inside / 20);
    }

    @Test
    void anEventIsAsLoudOverTheBackgroundAsTheOptionsSay() {
        SoundBank bank = SoundBank.open(OPTIONS, context);
        Soundscape scene = Soundscape.of(OPTIONS, bank, 0, 0);
        float[] samples = new SoundscapeMixer(OPTIONS, context.audioFiles(), 0, scene)
                .mix()
                .samples();
        Placed placed = scene.placed().get(0);
        double event = amplitude(
                samples,
                SourceSounds.frequency(placed.clip().path()),
                placed.event().onset() + 0.1,
                placed.event().offset() - 0.1);
        double background = amplitude(
                samples, SourceSounds.frequency(scene.background().orElseThrow().path()), 0, OPTIONS.seconds());
        // 10 dB by the options; the silent 10 ms at the edges of the part and the fades take some hundredths.
        assertThat(20 * Math.log10(event / background)).isCloseTo(10, within(0.5));
    }

    @Test
    void noRecordingIsHeardInTwoFolds() {
        SoundBank bank = SoundBank.open(OPTIONS, context);
        Set<String> seen = new HashSet<>();
        for (int fold = 0; fold < 3; fold++) {
            Set<String> heard = new HashSet<>();
            for (int index = fold; index < OPTIONS.clips(); index += 3) {
                Soundscape scene = Soundscape.of(OPTIONS, bank, index, fold);
                scene.placed().forEach(placed -> heard.add(placed.clip().name()));
                scene.background().ifPresent(clip -> heard.add(clip.name()));
            }
            assertThat(heard).isNotEmpty().allMatch(seen::add);
        }
    }

    @Test
    void aClipIsTheSameEveryTime() {
        assertThat(samples(open(OPTIONS).clip(4)))
                .isEqualTo(samples(open(OPTIONS).clip(4)));
    }

    @Test
    void theFoldsOfEsc50AreKept() throws Exception {
        Path esc = folder.resolve("esc");
        StringBuilder table = new StringBuilder("filename,fold,target,category\n");
        for (int fold = 1; fold <= 3; fold++) {
            for (String label : List.of("bark", "hum")) {
                String name = fold + "-" + label + ".wav";
                SourceSounds.write(esc.resolve("audio").resolve(name), 100 * fold);
                table.append(name + "," + fold + ",0," + label + "\n");
            }
        }
        Files.createDirectories(esc.resolve("meta"));
        Files.writeString(esc.resolve("meta/esc50.csv"), table);
        SoundBank bank = SoundBank.open(OPTIONS, new DatasetContext(Optional.of(esc), context.audioFiles()));
        assertThat(bank.events(0, 1)).extracting(sound -> sound.clip().name()).containsExactly("2-bark.wav");
    }

    @Test
    void withoutAFolderItSaysWhatToAdd() {
        assertThatThrownBy(() -> new SyntheticFactory().create(OPTIONS, new DatasetContext(Optional.empty())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("--data synthetic=DIR");
        assertThat(new SyntheticFactory().needsFolder(OPTIONS)).isTrue();
    }

    @Test
    void anUnknownClassSuggestsTheNearest() {
        SyntheticOptions wrong = with(new SoundscapeOptions(List.of("barc"), List.of(), 1, 1, 0, 0));
        assertThatThrownBy(() -> open(wrong))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("soundscape.events[0] = barc")
                .hasMessageContaining("did you mean bark?");
    }

    @Test
    void tooFewRecordingsForTheFoldsAreRefused() {
        SyntheticOptions many =
                new SyntheticOptions(30, 10, 4, 16000, SyntheticMode.SOUNDSCAPES, 7, 0, 0, OPTIONS.soundscape());
        assertThatThrownBy(() -> open(many))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bark")
                .hasMessageContaining("6 recordings for 7 parts");
    }

    private AudioDataset open(SyntheticOptions options) {
        return new SyntheticFactory().create(options, context);
    }

    private static SyntheticOptions with(SoundscapeOptions soundscape) {
        return new SyntheticOptions(30, 10, 4, 16000, SyntheticMode.SOUNDSCAPES, 3, 0, 0, soundscape);
    }

    private static List<Float> samples(Clip clip) {
        float[] samples =
                ((AudioSource.Generated) clip.audio()).samples().read().samples();
        return IntStream.range(0, samples.length).mapToObj(i -> samples[i]).collect(Collectors.toList());
    }

    /** Of a tone, by the discrete Fourier transform at its frequency under a Hann window. */
    private static double amplitude(float[] samples, double frequency, double from, double to) {
        int start = (int) Math.ceil(from * OPTIONS.sampleRate());
        int end = Math.min(samples.length, (int) Math.floor(to * OPTIONS.sampleRate()));
        double real = 0;
        double imaginary = 0;
        double weights = 0;
        for (int i = start; i < end; i++) {
            double weight = 1 - Math.cos(2 * Math.PI * (i - start) / (end - start));
            double angle = 2 * Math.PI * frequency * i / OPTIONS.sampleRate();
            real += weight * samples[i] * Math.cos(angle);
            imaginary += weight * samples[i] * Math.sin(angle);
            weights += weight;
        }
        return weights == 0 ? 0 : 2 * Math.hypot(real, imaginary) / weights;
    }
}
