package org.earmark.core.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.core.prepare.Preparation.Options;
import org.earmark.core.prepare.Preparation.Result;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.formats.clips.AudioSetWaveforms;
import org.earmark.formats.clips.ClassIndexLists;
import org.earmark.formats.clips.ListedDataset;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred clips: the last ten are tested on, clip i has class i mod 3 and, every fifth, class 3 too. */
class PreparationTest {
    private static final int CLIPS = 100;
    private static final int TRAINING = 90;
    private static final ClipLayout LAYOUT = new ClipLayout(8000, 0.01, ClipLayout.Fill.ZERO);
    private static final Options PLAIN = new Options(Optional.empty(), 1000, false, 1);

    @TempDir
    Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void clipsAreInTheFilesThatTheIndexesName() {
        Result result = prepare(set(-1), PLAIN, folder);

        assertThat(result.clips()).isEqualTo(CLIPS);
        AudioSetIndex index = AudioSetIndex.read(folder.resolve("hdf5s/indexes/eval.h5"));
        AudioSetIndex.Entry entry = index.entry(5);
        assertThat(entry.name()).isEqualTo("clip-95.wav");
        assertThat(entry.labels()).containsExactly(2, 3);
        assertThat(entry.storedPath()).isEqualTo("hdf5s/waveforms/eval.h5");
        try (AudioSetWaveforms waveforms = AudioSetWaveforms.open(folder.resolve(entry.storedPath()), 1)) {
            assertThat(waveforms.sampleRate()).isEqualTo(8000);
            assertThat(waveforms.samples(entry.row())).startsWith(9500, 9501).endsWith(0, 0);
        }
    }

    @Test
    void largePartsBecomeSeveralFilesUnderOneIndex() {
        prepare(set(-1), new Options(Optional.empty(), 40, false, 2), folder);

        AudioSetIndex index = AudioSetIndex.read(folder.resolve("hdf5s/indexes/full_train.h5"));
        assertThat(index.size()).isEqualTo(TRAINING);
        assertThat(index.entry(89).storedPath()).isEqualTo("hdf5s/waveforms/full_train/full_train_part02.h5");
        assertThat(index.entry(89).row()).isEqualTo(9);
        assertThat(index.entry(89).name()).isEqualTo("clip-89.wav");
        assertThat(folder.resolve("hdf5s/indexes/full_train/full_train_part01.h5"))
                .exists();
    }

    @Test
    void theListsByClassAreThoseOfTheIndexes() {
        prepare(set(-1), PLAIN, folder);

        List<int[]> lists = ClassIndexLists.read(folder.resolve("eval_idc.npy"));
        assertThat(lists)
                .usingRecursiveComparison()
                .isEqualTo(List.of(new int[] {0, 3, 6, 9}, new int[] {1, 4, 7}, new int[] {2, 5, 8}, new int[] {0, 5}));
    }

    @Test
    void aStoppedPreparationGoesOnAndEndsAsIfNothingHadHappened(@TempDir Path whole) {
        prepare(set(-1), PLAIN, whole);
        reads.set(0);
        assertThatThrownBy(() -> preparation(set(-1), PLAIN).into(folder, stopAt(48)))
                .hasMessage("stopped");

        assertThat(folder.resolve("hdf5s/waveforms/full_train.h5")).doesNotExist();
        assertThat(folder.resolve("hdf5s/indexes")).doesNotExist();
        int before = reads.get();
        prepare(set(-1), PLAIN, folder);
        assertThat(before).isPositive();
        assertThat(reads.get()).isEqualTo(CLIPS);
        assertThat(contents(folder)).isEqualTo(contents(whole));
    }

    /** What a killed process may leave: clips that the journal does not know yet. */
    @Test
    void clipsThatTheJournalDoesNotKnowAreWrittenAgain() throws IOException {
        assertThatThrownBy(() -> preparation(set(-1), PLAIN).into(folder, stopAt(48)))
                .hasMessage("stopped");
        Path journal = folder.resolve("hdf5s/waveforms/.full_train.h5.journal");
        Files.write(journal, Arrays.copyOf(Files.readAllBytes(journal), 7));
        reads.set(0);

        prepare(set(-1), PLAIN, folder);
        assertThat(reads.get()).isEqualTo(CLIPS - 7);
    }

    @Test
    void aDraftOfAnotherFormIsBegunAnew() throws IOException {
        assertThatThrownBy(() -> preparation(set(-1), PLAIN).into(folder, stopAt(48)))
                .hasMessage("stopped");
        Files.writeString(folder.resolve("hdf5s/waveforms/.full_train.h5.part"), "something else");
        reads.set(0);

        prepare(set(-1), PLAIN, folder);
        assertThat(reads.get()).isEqualTo(CLIPS);
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        prepare(set(-1), PLAIN, folder);
        reads.set(0);
        assertThat(prepare(set(-1), PLAIN, folder).before()).isTrue();
        assertThat(reads.get()).isZero();
    }

