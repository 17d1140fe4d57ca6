package org.earmark.core.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earmark.core.audio.AudioReader;
import org.earmark.core.audio.Int16Scale;
import org.earmark.core.audio.Resampler;
import org.earmark.core.features.LogMel;
import org.earmark.core.features.cache.FeatureEncoding;
import org.earmark.core.features.cache.FeatureKey;
import org.earmark.core.features.cache.MappedFeatureStore;
import org.earmark.core.golden.Goldens;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;

/**
 * Prints how many 10 s clips a second the front end, the resampler and the feature cache handle: {@code main} with the
 * number of threads. Each figure is the median and the best of nine rounds of about a second, after two of warming
 * up; the figure per second of one processor also holds on a machine that does other things meanwhile.
 */
public final class FrontEndBenchmark {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;
    private static final double SECONDS = 1;
    private static final int CACHED_CLIPS = 400;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongAdder processorNanos = new LongAdder();
    private final int threads;
    private final ExecutorService pool;

    private FrontEndBenchmark(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    public static void main(String[] arguments) throws IOException {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        FrontEndBenchmark benchmark = new FrontEndBenchmark(threads);
        try {
            benchmark.logMel();
            benchmark.resampler();
            for (FeatureEncoding encoding : FeatureEncoding.values()) {
                benchmark.cache(encoding);
            }
        } finally {
            benchmark.pool.shutdown();
        }
    }

    private void logMel() {
        LogMel logMel = new LogMel(FrontEnd.standard());
        float[] clip = Goldens.wav("frontend/waveA_32k_10s.wav", 32768);
        measure("log-mel, 10 s at 32 kHz", worker -> logMel.compute(clip));
    }

    private void resampler() {
        Resampler resampler = new Resampler(44100, 32000);
        float[] clip = new float[441_000];
        measure("resampling, 10 s from 44.1 to 32 kHz", worker -> resampler.resample(clip));
        AudioReader reader = new AudioReader(Int16Scale.TWO_TO_THE_15);
        Path wav = Goldens.path("frontend/waveA_32k_10s.wav");
        measure("reading WAV, 10 s of 16 bits at 32 kHz", worker -> reader.read(wav));
    }

    private void cache(FeatureEncoding encoding) throws IOException {
        Path folder = Files.createTempDirectory("earmark-features");
        FeatureKey key = new FeatureKey(
                "benchmark",
                new ClipLayout(32000, 10, ClipLayout.Fill.ZERO),
                FrontEnd.standard(),
                Int16Scale.TWO_TO_THE_15,
                encoding);
        float[] values = new float[1001 * 64];
        try (MappedFeatureStore store = MappedFeatureStore.open(folder, key, CACHED_CLIPS)) {
            float[][] targets = new float[threads][values.length];
            int[] next = new int[threads];
            measure("reading the cache, " + encoding, worker -> {
                next[worker] = (next[worker] + 1) % CACHED_CLIPS;
                store.read(next[worker], () -> values, targets[worker], 0);
            });
        } finally {
            deleteAll(folder);
        }
    }

    private void measure(String what, IntConsumer oneClip) {
        double[] rates = new double[ROUNDS];
        double[] ratesPerProcessor = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            processorNanos.reset();
            long done = IntStream.range(0, threads)
                    .mapToObj(worker -> pool.submit(() -> repeat(oneClip, worker, start)))
                    .toList()
                    .stream()
                    .mapToLong(FrontEndBenchmark::result)
                    .sum();
            if (round >= 0) {
                rates[round] = done / ((System.nanoTime() - start) * 1e-9);
                ratesPerProcessor[round] = done / (processorNanos.sum() * 1e-9);
            }
        }
        Arrays.sort(rates);
        Arrays.sort(ratesPerProcessor);
        System.out.printf(
                Locale.ROOT,
                "%-42s %d threads: %8.1f clips/s median, %8.1f best; %8.1f per second of one processor%n",
                what,
                threads,
                rates[ROUNDS / 2],
                rates[ROUNDS - 1],
                ratesPerProcessor[ROUNDS / 2]);
    }

    private long repeat(IntConsumer oneClip, int worker, long start) {
        long processorStart = THREADS.getCurrentThreadCpuTime();
        long done = 0;
        while (System.nanoTime() - start < SECONDS * 1e9) {
            oneClip.accept(worker);
            done++;
        }
        processorNanos.add(THREADS.getCurrentThreadCpuTime() - processorStart);
        return done;
    }

    private static long result(Future<Long> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.delete(folder);
    }
}
