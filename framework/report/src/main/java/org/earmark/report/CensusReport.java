package org.earmark.report;

import java.nio.file.Path;
import org.earmark.report.compose.CensusComposer;
import org.earmark.report.view.CensusPage;
import org.earmark.report.view.CensusPage.Picture;
import org.earmark.spi.error.EarmarkException;

/** Writes the page of a data set: one HTML file without scripts that needs no network. */
public final class CensusReport {
    private CensusReport() {}

    /**
     * @param file replaced at once
     * @throws EarmarkException when the file cannot be written
     */
    public static void write(Path file, CensusData data) {
        HtmlFile.write(file, "page", "census.jte", page(data));
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
