package org.earmark.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earmark.core.census.DatasetCensus;
import org.earmark.report.CensusData;

/** Hands a census to the page and sums it up. */
final class CensusView {
    private CensusView() {}

    static CensusData of(DatasetCensus census) {
        List<CensusData.Finding> findings = census.findings().stream()
                .map(finding -> new CensusData.Finding(finding.isError(), finding.title(), finding.details()))
                .toList();
        List<CensusData.Spectrogram> spectrograms = census.examples().stream()
                .map(clip -> new CensusData.Spectrogram(clip.label(), clip.id(), clip.logMel(), clip.bands()))
                .toList();
        boolean hasEvents = census.counts().totalEvents() > 0;
        return new CensusData(
                census.name(),
                facts(census),
                findings,
                census.counts().classes(),
                census.counts().parts(),
                census.counts().clips(),
                census.counts().byClass(),
                hasEvents ? census.counts().events() : new int[0],
                census.formats(),
                census.sorted(clip -> clip.seconds()),
                decibels(census.sorted(clip -> clip.peak())),
                decibels(census.sorted(clip -> clip.rms())),
                census.mel().bandMeans(),
                census.mel().bandDeviations(),
                spectrograms);
    }

    /** Below full scale; silence has none. */
    private static double[] decibels(double... levels) {
        return Arrays.stream(levels)
                .filter(level -> level > 0)
                .map(level -> 20 * Math.log10(level))
                .toArray();
    }

    /** What is said of the set as a whole. */
    static Map<String, String> facts(DatasetCensus census) {
        double[] seconds = census.sorted(clip -> clip.seconds());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data set", census.name());
        facts.put("clips", String.valueOf(Arrays.stream(census.counts().clips()).sum()));
        facts.put("classes", String.valueOf(census.counts().classes().size()));
        facts.put("sound read", format("%d clips, %.2f h", seconds.length, census.hours()));
        if (seconds.length > 0) {
            facts.put(
                    "length",
                    format(
                            "%.2f to %.2f s, median %.2f s",
                            seconds[0], seconds[seconds.length - 1], seconds[seconds.length / 2]));
        }
        facts.put(
                "listed files",
                census.inventory().listed() + " in " + census.inventory().list());
        facts.put("log-mel mean", format("%.3f dB", census.mel().mean()));
        facts.put("log-mel deviation", format("%.3f dB", census.mel().deviation()));
        facts.put(
                "fitted to",
                format(
                        "%s s at %d Hz, %d mel bands",
                        census.layout().seconds(),
                        census.layout().sampleRate(),
                        census.frontEnd().melBins()));
        facts.put(
                "fingerprint",
                census.fingerprint()
                        .substring(0, Math.min(16, census.fingerprint().length())));
        return facts;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
