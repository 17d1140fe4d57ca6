package org.earmark.plugins.datasets.desed;

import java.nio.file.Path;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.AudioDataset;
import org.earmark.spi.data.DatasetContext;
import org.earmark.spi.data.DatasetFactory;
import org.earmark.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class DesedContractTest implements DatasetContract<DesedOptions> {
    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @Override
    public DatasetFactory<DesedOptions> factory() {
        return new DesedFactory();
    }

    @Override
    public Plugin plugin() {
        return new DesedPlugin();
    }

    @Override
    public DatasetContext context() {
        return DesedFolder.complete(folder).context();
    }

    /** One event ends later. */
    @Override
    public AudioDataset changed() {
        return DesedFolder.complete(otherFolder)
                .write(
                        "metadata/validation/validation.tsv",
                        "filename\tonset\toffset\tevent_label\nv1.wav\t0.1\t0.7\tDog\nv2.wav\t\t\t\n")
                .open();
    }
}
