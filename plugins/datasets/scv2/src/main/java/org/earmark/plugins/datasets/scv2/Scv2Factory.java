package org.earmark.plugins.datasets.scv2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.error.DataException;

/** Opens Speech Commands V2 as its archive unpacks, or as the original system's arrays. */
public final class Scv2Factory implements DatasetFactory<Scv2Options> {
    @Override
    public String name() {
        return "scv2";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "spoken words in 35 classes, or some of them (Speech Commands V2, Warden 2018)";
    }

    @Override
    public Scv2Options defaults() {
        return new Scv2Options(Scv2Layout.AUTO, List.of());
    }

    @Override
    public boolean needsFolder() {
        return true;
    }

    @Override
    public AudioDataset create(Scv2Options options, DatasetContext context) {
        Path root = root(context);
        return layout(options, root) == Scv2Layout.FOLDERS
                ? new Scv2Folders(root).dataset(options)
                : Scv2Arrays.read(root, options);
    }

    @Override
    public Optional<Inventory> inventory(Scv2Options options, DatasetContext context) {
        Path root = root(context);
        return layout(options, root) == Scv2Layout.FOLDERS
                ? Optional.of(Scv2Inventory.of(new Scv2Folders(root), options))
                : Optional.empty();
    }

    private static Path root(DatasetContext context) {
        return context.root()
                .orElseThrow(() -> new DataException("The data set scv2 needs to know where it lies on this machine:"
                        + " name the folder that holds testing_list.txt, or scv2_test.npy, with --data scv2=DIR."));
    }

    private static Scv2Layout layout(Scv2Options options, Path root) {
        if (options.layout() != Scv2Layout.AUTO) {
            return options.layout();
        }
        if (Files.isRegularFile(root.resolve(Scv2Folders.TESTING))) {
            return Scv2Layout.FOLDERS;
        }
        if (Files.isRegularFile(root.resolve(Scv2Arrays.TEST))) {
            return Scv2Layout.ARRAYS;
        }
        throw new DataException(root + " is no copy of Speech Commands V2: it has neither " + Scv2Folders.TESTING
                + " nor " + Scv2Arrays.TEST + ". Name the folder that holds one of them with --data scv2=DIR.");
    }
}
