package org.earmark.core.prepare;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.earmark.core.audio.AudioReader;
import org.earmark.core.audio.ClipLoader;
import org.earmark.core.audio.Int16Scale;
import org.earmark.formats.clips.AudioSetPack;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.error.DataException;

/** Reads clips for packing, several at once. Thread-safe. */
final class ClipPacking implements AutoCloseable {
    private final AudioDataset dataset;
    private final ClipLayout layout;
    private final boolean skipUnreadable;
    private final ClipLoader loader;
    private final ForkJoinPool pool;

    /**
     * A clip as it is stored.
     *
     * @param waveform at the rate and of the length that all have
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packed(String name, int[] labels, short[] waveform) {}

    ClipPacking(AudioDataset dataset, ClipLayout layout, boolean skipUnreadable, int threads) {
        this.dataset = dataset;
        this.layout = layout;
        this.skipUnreadable = skipUnreadable;
        this.loader = new ClipLoader(new AudioReader(Int16Scale.TWO_TO_THE_15), layout);
        this.pool = new ForkJoinPool(threads);
    }

    int classes() {
        return dataset.vocabulary().size();
    }

    int threads() {
        return pool.getParallelism();
    }

    /** The form of a file of these clips. */
    AudioSetPack form(PackedFile file) {
        String prefix = prefix(file);
        int longest = Arrays.stream(file.clips())
                .map(clip -> name(clip, prefix).getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
        return new AudioSetPack(file.clips().length, longest, classes(), layout.sampleRate(), layout.samples());
    }

    /**
     * What all ids of a file begin with up to a slash: sets that keep their parts apart name them there, which the file
     * does already.
     */
    String prefix(PackedFile file) {
        String first = dataset.clip(file.clips()[0]).id();
        String prefix = first.substring(0, first.indexOf('/') + 1);
        return Arrays.stream(file.clips())
                        .allMatch(clip -> dataset.clip(clip).id().startsWith(prefix))
                ? prefix
                : "";
    }

    /**
     * Some clips in their order; empty for one that cannot be read, where such clips are skipped.
     *
     * @throws DataException when one cannot be read; the message names it and what can be done
     */
    List<Optional<Packed>> read(int[] clips, String prefix) {
        try {
            return pool.submit(() -> IntStream.of(clips)
                            .parallel()
                            .mapToObj(clip -> read(clip, prefix))
                            .toList())
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while packing", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private Optional<Packed> read(int index, String prefix) {
        Clip clip = dataset.clip(index);
        try {
            short[] waveform = AudioSetPack.toInt16(loader.load(clip));
            return Optional.of(new Packed(name(index, prefix), clip.labels(), waveform));
        } catch (DataException e) {
            if (skipUnreadable) {
                return Optional.empty();
            }
            throw new DataException(
                    e.getMessage()
                            + " Then run the same command again, which goes on where it was; with --skip-unreadable"
                            + " it leaves out clips that cannot be read and lists them.",
                    e);
        }
    }

    private String name(int clip, String prefix) {
        return dataset.clip(clip).id().substring(prefix.length());
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
