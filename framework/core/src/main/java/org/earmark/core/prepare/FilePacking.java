package org.earmark.core.prepare;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.earmark.core.prepare.ClipPacking.Packed;
import org.earmark.formats.clips.AudioSetPack;

/** Packs one file: clip by clip into a draft, which is renamed when it is whole. */
final class FilePacking {
    private static final int BATCHES_OF_THREADS = 16;

    private final ClipPacking clips;
    private final PackedFile file;
    private final Path folder;
    private final AudioSetPack form;
    private final String prefix;

    FilePacking(ClipPacking clips, PackedFile file, Path folder) {
        this.clips = clips;
        this.file = file;
        this.folder = folder;
        this.form = clips.form(file);
        this.prefix = clips.prefix(file);
    }

    /** The bytes that the file still needs on its disk. */
    long missingBytes() throws IOException {
        if (Files.exists(file.in(folder))) {
            return 0;
        }
        int done = PackJournal.open(file.journal(folder)).done();
        return form.size() / file.clips().length * (file.clips().length - done);
    }

    /**
     * Packs what is not packed yet.
     *
     * @param progress is told the clips of this file that are done
     * @return the clips that could not be read and are not in the file
     */
    int[] pack(LongConsumer progress) throws IOException {
        Path whole = file.in(folder);
        Files.createDirectories(whole.getParent());
        PackJournal journal = PackJournal.open(file.journal(folder));
        if (!Files.exists(whole)) {
            fill(journal, progress);
            Files.move(file.draft(folder), whole, StandardCopyOption.ATOMIC_MOVE);
        }
        progress.accept(file.clips().length);
        return IntStream.range(0, journal.done())
                .filter(journal::isUnreadable)
                .map(row -> file.clips()[row])
                .toArray();
    }

    private void fill(PackJournal journal, LongConsumer progress) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file.draft(folder), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (!form.matches(channel)) {
                journal.restart();
                form.start(channel);
            }
            int batch = BATCHES_OF_THREADS * clips.threads();
            while (journal.done() < file.clips().length) {
                progress.accept(journal.done());
                int first = journal.done();
                int end = Math.min(file.clips().length, first + batch);
                List<Optional<Packed>> packed = clips.read(Arrays.copyOfRange(file.clips(), first, end), prefix);
                write(channel, first, packed);
                channel.force(false);
                journal.append(marks(packed));
            }
        }
    }

    private void write(FileChannel channel, int first, List<Optional<Packed>> packed) throws IOException {
        for (int i = 0; i < packed.size(); i++) {
            if (packed.get(i).isPresent()) {
                Packed clip = packed.get(i).get();
                form.write(channel, first + i, clip.name(), clip.labels(), clip.waveform());
            }
        }
    }

    private static boolean[] marks(List<Optional<Packed>> packed) {
        boolean[] marks = new boolean[packed.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = packed.get(i).isPresent();
        }
        return marks;
    }
}
