package org.earmark.plugins.datasets.scv2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;

/** A small folder in the layout of the archive; the sound files hold no sound, which the data set does not read. */
final class Scv2Folder {
    private final Path root;

    Scv2Folder(Path root) {
        this.root = root;
    }

    /** Three words by three speakers, one speaker a part, and background noise. */
    static Scv2Folder complete(Path root) {
        Scv2Folder folder = new Scv2Folder(root);
        for (String word : List.of("yes", "no", "cat")) {
            for (String speaker : List.of("aaaa", "bbbb", "cccc")) {
                folder.write(word + "/" + speaker + "_nohash_0.wav", "x".repeat(44));
            }
        }
        folder.write("_background_noise_/running_tap.wav", "x");
        folder.write("LICENSE", "x");
        folder.write("validation_list.txt", "yes/bbbb_nohash_0.wav\nno/bbbb_nohash_0.wav\ncat/bbbb_nohash_0.wav\n");
        return folder.write("testing_list.txt", "yes/cccc_nohash_0.wav\nno/cccc_nohash_0.wav\ncat/cccc_nohash_0.wav\n");
    }

    Scv2Folder write(String name, String text) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    AudioDataset open(String... words) {
        return new Scv2Factory()
                .create(new Scv2Options(Scv2Layout.AUTO, List.of(words)), new DatasetContext(Optional.of(root)));
    }
}
