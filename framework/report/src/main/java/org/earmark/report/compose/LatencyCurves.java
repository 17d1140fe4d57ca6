package org.earmark.report.compose;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.earmark.analysis.grouping.CellGroup;
import org.earmark.analysis.store.StoredResult;

/** Percentiles of step times from the stored histograms, those of a configuration's cells added up. */
final class LatencyCurves {
    private static final int TICKS_PER_HALF_DISTANCE = 2;
    private static final double MICROS_PER_MILLI = 1e3;

    private LatencyCurves() {}

    /**
     * Part ({@code train}, {@code evaluate}) to curves of time in milliseconds over 1/(1 − quantile), as HdrHistogram plots
     * are drawn; groups without histograms are missing.
     */
    static Map<String, List<ChartData.QuantileCurve>> of(List<CellGroup> groups) {
        Map<String, List<ChartData.QuantileCurve>> curves = new LinkedHashMap<>();
        for (String part : List.of("train", "evaluate")) {
            List<ChartData.QuantileCurve> own = new ArrayList<>();
            for (int group = 0; group < groups.size(); group++) {
                Histogram sum = sum(groups.get(group), part);
                if (sum.getTotalCount() > 0) {
                    own.add(curve(group, sum));
                }
            }
            if (!own.isEmpty()) {
                curves.put(part, own);
            }
        }
        return curves;
    }

    private static Histogram sum(CellGroup group, String part) {
        Histogram sum = new Histogram(1, 3_600_000_000L, 3);
        group.cells().stream()
                .flatMap(cell -> cell.doneResult().stream())
                .map(StoredResult::throughput)
                .filter(throughput -> throughput.containsKey(part))
                .map(throughput -> throughput.get(part).histogram())
                .filter(text -> !text.isEmpty())
                .forEach(text -> add(text, sum));
        return sum;
    }

    /** A histogram that cannot be read is left out, as those are that were never stored. */
    private static void add(String text, Histogram sum) {
        try {
            sum.add(Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 1));
        } catch (DataFormatException | RuntimeException e) {
            return;
        }
    }

    private static ChartData.QuantileCurve curve(int group, Histogram histogram) {
        List<Double> inverse = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALF_DISTANCE)) {
            double rest = 1 - value.getPercentileLevelIteratedTo() / 100;
            if (rest > 0) {
                inverse.add(BandComposer.rounded(1 / rest));
                millis.add(BandComposer.rounded(value.getValueIteratedTo() / MICROS_PER_MILLI));
            }
        }
        return new ChartData.QuantileCurve(group, inverse, millis);
    }
}
