package org.earmark.core.benchmark;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.earmark.core.train.BalancedOrder;
import org.earmark.formats.clips.AudioSetIndex;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.random.RandomStream;

/**
 * Opens an index of the size of AudioSet and draws from it by class. {@code main} with {@code write FILE} makes the file,
 * of 2,000,000 clips and 527 classes in contiguous columns, in about 4 GiB of heap; with {@code read FILE} it prints how
 * long opening takes, what stays in memory, and how many clips a second the balanced sampler draws.
 */
public final class IndexBenchmark {
    private static final int CLIPS = 2_000_000;
    private static final int CLASSES = 527;
    private static final int CLIPS_A_FILE = 50_000;
    private static final int EPOCHS = 5;
    private static final double MEBIBYTE = 1 << 20;

    private IndexBenchmark() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            write(file);
        } else {
            read(file);
        }
    }

    private static void write(Path file) {
        String[] names = new String[CLIPS];
        String[] paths = new String[CLIPS];
        byte[][] targets = new byte[CLIPS][CLASSES];
        RandomStream random = new RandomSource(1).stream("index");
        for (int clip = 0; clip < CLIPS; clip++) {
            names[clip] = String.format(Locale.ROOT, "Y%011d.wav", clip);
            paths[clip] = "hdf5s/waveforms/unbalanced_train/unbalanced_train_part" + (10 + clip / CLIPS_A_FILE) + ".h5"
                    + " ".repeat(100);
            int labels = 1 + random.nextInt(4);
            for (int label = 0; label < labels; label++) {
                // The cube makes some classes hundreds of times as frequent as others, as they are.
                targets[clip][(int) (CLASSES * Math.pow(random.nextDouble(), 3))] = 1;
            }
        }
        int[] rows = IntStream.range(0, CLIPS).map(clip -> clip % CLIPS_A_FILE).toArray();
        try (WritableHdfFile index = HdfFile.write(file)) {
            index.putDataset("audio_name", names);
            index.putDataset("hdf5_path", paths);
            index.putDataset("index_in_hdf5", rows);
            index.putDataset("target", targets);
        }
    }

    private static void read(Path file) {
        long start = System.nanoTime();
        AudioSetIndex index = AudioSetIndex.read(file);
        double opened = (System.nanoTime() - start) / 1e9;
        print("%,d clips of %d classes opened in %.2f s", index.size(), index.classes(), opened);
        start = System.nanoTime();
        int[] clips = IntStream.range(0, index.size()).toArray();
        BalancedOrder order =
                new BalancedOrder(clips, clip -> index.labels().get(clip), index.classes(), new RandomSource(1));
        print("sorted by class in %.2f s", (System.nanoTime() - start) / 1e9);
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
        print("%.0f MiB of heap stay in use", heap);
        draw(order);
    }

    private static void draw(BalancedOrder order) {
        double[] rates = new double[EPOCHS];
        long check = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long start = System.nanoTime();
            int[] drawn = order.of(epoch);
            rates[epoch] = drawn.length / ((System.nanoTime() - start) / 1e9);
            check += drawn[drawn.length / 2];
        }
        Arrays.sort(rates);
        print("%,.0f draws a second (median of %d epochs, check %d)", rates[EPOCHS / 2], EPOCHS, check);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
