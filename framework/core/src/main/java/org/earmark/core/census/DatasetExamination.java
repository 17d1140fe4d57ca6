package org.earmark.core.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.earmark.core.census.ClipExaminer.Examined;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** Takes the census of a data set. Its result does not depend on the number of threads. For one thread. */
public final class DatasetExamination {
    /** Clips in memory at once. */
    private static final int CHUNK = 128;
    /** More pictures than these would be looked at by nobody. */
    private static final int MOST_EXAMPLES = 60;

    private final CensusSubject subject;
    private final AudioDataset dataset;
    private final Parts parts;
    private final MelMoments moments;
    private final List<ClipFacts> facts = new ArrayList<>();
    private final List<SoundPrint> prints = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<ExampleClip> examples = new ArrayList<>();
    private final Set<Integer> shown = new HashSet<>();

    public DatasetExamination(CensusSubject subject) {
        this.subject = subject;
        this.dataset = subject.dataset();
        this.parts = Parts.of(dataset);
        this.moments = new MelMoments(subject.frontEnd().melBins());
    }

    /**
     * @param sample how many clips to listen to, drawn at random, always the same; all when the set has no more
     * @param threads to listen with
     * @param progress is told the number of clips that were listened to
     */
    public DatasetCensus examine(int sample, int threads, IntConsumer progress) {
        int[] chosen = choose(dataset.size(), sample);
        boolean near = chosen.length <= NearDuplicates.MOST_CLIPS;
        ClipExaminer examiner = new ClipExaminer(subject);
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            for (int start = 0; start < chosen.length; start += CHUNK) {
                int[] chunk = Arrays.copyOfRange(chosen, start, Math.min(chosen.length, start + CHUNK));
                pool.submit(() -> IntStream.of(chunk)
                                .parallel()
                                .mapToObj(examiner::examine)
                                .toList())
                        .get()
                        .forEach(examined -> take(examined, near));
                progress.accept(start + chunk.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listening to clips", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a clip could not be examined", e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return census(chosen.length, near);
    }

    private DatasetCensus census(int examined, boolean near) {
        ClassCounts counts = ClassCounts.of(dataset, parts);
        List<Duplicate> duplicates = new Duplicates(parts, facts).find(near ? prints : List.of());
        List<Finding> findings = new Findings(subject, counts, facts, duplicates).all(failures, examined, near);
        return new DatasetCensus(
                subject.name(),
                dataset.fingerprint(),
                counts,
                subject.inventory(),
                facts,
                examined,
                moments.statistics(),
                subject.layout(),
                subject.frontEnd(),
                duplicates,
                findings,
                examples);
    }

    private void take(Examined examined, boolean near) {
        examined.failure().ifPresent(failures::add);
        examined.facts().ifPresent(facts::add);
        examined.logMel().ifPresent(logMel -> {
            moments.add(logMel);
            show(examined.index(), logMel);
        });
        if (near && examined.facts().isPresent()) {
            prints.add(examined.logMel()
                    .map(logMel -> SoundPrint.of(logMel, subject.frontEnd()))
                    .orElse(new SoundPrint(new int[0], new int[0])));
        }
    }

    private void show(int index, float[] logMel) {
        Clip clip = dataset.clip(index);
        if (clip.labels().length > 0 && shown.size() < MOST_EXAMPLES && shown.add(clip.labels()[0])) {
            String label = dataset.vocabulary().name(clip.labels()[0]);
            examples.add(
                    ExampleClip.of(label, clip.id(), logMel, subject.frontEnd().melBins()));
        }
    }

    /** The first places of a shuffled list, in order. */
    private static int[] choose(int size, int sample) {
        int[] order = IntStream.range(0, size).toArray();
        if (sample >= size) {
            return order;
        }
        RandomStream random = new RandomSource(0).stream("census", 0, 0, 0);
        for (int i = 0; i < sample; i++) {
            int other = i + random.nextInt(size - i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        int[] chosen = Arrays.copyOf(order, sample);
        Arrays.sort(chosen);
        return chosen;
    }
}
