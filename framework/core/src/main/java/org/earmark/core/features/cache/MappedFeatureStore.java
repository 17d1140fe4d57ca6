package org.earmark.core.features.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.earmark.core.features.FeatureStore;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Features in a file that is mapped into memory and shared by all processes of a machine that need the same features.
 *
 * <p>The file's name is made from the key, so that other data, another layout or another front end have another file.
 * Clips are stored one by one as they are asked for: a cache that was interrupted goes on where it was. Each clip carries
 * a checksum, which is compared when a process reads the clip for the first time; a clip that fails it is computed
 * again. Writing goes through the file, not the map, so that a full disk is an error and not a crash.
 *
 * <p>Thread-safe. {@link #close} is for when no thread reads any more.
 */
public final class MappedFeatureStore implements FeatureStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MappedFeatureStore.class);
    private static final int STRIPES = 256;
    private static final long LARGEST_SEGMENT = 1L << 30;
    /** Left free on the disk for everything else that a run writes. */
    private static final long RESERVE = 256L << 20;

    private final Path path;
    private final CacheFile file;
    private final CacheFormat format;
    private final int clipsPerSegment;
    private final AtomicReferenceArray<ByteBuffer> segments;
    private final AtomicIntegerArray verified;
    private final Object[] stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new Object()).toArray();

    private MappedFeatureStore(Path path, CacheFile file, CacheFormat format) {
        this.path = path;
        this.file = file;
        this.format = format;
        clipsPerSegment = (int) Math.max(1, Math.min(format.clips(), LARGEST_SEGMENT / format.stride()));
        segments = new AtomicReferenceArray<>((format.clips() + clipsPerSegment - 1) / clipsPerSegment);
        verified = new AtomicIntegerArray(format.clips());
    }

    /**
     * Opens the cache for a key, or makes an empty one.
     *
     * @param folder made where it is missing
     * @param clips number of clips in the data set
     * @throws EarmarkException (environment) when the folder cannot be written or the clips that are still absent would
     *     not fit on its disk; the message says how much is needed and free
     */
    public static MappedFeatureStore open(Path folder, FeatureKey key, int clips) {
        byte[] digest = key.digest();
        Path path = folder.resolve(HexFormat.of().formatHex(digest, 0, 12) + ".features");
        CacheFormat format = new CacheFormat(digest, clips, key.valuesPerClip(), key.encoding());
        try {
            Files.createDirectories(folder);
            if (!Files.exists(path)) {
                checkSpace(folder, format, clips);
            }
            CacheFile file = CacheFile.open(path, format);
            try {
                checkSpace(folder, format, clips - file.present());
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
            return new MappedFeatureStore(path, file, format);
        } catch (IOException e) {
            throw failed(path, "opened", e);
        }
    }

    private static void checkSpace(Path folder, CacheFormat format, int absent) throws IOException {
        long needed = absent * format.stride();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > 0 && needed + RESERVE > free) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The feature cache in " + folder + " needs " + mebibytes(needed) + " MiB for " + absent
                            + " clips, but its disk has only " + mebibytes(free) + " MiB free, of which "
                            + mebibytes(RESERVE) + " MiB are kept for the run. Free space, choose a folder on another"
                            + " disk, or store float16.");
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes >> 20) + ((bytes & ((1 << 20) - 1)) == 0 ? 0 : 1);
    }

    /** @return where the features are */
    public Path path() {
        return path;
    }

    /** @return the number of clips that are stored, by this process or another */
    public int storedClips() {
        try {
            return file.present();
        } catch (IOException e) {
            throw failed(path, "read", e);
        }
    }

    @Override
    public void read(int clip, Supplier<float[]> compute, float[] target, int offset) {
        try {
            if (verified.get(clip) == 0) {
                synchronized (stripes[clip % STRIPES]) {
                    provide(clip, compute);
                }
            }
            format.encoding().decode(data(clip), target, offset, format.valuesPerClip());
        } catch (IOException e) {
            throw failed(path, "read or written", e);
        }
    }

    private void provide(int clip, Supplier<float[]> compute) throws IOException {
        if (verified.get(clip) != 0 || verify(clip)) {
            return;
        }
        try (CacheFile.Lock lock = file.lock(clip)) {
            if (lock.held().isPresent() && verify(clip)) {
                return; // another process was quicker
            }
            float[] values = compute.get();
            if (values.length != format.valuesPerClip()) {
                throw new IllegalStateException(
                        "clip " + clip + " has " + values.length + " values instead of " + format.valuesPerClip());
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect(format.bytesPerClip()).order(ByteOrder.LITTLE_ENDIAN);
            format.encoding().encode(values, bytes);
            file.write(clip, bytes);
        }
        if (!verify(clip)) {
            throw new IOException("clip " + clip + " does not read back as it was written");
        }
    }

    private boolean verify(int clip) throws IOException {
        long entry = file.entry(clip);
        if (entry == 0) {
            return false;
        }
        if (entry != CacheFormat.entry(data(clip))) {
            LOG.warn("Clip {} of the feature cache {} fails its checksum and is computed again.", clip, path);
            return false;
        }
        verified.set(clip, 1);
        return true;
    }

    private ByteBuffer data(int clip) throws IOException {
        int index = clip / clipsPerSegment;
        ByteBuffer segment = segments.get(index);
        if (segment == null) {
            int from = index * clipsPerSegment;
            segment = file.map(from, Math.min(format.clips(), from + clipsPerSegment));
            segments.set(index, segment);
        }
        int position = (int) (clip % clipsPerSegment * format.stride());
        return segment.slice(position, format.bytesPerClip()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(path, "closed", e);
        }
    }

    private static EarmarkException failed(Path path, String verb, IOException cause) {
        if (cause instanceof ClosedChannelException) {
            return new EarmarkException(
                    ErrorCategory.INFRASTRUCTURE,
                    "The feature cache " + path + " was closed while a thread used it, because the run was interrupted."
                            + " What it holds is sound; start the run again.",
                    cause);
        }
        return new EarmarkException(
                ErrorCategory.ENVIRONMENT,
                "The feature cache " + path + " cannot be " + verb + " (" + cause + "). Check that the folder can be"
                        + " written and that its disk is not full, or delete the file to have it made anew.",
                cause);
    }
}
