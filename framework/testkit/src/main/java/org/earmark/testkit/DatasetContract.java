package org.earmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.earmark.spi.Factory;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.AudioSource;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Event;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;

/**
 * What every data set must do.
 *
 * @param <O> the data set's options
 */
public interface DatasetContract<O extends Record> extends FactoryContract<O> {
    @Override
    DatasetFactory<O> factory();

    /** Options of the set to examine; the defaults unless overridden. */
    default O options() {
        return factory().defaults();
    }

    /** Where its files lie. */
    DatasetContext context();

    /** The same set with a small difference in what is learnt: another label, fold, file or option. */
    AudioDataset changed();

    private AudioDataset dataset() {
        return factory().create(options(), context());
    }

    @Override
    default List<? extends Factory<?>> offered(Plugin plugin) {
        return plugin.datasets();
    }

    @Test
    default void hasClipsAndClasses() {
        assertThat(dataset().size()).isPositive();
        assertThat(dataset().vocabulary().size()).isPositive();
    }

    @Test
    default void idsAreUniqueAndFitForATextFile() {
        Set<String> seen = new HashSet<>();
        for (Clip clip : clips()) {
            assertThat(clip.id()).isNotBlank().doesNotContain("\n", "\r", "\t");
            assertThat(seen.add(clip.id())).as("id %s is new", clip.id()).isTrue();
        }
    }

    @Test
    default void labelsAreClassesInAscendingOrderWithoutRepeats() {
        int classes = dataset().vocabulary().size();
        for (Clip clip : clips()) {
            int[] sorted = Arrays.stream(clip.labels()).sorted().distinct().toArray();
            assertThat(clip.labels()).as(clip.id()).isEqualTo(sorted);
            assertThat(Arrays.stream(sorted).allMatch(label -> label >= 0 && label < classes))
                    .as("labels of %s are in the vocabulary", clip.id())
                    .isTrue();
        }
    }

    @Test
    default void everyClassOccurs() {
        Set<Integer> used = new HashSet<>();
        clips().forEach(clip -> Arrays.stream(clip.labels()).forEach(used::add));
        assertThat(used).hasSize(dataset().vocabulary().size());
    }

    @Test
    default void labelsAreOfTheirKind() {
        LabelKind kind = dataset().labelKind();
        for (Clip clip : clips()) {
            if (kind == LabelKind.SINGLE) {
                assertThat(clip.labels()).as(clip.id()).hasSize(1);
            }
            if (kind != LabelKind.EVENTS) {
                assertThat(clip.events()).as(clip.id()).isEmpty();
            }
        }
    }

    @Test
    default void eventsAreAmongTheLabels() {
        for (Clip clip : clips()) {
            for (Event event : clip.events()) {
                assertThat(clip.labels()).as(clip.id()).contains(event.label());
            }
        }
    }

    @Test
    default void partsAreDisjointAndCoverOnlyTheSet() {
        for (Optional<String> fold : folds()) {
            Partition partition = dataset().partition(fold);
            int[] all = join(partition);
            assertThat(Arrays.stream(all).distinct().count())
                    .as("fold %s", fold)
                    .isEqualTo(all.length);
            assertThat(Arrays.stream(all).allMatch(i -> i >= 0 && i < dataset().size()))
                    .as("fold %s has only clips of the set", fold)
                    .isTrue();
        }
    }

    @Test
    default void trainingAndTestPartsAreNotEmpty() {
        for (Optional<String> fold : folds()) {
            assertThat(dataset().partition(fold).train()).as("fold %s", fold).isNotEmpty();
            assertThat(dataset().partition(fold).test()).as("fold %s", fold).isNotEmpty();
        }
    }

    @Test
    default void foldsTestOnDifferentClips() {
        Set<Integer> tested = new HashSet<>();
        for (Optional<String> fold : folds()) {
            for (int clip : dataset().partition(fold).test()) {
                assertThat(tested.add(clip))
                        .as("clip %d is tested in one fold", clip)
                        .isTrue();
            }
        }
    }

    @Test
    default void foldNamesAreUnique() {
        assertThat(dataset().folds()).doesNotHaveDuplicates();
    }

    @Test
    default void unknownFoldIsRefused() {
        assertThatThrownBy(() -> dataset().partition(Optional.of("no-such-fold")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no-such-fold");
    }

    @Test
    default void setsWithFoldsAskForOne() {
        if (dataset().folds().isEmpty()) {
            assertThat(dataset().partition(Optional.empty())).isNotNull();
        } else {
            assertThatThrownBy(() -> dataset().partition(Optional.empty()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("fold");
        }
    }

    @Test
    default void fingerprintIsTheSameEveryTime() {
        assertThat(dataset().fingerprint())
                .matches("[0-9a-f]{64}")
                .isEqualTo(dataset().fingerprint());
    }

    @Test
    default void fingerprintNoticesAChange() {
        assertThat(changed().fingerprint()).isNotEqualTo(dataset().fingerprint());
    }

    @Test
    default void usualLayoutIsValid() {
        Problems problems = new Problems();
        dataset().usualLayout().validate(problems);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    default void audioIsThere() {
        for (Clip clip : clips()) {
            if (clip.audio() instanceof AudioSource.File file) {
                assertThat(Files.isReadable(file.path()))
                        .as(file.path().toString())
                        .isTrue();
            }
        }
    }

    @Test
    default void generatedAudioIsFiniteAndTheSameEveryTime() {
        for (int index : new int[] {0, dataset().size() - 1}) {
            if (dataset().clip(index).audio() instanceof AudioSource.Generated generated) {
                Waveform waveform = generated.samples().read();
                assertThat(waveform.samples()).isNotEmpty();
                for (float sample : waveform.samples()) {
                    assertThat(Math.abs(sample) <= 1)
                            .as("sample %s is within full scale", sample)
                            .isTrue();
                }
                AudioSource again = dataset().clip(index).audio();
                assertThat(((AudioSource.Generated) again).samples().read().samples())
                        .isEqualTo(waveform.samples());
            }
        }
    }

    @Test
    default void aMissingFolderIsRefusedWithTheRemedy() {
        if (factory().needsFolder(options())) {
            assertThatThrownBy(() -> factory().create(options(), new DatasetContext(Optional.empty())))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("--data " + factory().name() + "=");
        } else {
            assertThat(factory()
                            .create(options(), new DatasetContext(Optional.empty()))
                            .size())
                    .isPositive();
        }
    }

    private List<Clip> clips() {
        AudioDataset dataset = dataset();
        return IntStream.range(0, dataset.size()).mapToObj(dataset::clip).toList();
    }

    private List<Optional<String>> folds() {
        List<Optional<String>> folds = new ArrayList<>();
        dataset().folds().forEach(fold -> folds.add(Optional.of(fold)));
        return folds.isEmpty() ? List.of(Optional.empty()) : folds;
    }

    private static int[] join(Partition partition) {
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(partition.train()), Arrays.stream(partition.validation())),
                        Arrays.stream(partition.test()))
                .toArray();
    }
}
