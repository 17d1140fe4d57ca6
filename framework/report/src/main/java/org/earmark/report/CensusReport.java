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
import org.earmark.report.compose.CensusComposer;
import org.earmark.report.view.CensusPage;
import org.earmark.report.view.CensusPage.Picture;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Writes the page of a data set: one HTML file without scripts that needs no network. */
public final class CensusReport {
    private CensusReport() {}

    /**
     * @param file replaced at once
     * @throws EarmarkException when the file cannot be written
     */
    public static void write(Path file, CensusData data) {
        TemplateOutput output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("census.jte", page(data), output);
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            Files.writeString(partial, output.toString(), StandardCharsets.UTF_8);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The page " + file + " cannot be written: " + e.getMessage()
                            + ". Check that its folder is writable and the disk has room.",
                    e);
        }
    }

    private static CensusPage page(CensusData data) {
        return new CensusPage(
                data.name(),
                AssetLoader.style(),
                CensusComposer.facts(data.facts()),
                data.findings().stream()
                        .map(finding -> CensusComposer.remark(finding.isError(), finding.title(), finding.details()))
                        .toList(),
                CensusComposer.counts(data.classes(), data.parts(), data.clips(), data.byClass(), data.events()),
                CensusComposer.formats(data.formats()),
                CensusComposer.histograms(data.seconds(), data.peakDecibels(), data.rmsDecibels()),
                CensusComposer.bands(data.bandMeans(), data.bandDeviations()),
                data.spectrograms().stream()
                        .map(clip -> new Picture(clip.label(), clip.clip(), SpectrogramPicture.address(clip)))
                        .toList());
    }
}
