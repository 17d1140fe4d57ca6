package org.earmark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.earmark.core.bench.DataBench;

/** Shows how fast data can be fed. */
final class DataBenchText {
    /** The public HTS-AT code's front end (torchlibrosa) on two cores, for comparison. */
    private static final double TORCHLIBROSA = 70;

    private final DataBench.Result result;

    DataBenchText(DataBench.Result result) {
        this.result = result;
    }

    List<String> lines() {
        return List.of(
                "10 s clips at 32 kHz, " + result.threads() + " threads",
                line("log-mel", result.logMel(), "clips/s (torchlibrosa on 2 cores: " + (int) TORCHLIBROSA + ")"),
                line("resampling 44.1 kHz", result.resampling(), "clips/s"),
                line("cache, float32", result.cacheFloat32(), "clips/s"),
                line("cache, float16", result.cacheFloat16(), "clips/s"),
                String.format(
                        Locale.ROOT,
                        "%-20s %12.2f s, then %.0f MiB of heap: %,d clips x 527 classes",
                        "opening an index",
                        result.indexSeconds(),
                        result.indexMebibytes(),
                        result.sampledClips()),
                line("balanced sampling", result.indicesPerSecond(), "indices/s")
                        + String.format(Locale.ROOT, " of them, made in %.2f s", result.samplerSeconds()));
    }

    private static String line(String what, double rate, String unit) {
        return String.format(Locale.ROOT, "%-20s %12.0f %s", what, rate, unit);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("threads", result.threads())
                .put("logMelClipsPerSecond", result.logMel())
                .put("resamplingClipsPerSecond", result.resampling())
                .put("cacheFloat32ClipsPerSecond", result.cacheFloat32())
                .put("cacheFloat16ClipsPerSecond", result.cacheFloat16())
                .put("sampledClips", result.sampledClips())
                .put("indexSeconds", result.indexSeconds())
                .put("indexMebibytes", result.indexMebibytes())
                .put("samplerSeconds", result.samplerSeconds())
                .put("sampledIndicesPerSecond", result.indicesPerSecond());
    }
}
