package org.earmark.plugins.datasets.audioset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Layout;
import org.earmark.plugins.datasets.audioset.AudiosetOptions.Training;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;

/** A small copy of AudioSet as files: three classes, named in the ways that copies do. */
final class ClipsFolder {
    private static final String HEADER =
            """
            # Segments csv created Sun Mar  5 10:54:25 2017
            # num_ytids=1, num_segs=1, num_unique_labels=1, num_positive_labels=1
            # YTID, start_seconds, end_seconds, positive_labels
            """;

    private final Path root;

    private ClipsFolder(Path root) {
        this.root = root;
    }

    static ClipsFolder in(Path root) {
        return new ClipsFolder(root)
                .write(
                        "class_labels_indices.csv",
                        """
                        index,mid,display_name
                        0,/m/09x0r,"Speech"
                        1,/m/05zppz,"Male speech, man speaking"
                        2,/m/0bt9lr,"Dog"
                        """)
                .write(
                        "ontology.json",
                        "[{\"id\":\"/m/top\",\"child_ids\":[\"/m/09x0r\",\"/m/0bt9lr\"]},"
                                + "{\"id\":\"/m/09x0r\",\"child_ids\":[\"/m/05zppz\"]}]")
                .write(
                        "balanced_train_segments.csv",
                        HEADER + "--aa, 30.000, 40.000, \"/m/05zppz\"\n" + "gone, 0.000, 10.000, \"/m/09x0r\"\n")
                .write("unbalanced_train_segments.csv", HEADER + "bb, 5.000, 15.000, \"/m/0bt9lr,/m/09x0r\"\n")
                .write("eval_segments.csv", HEADER + "cc, 0.000, 10.000, \"/m/05zppz,/m/0bt9lr\"\n")
                .write("audio/train/Y--aa.wav", "aaaa")
                .write("audio/train/bb_5.flac", "bb")
                .write("audio/eval/cc_0_10000.wav", "cccccc");
    }

    ClipsFolder write(String name, String text) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DatasetContext context() {
        return new DatasetContext(Optional.of(root));
    }

    AudioDataset open(Training training, boolean labelEnhancement) {
        return new AudiosetFactory().create(new AudiosetOptions(Layout.AUTO, training, labelEnhancement), context());
    }

    AudioDataset open() {
        return open(Training.FULL, false);
    }
}
