package org.earmark.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.earmark.analysis.store.StoreReader;
import org.earmark.analysis.store.StoredExperiment;
import org.earmark.report.compose.PageComposer;
import org.earmark.report.view.Page;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * Writes the report of an experiment: one HTML file that needs no network. Its bytes depend on the stored runs alone;
 * while cells run, also on whether their last sign of life is recent.
 */
public final class HtmlReport {
    private static final String FILE = "report.html";

    private HtmlReport() {}

    /**
     * Writes {@code <outputFolder>/<experiment>/report.html}, replacing an older one at once.
     *
     * @param outputFolder holds {@code cells} and a folder per experiment
     * @param experiment name of a planned experiment
     * @return the file
     * @throws org.earmark.spi.error.DataException when the experiment has no readable plan there
     * @throws EarmarkException when the file cannot be written
     */
    public static Path write(Path outputFolder, String experiment) {
        return write(outputFolder, experiment, Instant.now());
    }

    /** @param now decides between running and lost for cells without a result, and nothing else */
    public static Path write(Path outputFolder, String experiment, Instant now) {
        StoredExperiment stored = new StoreReader(outputFolder, now).read(experiment);
        Page page = PageComposer.compose(stored, AssetLoader.load());
        TemplateOutput output = new StringOutput(2_000_000);
        TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, output);
        Path file = outputFolder.resolve(experiment).resolve(FILE);
        try {
            Path partial = file.resolveSibling(FILE + ".partial");
            Files.writeString(partial, output.toString(), StandardCharsets.UTF_8);
            return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The report " + file + " cannot be written: " + e.getMessage()
                            + ". Check that the folder is writable and the disk has room, then make it again.",
                    e);
        }
    }
}