    @Test
    void nothingOfOthersIsOverwritten() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> prepare(set(-1), PLAIN, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not empty");
        assertThat(contents(folder)).containsOnlyKeys("thesis.txt");
    }

    @Test
    void aFolderOfOtherOptionsIsRefused() {
        prepare(set(-1), PLAIN, folder);
        assertThatThrownBy(() -> prepare(set(-1), new Options(Optional.empty(), 50, false, 1), folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("other data or options");
    }

    @Test
    void anUnreadableClipStopsThePreparationAndSaysHowToGoOn() {
        assertThatThrownBy(() -> prepare(set(95), PLAIN, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("clip-95.wav")
                .hasMessageContaining("--skip-unreadable");
        assertThat(folder.resolve("hdf5s/indexes")).doesNotExist();
    }

    @Test
    void unreadableClipsAreLeftOutOfTheIndexWhenTold() {
        Result result = prepare(set(95), new Options(Optional.empty(), 1000, true, 2), folder);

        assertThat(result.unreadable()).containsExactly("clip-95.wav");
        assertThat(result.clips()).isEqualTo(CLIPS - 1);
        AudioSetIndex index = AudioSetIndex.read(folder.resolve("hdf5s/indexes/eval.h5"));
        assertThat(index.entries())
                .extracting(AudioSetIndex.Entry::name)
                .hasSize(9)
                .doesNotContain("clip-95.wav", "");
        assertThat(index.entry(5).row()).isEqualTo(6);
    }

    @Test
    void classesAreNamedInATableWhereTheSetHasNone() {
        prepare(set(-1), PLAIN, folder);
        assertThat(folder.resolve("class_labels_indices.csv"))
                .content(StandardCharsets.UTF_8)
                .startsWith("index,mid,display_name\n0,\"rain\",\"rain\"\n1,\"dog, \"\"barking\"\"\",");
    }

    @Test
    void indexesThatAreThereAreKept() {
        prepare(set(-1), PLAIN, folder);
        Path eval = folder.resolve("hdf5s/indexes/eval.h5");
        folder.resolve("eval_idc.npy").toFile().delete();

        PreparedIndexes.Result result = PreparedIndexes.make(folder);
        assertThat(result.kept()).contains(eval);
        assertThat(result.written()).containsExactly(folder.resolve("eval_idc.npy"));
    }

    @Test
    void aFolderWithoutWaveformsHasNothingToIndex() {
        assertThatThrownBy(() -> PreparedIndexes.make(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("hdf5s/waveforms").toString());
    }

    private static LongConsumer stopAt(long clips) {
        return done -> {
            if (done >= clips) {
                throw new IllegalStateException("stopped");
            }
        };
    }

    private static Preparation preparation(AudioDataset dataset, Options options) {
        return new Preparation(dataset, LAYOUT, options);
    }

    private static Result prepare(AudioDataset dataset, Options options, Path target) {
        return preparation(dataset, options).into(target, done -> {});
    }

    private AudioDataset set(int unreadable) {
        List<Clip> clips = new ArrayList<>();
        for (int clip = 0; clip < CLIPS; clip++) {
            int number = clip;
            int[] labels = clip % 5 == 0 ? new int[] {clip % 3, 3} : new int[] {clip % 3};
            AudioSource audio = new AudioSource.Generated(() -> sound(number, number == unreadable));
            clips.add(Clip.of("clip-" + clip + ".wav", audio, labels));
        }
        Partition partition = new Partition(
                IntStream.range(0, TRAINING).toArray(),
                new int[0],
                IntStream.range(TRAINING, CLIPS).toArray());
        return new ListedDataset(
                new Vocabulary(List.of("rain", "dog, \"barking\"", "sea", "wind")),
                LabelKind.MULTI,
                clips,
                Folds.fixed("some", partition),
                LAYOUT,
                "fingerprint");
    }

    /** Half as long as the layout; the values are i hundred and on. */
    private Waveform sound(int clip, boolean unreadable) {
        reads.incrementAndGet();
        if (unreadable) {
            throw new DataException("Cannot read clip-" + clip + ".wav. Replace it.");
        }
        float[] samples = new float[40];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (100 * clip + i) / 32767f;
        }
        return new Waveform(samples, 8000);
    }

    private static Map<String, List<Byte>> contents(Path folder) {
        Map<String, List<Byte>> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<Byte> bytes = new ArrayList<>();
                for (byte value : Files.readAllBytes(file)) {
                    bytes.add(value);
                }
                contents.put(folder.relativize(file).toString(), bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
