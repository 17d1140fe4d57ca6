package org.earmark.core.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.Packing;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;

/**
 * Packs a data set into the HDF5 files of PANNs and HTS-AT, with indexes, lists of clips by class, and tables of classes.
 * May be stopped at any time, and goes on where it was: waveform files have their names only when they are whole, and the
 * indexes, without which no reader takes the folder for a data set, are written last.
 */
public final class Preparation {
    private static final long RESERVE = 256L << 20;
    private static final long MEBIBYTE = 1L << 20;

    private final AudioDataset dataset;
    private final ClipLayout layout;
    private final Options options;
    private final Packing packing;

    /**
     * How a set is packed.
     *
     * @param fold the fold that becomes the part for evaluation; empty for sets with one partition
     * @param clipsPerFile parts of more clips become several files
     * @param skipUnreadable whether clips that cannot be read are left out instead of being an error
     * @param threads that read clips
     */
    public record Options(Optional<String> fold, int clipsPerFile, boolean skipUnreadable, int threads) {}

    /**
     * What has been packed.
     *
     * @param clips in the files
     * @param unreadable ids of clips that were left out
     * @param written index files, lists and tables that were made
     * @param before whether all had been done before
     */
    public record Result(int clips, List<String> unreadable, List<Path> written, boolean before) {
        public Result {
            unreadable = List.copyOf(unreadable);
            written = List.copyOf(written);
        }
    }

    /** @throws InvalidInputException when there is no such fold */
    public Preparation(AudioDataset dataset, ClipLayout layout, Options options) {
        this.dataset = dataset;
        this.layout = layout;
        this.options = options;
        this.packing = dataset.packing(options.fold());
    }

    /** The number of clips to pack. */
    public int clips() {
        return packing.parts().stream().mapToInt(part -> part.clips().length).sum();
    }

    /**
     * @param target an empty or new folder, or one that the same preparation was begun in
     * @param progress is told the clips that are done
     * @throws DataException when a clip cannot be read or the folder holds something else
     * @throws EarmarkException of category environment when the disk is too small or refuses
     */
    public Result into(Path target, LongConsumer progress) {
        List<PackedFile> files = PackedFile.of(packing, options.clipsPerFile());
        try (PreparedFolder folder = PreparedFolder.claim(target, subject(files));
                ClipPacking clips = new ClipPacking(dataset, layout, options.skipUnreadable(), options.threads())) {
            if (folder.isDone()) {
                requireAll(files, target);
                return new Result(clips(), List.of(), List.of(), true);
            }
            List<Integer> unreadable = pack(files, clips, target, progress);
            List<Path> written = new ArrayList<>(PreparedTables.write(packing.tables(), dataset.vocabulary(), target));
            written.addAll(PreparedIndexes.make(target).written());
            folder.finish();
            for (PackedFile file : files) {
                Files.deleteIfExists(file.journal(target));
            }
            return new Result(clips() - unreadable.size(), ids(unreadable), written, false);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "Packing into " + target + " failed: " + e + ". Check free space and permissions, then run the same"
                            + " command again: it goes on where it was.",
                    e);
        }
    }

    private static void requireAll(List<PackedFile> files, Path target) {
        files.stream()
                .map(file -> file.in(target))
                .filter(file -> !Files.exists(file))
                .findFirst()
                .ifPresent(missing -> {
                    throw new DataException("All was packed into " + target + " before, but " + missing
                            + " is not there any more. Name another folder with --to DIR, or bring the file back.");
                });
    }

    private List<Integer> pack(List<PackedFile> files, ClipPacking clips, Path target, LongConsumer progress)
            throws IOException {
        List<FilePacking> work =
                files.stream().map(file -> new FilePacking(clips, file, target)).toList();
        checkSpace(work, target);
        List<Integer> unreadable = new ArrayList<>();
        long done = 0;
        for (int i = 0; i < files.size(); i++) {
            long before = done;
            IntStream.of(work.get(i).pack(ofFile -> progress.accept(before + ofFile)))
                    .forEach(unreadable::add);
            done += files.get(i).clips().length;
        }
        return unreadable;
    }

    private static void checkSpace(List<FilePacking> work, Path target) throws IOException {
        long needed = 0;
        for (FilePacking file : work) {
            needed += file.missingBytes();
        }
        long free = Files.getFileStore(target).getUsableSpace();
        if (needed > 0 && needed + RESERVE > free) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The packed clips need " + (needed / MEBIBYTE + 1) + " MiB in " + target + ", whose disk has only "
                            + free / MEBIBYTE + " MiB free, of which " + RESERVE / MEBIBYTE
                            + " MiB are kept. Free space or name a folder on another disk with --to DIR.");
        }
    }

    private List<String> ids(List<Integer> clips) {
        return clips.stream().map(clip -> dataset.clip(clip).id()).toList();
    }

    /** All that decides what is written, for people and for telling one preparation from another. */
    private String subject(List<PackedFile> files) {
        return "data " + dataset.fingerprint() + "\nclips of " + layout.samples() + " samples at " + layout.sampleRate()
                + " Hz, shorter ones filled by " + layout.shortClips()
                + "\nclips that cannot be read: " + (options.skipUnreadable() ? "left out" : "none")
                + files.stream()
                        .map(file -> "\n" + file.path() + ": " + file.clips().length + " clips, "
                                + Integer.toHexString(Arrays.hashCode(file.clips())))
                        .collect(Collectors.joining())
                + "\n";
    }
}
