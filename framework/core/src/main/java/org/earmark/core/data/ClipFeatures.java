package org.earmark.core.data;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.earmark.core.audio.AudioReader;
import org.earmark.core.audio.ClipLoader;
import org.earmark.core.audio.ClipPiece;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.features.FeatureStore;
import org.earmark.core.features.LogMel;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Clip;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.error.DataException;

/**
 * The clips of a data set through decoding, mixing down, resampling, fitting and the front end. Spectrograms go through
 * a store, so that each is computed once. Thread-safe.
 */
public final class ClipFeatures implements FeatureSource {
    /** As libsndfile, librosa and SoX scale 16-bit samples. */
    public static final Int16Scale INT16_SCALE = Int16Scale.TWO_TO_THE_15;

    private final AudioDataset dataset;
    private final ClipLoader loader;
    private final LogMel logMel;
    private final FeatureStore store;
    private final double seconds;
    private final int frames;
    private final int melBins;
    private final Set<Integer> notLonger = ConcurrentHashMap.newKeySet();

    public ClipFeatures(AudioDataset dataset, ClipLayout layout, FrontEnd frontEnd, FeatureStore store) {
        this.dataset = dataset;
        this.loader = new ClipLoader(new AudioReader(INT16_SCALE), layout);
        this.logMel = new LogMel(frontEnd);
        this.store = store;
        this.seconds = layout.seconds();
        this.frames = frontEnd.frames(layout.samples());
        this.melBins = frontEnd.melBins();
    }

    /**
     * Computes what the store does not have yet, so that a damaged file shows before training starts.
     *
     * @param clips indices into the data set
     * @param threads to compute with
     * @throws DataException for the first clip that cannot be read; the message names the file
     */
    public void prepare(int[] clips, int threads) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> IntStream.of(clips)
                            .parallel()
                            .forEach(clip -> features(clip, new float[frames * melBins], 0)))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing features", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    @Override
    public int frames() {
        return frames;
    }

    @Override
    public int melBins() {
        return melBins;
    }

    @Override
    public void features(int clip, float[] target, int offset) {
        store.read(clip, () -> logMel.compute(samples(clip)), target, offset);
    }

    @Override
    public float[] samples(int clip) {
        Clip described = dataset.clip(clip);
        return finite(described, loader.load(described));
    }

    /**
     * The samples of a clip in its own length, or fitted where it is shorter than the layout.
     *
     * @throws DataException when the clip cannot be read; the message names the file
     */
    public float[] wholeSamples(int clip) {
        Clip described = dataset.clip(clip);
        return finite(described, loader.loadWhole(described));
    }

    /** Length of a fitted clip. */
    public double seconds() {
        return seconds;
    }

    /**
     * How long a clip is before zeros fill it up, at most its fitted length; a clip that is filled up by repeating sounds
     * to its end.
     *
     * @throws DataException when the clip cannot be read; the message names the file
     */
    public double soundingSeconds(int clip) {
        return loader.soundingSeconds(dataset.clip(clip));
    }

    @Override
    public Optional<ClipPiece> piece(int clip, double place) {
        if (notLonger.contains(clip)) {
            return Optional.empty();
        }
        Clip described = dataset.clip(clip);
        Optional<ClipPiece> piece = loader.loadPiece(described, place);
        if (piece.isEmpty()) {
            // Known from now on without decoding it.
            notLonger.add(clip);
        }
        return piece.map(found -> new ClipPiece(finite(described, found.samples()), found.from()));
    }

    private static float[] finite(Clip described, float[] samples) {
        for (float sample : samples) {
            if (!Float.isFinite(sample)) {
                throw new DataException("Clip " + described.id() + " of " + described.audio() + " has a sample of "
                        + sample + ". Repair the file or leave it out.");
            }
        }
        return samples;
    }

    @Override
    public void logMel(float[] samples, float[] target, int offset) {
        logMel.compute(samples, target, offset);
    }
}
