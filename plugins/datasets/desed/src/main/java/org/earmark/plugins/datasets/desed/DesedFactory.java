package org.earmark.plugins.datasets.desed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.formats.clips.ListedDataset;
import org.earmark.plugins.datasets.desed.DesedOptions.Layout;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.Census;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.spi.data.Folds;
import org.earmark.spi.data.Inventory;
import org.earmark.spi.data.LabelKind;
import org.earmark.spi.data.Partition;
import org.earmark.spi.error.DataException;

/** Opens DESED as its own download lays it out, or the original system's array for evaluation. */
public final class DesedFactory implements DatasetFactory<DesedOptions> {
    /** Zeros after a short clip; a longer one is cut at ten seconds. */
    private static final ClipLayout LAYOUT = new ClipLayout(32000, 10, ClipLayout.Fill.ZERO);

    @Override
    public String name() {
        return "desed";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String summary() {
        return "domestic sound events in 10 classes, strong and weak labels (DESED, Turpault et al. 2019)";
    }

    @Override
    public DesedOptions defaults() {
        return new DesedOptions(Layout.AUTO, List.of(), "validation/validation");
    }

    @Override
    public boolean needsFolder() {
        return true;
    }

    @Override
    public AudioDataset create(DesedOptions options, DatasetContext context) {
        Path root = root(context);
        Optional<DesedFolders> folders = folders(options, root);
        List<Recording> recordings = new ArrayList<>();
        if (folders.isPresent()) {
            parts(options, folders.get())
                    .forEach(part -> recordings.addAll(folders.get().recordings(part)));
        }
        int train = recordings.size();
        recordings.addAll(
                folders.map(found -> found.recordings(options.test())).orElseGet(() -> DesedArray.read(root)));
        Partition partition = new Partition(
                IntStream.range(0, train).toArray(),
                new int[0],
                IntStream.range(train, recordings.size()).toArray());
        return new ListedDataset(
                DesedClasses.VOCABULARY,
                LabelKind.EVENTS,
                recordings.stream().map(Recording::clip).toList(),
                Folds.fixed("desed", partition),
                LAYOUT,
                Census.fingerprint(recordings.stream().map(Recording::line).toList()));
    }

    @Override
    public Optional<Inventory> inventory(DesedOptions options, DatasetContext context) {
        return folders(options, root(context)).map(folders -> {
            List<String> parts = new ArrayList<>(parts(options, folders));
            parts.add(options.test());
            List<String> listed = parts.stream()
                    .flatMap(part ->
                            folders.table(part).clips().keySet().stream().map(name -> folders.expected(part, name)))
                    .toList();
            Inventory found = Inventory.compare("the tables in metadata", folders.root(), listed, List.of());
            // Unlabelled recordings and parts that were not chosen are no mistake.
            return new Inventory(found.list(), found.listed(), found.missing(), List.of(), found.remarks());
        });
    }

    private static List<String> parts(DesedOptions options, DesedFolders folders) {
        return options.training().isEmpty() ? folders.trainingParts() : options.training();
    }

    private static Path root(DatasetContext context) {
        return context.root()
                .orElseThrow(() -> new DataException("The data set desed needs to know where it lies on this machine:"
                        + " name the folder that holds audio and metadata, or " + DesedArray.FILE
                        + ", with --data desed=DIR."));
    }

    /** Empty for the array. */
    private static Optional<DesedFolders> folders(DesedOptions options, Path root) {
        Optional<DesedFolders> folders = DesedFolders.in(root);
        boolean array = options.layout() == Layout.ARRAY
                || (options.layout() == Layout.AUTO
                        && folders.isEmpty()
                        && Files.isRegularFile(root.resolve(DesedArray.FILE)));
        if (array) {
            return Optional.empty();
        }
        return Optional.of(folders.orElseThrow(() -> new DataException(root + " is no copy of DESED: it has neither"
                + " metadata nor " + DesedArray.FILE + ". Name the folder that holds one of them with --data"
                + " desed=DIR.")));
    }
}
