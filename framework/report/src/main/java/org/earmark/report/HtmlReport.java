package org.earmark.report;

import java.nio.file.Path;
import org.earmark.analysis.store.Liveness;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.report.compose.PageComposer;
import org.earmark.report.view.Page;
import org.earmark.spi.error.EarmarkException;

/**
 * Writes the report of an experiment: one HTML file that needs no network. Its bytes depend on the stored runs alone;
 * for cells without a result, also on whether somebody still works on them.
 */
public final class HtmlReport {
    private static final String FILE = "report.html";

    private HtmlReport() {}

    /**
     * Writes {@code <outputFolder>/<experiment>/report.html}, replacing an older one at once.
     *
     * @param outputFolder holds {@code cells} and a folder per experiment
     * @param experiment name of a planned experiment
     * @param liveness decides between running and lost for cells without a result, and nothing else
     * @return the file
     * @throws org.earmark.spi.error.DataException when the experiment has no readable plan there
     * @throws EarmarkException when the file cannot be written
     */
    public static Path write(Path outputFolder, String experiment, Liveness liveness) {
        StoredExperiment stored = new StoreReader(outputFolder, liveness).read(experiment);
        Page page = PageComposer.compose(stored, AssetLoader.load());
        return HtmlFile.write(outputFolder.resolve(experiment).resolve(FILE), "report", "report.jte", page);
    }
}
