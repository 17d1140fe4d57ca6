package org.earmark.plugins.datasets.esc50;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;

/** A small folder in the layout of ESC-50; the audio files hold no audio, which the data set does not read. */
final class Esc50Folder {
    static final String HEADER = "filename,fold,target,category,esc10,src_file,take";

    private final Path root;

    Esc50Folder(Path root) {
        this.root = root;
    }

    /** Ten clips in five folds: dog and rain of ESC-10, and snoring, which is not. */
    static Esc50Folder complete(Path root) {
        Esc50Folder folder = new Esc50Folder(root);
        StringBuilder table = new StringBuilder(HEADER);
        for (int fold = 1; fold <= 5; fold++) {
            for (String row : List.of("28,snoring,False", "10,rain,True", "0,dog,True")) {
                String name = fold + "-100" + fold + "-A-" + row.substring(0, row.indexOf(',')) + ".wav";
                table.append("\n")
                        .append(name)
                        .append(",")
                        .append(fold)
                        .append(",")
                        .append(row)
                        .append(",100,A");
                folder.audio(name, 44 + fold);
            }
        }
        return folder.table(table.toString());
    }

    Esc50Folder table(String text) {
        return table(text.getBytes(StandardCharsets.UTF_8));
    }

    Esc50Folder table(byte[] bytes) {
        write(root.resolve("meta").resolve("esc50.csv"), bytes);
        return this;
    }

    Esc50Folder audio(String name, int bytes) {
        write(root.resolve("audio").resolve(name), new byte[bytes]);
        return this;
    }

    AudioDataset open() {
        return open(false);
    }

    AudioDataset open(boolean esc10) {
        return new Esc50Factory().create(new Esc50Options(esc10), new DatasetContext(Optional.of(root)));
    }

    private static void write(Path path, byte[] bytes) {
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
