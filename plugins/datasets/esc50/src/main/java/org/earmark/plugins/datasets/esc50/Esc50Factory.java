package org.earmark.plugins.datasets.esc50;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.error.DataException;

/** Opens ESC-50 as its repository lays it out, or as the original system's array. */
public final class Esc50Factory implements DatasetFactory<Esc50Options> {
    @Override
    public String name() {
        return "esc50";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "environmental sounds in 50 classes and 5 folds (Piczak 2015), or the 10 classes of ESC-10";
    }

    @Override
    public Esc50Options defaults() {
        return new Esc50Options(false, Esc50Layout.AUTO);
    }

    @Override
    public AudioDataset create(Esc50Options options, DatasetContext context) {
        Path root = root(context);
        return layout(options, root) == Esc50Layout.FOLDER
                ? Esc50Reader.read(root, options)
                : Esc50Array.read(root, options);
    }

    @Override
    public boolean needsFolder() {
        return true;
    }

    @Override
    public Optional<Inventory> inventory(Esc50Options options, DatasetContext context) {
        Path root = root(context);
        return layout(options, root) == Esc50Layout.FOLDER
                ? Optional.of(Esc50Reader.inventory(root, options))
                : Optional.empty();
    }

    private static Path root(DatasetContext context) {
        return context.root()
                .orElseThrow(() -> new DataException("The data set esc50 needs to know where it lies on this machine:"
                        + " name the folder that holds meta/esc50.csv and audio/, or " + Esc50Array.FILE
                        + ", with --data esc50=DIR."));
    }

    private static Esc50Layout layout(Esc50Options options, Path root) {
        if (options.layout() != Esc50Layout.AUTO) {
            return options.layout();
        }
        if (Files.isRegularFile(root.resolve("meta").resolve("esc50.csv"))) {
            return Esc50Layout.FOLDER;
        }
        if (Files.isRegularFile(root.resolve(Esc50Array.FILE))) {
            return Esc50Layout.ARRAY;
        }
        throw new DataException("There is no file " + root.resolve("meta").resolve("esc50.csv") + " and no "
                + Esc50Array.FILE + ", so " + root + " is not a copy of ESC-50. Name the folder that holds one of them"
                + " with --data esc50=DIR.");
    }
}
