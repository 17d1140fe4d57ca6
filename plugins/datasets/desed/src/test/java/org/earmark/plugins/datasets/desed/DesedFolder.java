package org.earmark.plugins.datasets.desed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;

/** A small folder in the layout of DESED; the sound files hold no sound, which the data set does not read. */
final class DesedFolder {
    private final Path root;

    DesedFolder(Path root) {
        this.root = root;
    }

    /** Two weakly and one strongly labelled clip for training, two for validation, all ten classes in use. */
    static DesedFolder complete(Path root) {
        return new DesedFolder(root)
                .write(
                        "metadata/train/weak.tsv",
                        """
                        filename\tevent_labels
                        w1.wav\tDog,Cat
                        w2.wav\tSpeech,Frying,Dishes,Running_water,Blender,Vacuum_cleaner
                        """)
                .write("audio/train/weak/w1.wav", "x")
                .write("audio/train/weak/w2.wav", "x")
                .write(
                        "metadata/train/synthetic21_train/soundscapes.tsv",
                        """
                        filename\tonset\toffset\tevent_label
                        s1.wav\t1.5\t2.25\tAlarm_bell_ringing
                        s1.wav\t0.0\t10.0\tElectric_shaver_toothbrush
                        """)
                .write("audio/train/synthetic21_train/soundscapes/s1.wav", "x")
                .write(
                        "metadata/validation/validation.tsv",
                        "filename\tonset\toffset\tevent_label\nv1.wav\t0.1\t0.6\tDog\nv2.wav\t\t\t\n")
                .write("audio/validation/v1.wav", "x")
                .write("audio/validation/v2.wav", "x");
    }

    DesedFolder write(String name, String text) {
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

    AudioDataset open() {
        return new DesedFactory().create(new DesedFactory().defaults(), context());
    }
}
