package org.earmark.core.census;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Inventory;

/**
 * What a data set is made of.
 *
 * @param name of the data set
 * @param fingerprint of the data set
 * @param counts clips by class and part
 * @param inventory its folder against its lists
 * @param clips what was measured on each clip that was read, by index
 * @param examined the number of clips whose sound was asked for
 * @param mel log-mel statistics of these clips as a network sees them
 * @param layout how they were fitted for these
 * @param frontEnd of these
 * @param duplicates clips with the same sound, those across parts first
 * @param findings errors first
 * @param examples at most one for each class
 */
public record DatasetCensus(
        String name,
        String fingerprint,
        ClassCounts counts,
        Inventory inventory,
        List<ClipFacts> clips,
        int examined,
        MelStatistics mel,
        ClipLayout layout,
        FrontEnd frontEnd,
        List<Duplicate> duplicates,
        List<Finding> findings,
        List<ExampleClip> examples) {
    public DatasetCensus {
        clips = List.copyOf(clips);
        duplicates = List.copyOf(duplicates);
        findings = List.copyOf(findings);
        examples = List.copyOf(examples);
    }

    /** The number of clips of each encoding, rate and channel count. */
    public Map<String, Long> formats() {
        return clips.stream().collect(Collectors.groupingBy(ClipFacts::format, TreeMap::new, Collectors.counting()));
    }

    /** A figure of every clip, ascending. */
    public double[] sorted(ToDoubleFunction<ClipFacts> figure) {
        return clips.stream().mapToDouble(figure).sorted().toArray();
    }

    /** Whether training on the set as it is would fail or be wrong. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** Hours of sound in the clips that were read. */
    public double hours() {
        return clips.stream().mapToDouble(ClipFacts::seconds).sum() / 3600;
    }
}
