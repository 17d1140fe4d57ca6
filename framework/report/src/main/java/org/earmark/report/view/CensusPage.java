package org.earmark.report.view;

import java.util.List;

/**
 * The page of a data set's census, as the template prints it.
 *
 * @param title name of the data set
 * @param style inlined CSS
 * @param facts figures of the whole set
 * @param findings errors first
 * @param counts clips by class and part
 * @param formats encoding, rate and channels, each with its number of clips
 * @param histograms of clip-wise figures
 * @param bands log-mel mean and deviation by band
 * @param pictures a spectrogram for each class
 */
public record CensusPage(
        String title,
        String style,
        List<Fact> facts,
        List<Remark> findings,
        CountTable counts,
        List<Fact> formats,
        List<Histogram> histograms,
        BandChart bands,
        List<Picture> pictures) {
    /**
     * A finding.
     *
     * @param isError whether the set is unusable as it is
     * @param details lines, as many as fit on a page
     * @param more how many further lines there are; 0 when all are shown
     */
    public record Remark(boolean isError, String title, List<String> details, int more) {}

    /**
     * Clips by class.
     *
     * @param parts headings
     * @param rows classes
     * @param totals clips by part
     * @param hasEvents whether there is a column of events
     */
    public record CountTable(List<String> parts, List<CountRow> rows, List<String> totals, boolean hasEvents) {}

    /**
     * One class.
     *
     * @param counts clips by part
     * @param total in all parts
     * @param events their number; empty for sets without events
     * @param share of the largest class, in percent, for the bar
     */
    public record CountRow(String label, List<String> counts, String total, String events, String share) {}

    /**
     * How a figure is spread.
     *
     * @param title with the unit
     * @param low left edge
     * @param high right edge
     * @param summary what is usual
     * @param bars clips in each bin
     */
    public record Histogram(String title, String low, String high, String summary, List<Bar> bars) {}

    /**
     * One bin.
     *
     * @param x left edge in the picture
     * @param y upper edge in the picture
     * @param hint range and number, for people
     */
    public record Bar(String x, String width, String y, String height, String hint) {}

    /**
     * A line with a band around it.
     *
     * @param line points of an SVG polyline
     * @param area points of an SVG polygon
     * @param ticks decibels
     */
    public record BandChart(String line, String area, List<Tick> ticks, String summary) {}

    /** @param y place in the picture */
    public record Tick(String y, String text) {}

    /** @param image a data address */
    public record Picture(String label, String clip, String image) {}
}
