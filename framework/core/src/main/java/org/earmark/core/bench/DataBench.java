package org.earmark.core.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.audio.Resampler;
import org.earmark.core.features.LogMel;
import org.earmark.core.features.cache.FeatureEncoding;
import org.earmark.core.features.cache.FeatureKey;
import org.earmark.core.features.cache.MappedFeatureStore;
import org.earmark.core.train.BalancedOrder;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.formats.clips.AudioSetIndexWriter;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/** Measures how fast data can be fed: front end, resampling, feature cache, a large index, class-balanced sampling. */
public final class DataBench {
    private static final ClipLayout CLIPS = new ClipLayout(32000, 10, ClipLayout.Fill.ZERO);
    private static final int RECORDED_RATE = 44100;
    private static final int CACHED_CLIPS = 256;
    private static final double MEBIBYTE = 1 << 20;
    private static final double NANOS = 1e9;

    private final LongSupplier clock;
    private final int threads;
    private final double seconds;
    private final int sampledClips;

    /**
     * @param clock nanoseconds
     * @param threads to compute and read with
     * @param seconds to measure each figure
     * @param sampledClips in the training set that is sampled by class
     */
    public DataBench(LongSupplier clock, int threads, double seconds, int sampledClips) {
        this.clock = clock;
        this.threads = threads;
        this.seconds = seconds;
        this.sampledClips = sampledClips;
    }

    /**
     * Figures of 10 s clips at 32 kHz under HTS-AT's front end, in clips a second.
     *
     * @param threads that computed and read
     * @param logMel front end alone
     * @param resampling from 44.1 kHz
     * @param cacheFloat32 reading clips that are in the cache
     * @param cacheFloat16 reading clips that are in the cache, half the size
     * @param sampledClips size of the set that was sampled by class
     * @param indexSeconds opening an index file of that set, 527 classes, one to four labels a clip
     * @param indexMebibytes of heap that the open index keeps
     * @param samplerSeconds making the balanced sampler of that set
     * @param indicesPerSecond drawn by it on one thread
     */
    public record Result(
            int threads,
            double logMel,
            double resampling,
            double cacheFloat32,
            double cacheFloat16,
            int sampledClips,
            double indexSeconds,
            double indexMebibytes,
            double samplerSeconds,
            double indicesPerSecond) {}

    /** @param scratch folder for caches and an index of 0.75 kB a clip; what is made in it is deleted again */
    public Result measure(Path scratch) {
        LogMel logMel = new LogMel(FrontEnd.standard());
        float[] clip = noise(CLIPS.samples());
        float[] recorded = noise(RECORDED_RATE * 10);
        Resampler resampler = new Resampler(RECORDED_RATE, CLIPS.sampleRate());
        OpenIndex index = index(scratch);
        long before = clock.getAsLong();
        BalancedOrder order = sampler(index.index());
        double made = (clock.getAsLong() - before) / NANOS;
        return new Result(
                threads,
                rate(place -> logMel.compute(clip)),
                rate(place -> resampler.resample(recorded)),
                cache(scratch, FeatureEncoding.FLOAT32, logMel.compute(clip)),
                cache(scratch, FeatureEncoding.FLOAT16, logMel.compute(clip)),
                sampledClips,
                index.seconds(),
                index.mebibytes(),
                made,
                drawing(order));
    }

    private record OpenIndex(AudioSetIndex index, double seconds, double mebibytes) {}

    private OpenIndex index(Path scratch) {
        Path folder = scratch.resolve("bench-index");
        try {
            Path file = folder.resolve("index.h5");
            AudioSetIndexWriter.write(file, SyntheticIndex.CLASSES, new SyntheticIndex(sampledClips));
            double empty = heap();
            long start = clock.getAsLong();
            AudioSetIndex index = AudioSetIndex.read(file);
            double seconds = (clock.getAsLong() - start) / NANOS;
            return new OpenIndex(index, seconds, heap() - empty);
        } finally {
            ScratchFolder.delete(folder);
        }
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
    }

    private static float[] noise(int samples) {
        RandomStream random = new RandomSource(0).stream("bench", 0, 0, 0);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (0.2 * (random.nextDouble() - 0.5));
        }
        return noise;
    }

    /** Work a second over all threads; one round beforehand lets the compiler finish. */
    private double rate(IntConsumer work) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            run(pool, work, 4 * threads);
            long count = 0;
            long start = clock.getAsLong();
            double elapsed = 0;
            while (elapsed < seconds) {
                run(pool, work, 16 * threads);
                count += 16L * threads;
                elapsed = (clock.getAsLong() - start) / NANOS;
            }
            return count / elapsed;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void run(ForkJoinPool pool, IntConsumer work, int count) {
        pool.submit(() -> IntStream.range(0, count).parallel().forEach(work)).join();
    }

    private double cache(Path scratch, FeatureEncoding encoding, float[] features) {
        FeatureKey key = new FeatureKey("bench", CLIPS, FrontEnd.standard(), Int16Scale.TWO_TO_THE_15, encoding);
        Path folder = scratch.resolve("bench-cache");
        try (MappedFeatureStore store = MappedFeatureStore.open(folder, key, CACHED_CLIPS)) {
            ThreadLocal<float[]> target = ThreadLocal.withInitial(() -> new float[features.length]);
            for (int clip = 0; clip < CACHED_CLIPS; clip++) {
                store.read(clip, () -> features, target.get(), 0);
            }
            return rate(place -> store.read(place % CACHED_CLIPS, () -> features, target.get(), 0));
        } finally {
            ScratchFolder.delete(folder);
        }
    }

    private static BalancedOrder sampler(AudioSetIndex index) {
        int[] clips = IntStream.range(0, index.size()).toArray();
        return new BalancedOrder(clips, index.labels()::get, index.classes(), new RandomSource(0));
    }

    private double drawing(BalancedOrder order) {
        order.of(0);
        long count = 0;
        long start = clock.getAsLong();
        double elapsed = 0;
        for (long epoch = 1; elapsed < seconds; epoch++) {
            count += order.of(epoch).length;
            elapsed = (clock.getAsLong() - start) / NANOS;
        }
        return count / elapsed;
    }
}
