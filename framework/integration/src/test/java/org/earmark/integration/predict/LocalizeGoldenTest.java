package org.earmark.integration.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.core.localize.ClassMapping;
import org.earmark.core.localize.Heatmap;
import org.earmark.core.localize.Localizer;
import org.earmark.core.localize.ThresholdTuning;
import org.earmark.core.metrics.events.EventTables;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.IntersectionCounts;
import org.earmark.core.metrics.events.IntersectionCriteria;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.integration.htsat.Goldens;
import org.earmark.spi.tensor.FloatArray;
import org.junit.jupiter.api.Test;

/** Heat maps of six clips of different lengths, and the events that the original's script wrote for them. */
class LocalizeGoldenTest {
    private static final int FRAMES = 1024;
    private static final int CLASSES = 527;

    @Test
    void everyEventOfTheOriginalIsFoundAndNoOther() {
        Localizer localizer = new Localizer(ClassMapping.desed());
        List<LabelledEvent> events = new ArrayList<>();
        maps().forEach(map -> events.addAll(localizer.events(map)));

        // Times are multiples of 10/1024 s and print exactly.
        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(
                        EventTables.readEvents(Goldens.path("localization/expected_outputmap.tsv")));
    }

    @Test
    void thresholdsTunedOnAnnotationsAreNoWorseThanThoseGiven() {
        Map<String, Double> durations = new LinkedHashMap<>();
        maps().forEach(map -> durations.put(map.file(), map.seconds()));
        GroundTruth truth =
                new GroundTruth(EventTables.readEvents(Goldens.path("localization/expected_outputmap.tsv")), durations);
        ClassMapping high = ClassMapping.desed().withThresholds(Collections.nCopies(10, 0.9));

        ClassMapping tuned = ThresholdTuning.tune(high, maps(), truth, IntersectionCriteria.DESED);

        assertThat(macroFScore(tuned, truth)).isGreaterThan(0.8).isGreaterThan(macroFScore(high, truth));
    }

    private static double macroFScore(ClassMapping mapping, GroundTruth truth) {
        List<LabelledEvent> events = new ArrayList<>();
        maps().forEach(map -> events.addAll(new Localizer(mapping).events(map)));
        return IntersectionCounts.of(truth, events, IntersectionCriteria.DESED).macroFScore(1);
    }

    private static List<Heatmap> maps() {
        JsonNode clips = Goldens.json("localization/info").path("clips");
        List<Heatmap> maps = new ArrayList<>();
        FloatArray rest = Goldens.array("localization/clips1to5_heatmap_q_every32");
        for (int clip = 0; clip < clips.size(); clip++) {
            int size = 32 * CLASSES;
            FloatArray rows = clip == 0
                    ? Goldens.array("localization/clip0_heatmap_q_every2")
                    : new FloatArray(Arrays.copyOfRange(rest.values(), (clip - 1) * size, clip * size), 32, CLASSES);
            JsonNode facts = clips.get(clip);
            maps.add(Heatmap.ofOriginal(
                    facts.path("audio_name").asText(),
                    repeated(rows),
                    facts.path("real_len").asInt(),
                    32000,
                    320));
        }
        return maps;
    }

    /** Quantised scores (rows, classes), each row for several frames. */
    private static FloatArray repeated(FloatArray rows) {
        int given = (int) rows.shape()[0];
        FloatArray all = FloatArray.zeros(FRAMES, CLASSES);
        for (int i = 0; i < all.values().length; i++) {
            int row = i / CLASSES * given / FRAMES;
            all.values()[i] = rows.values()[row * CLASSES + i % CLASSES] / 256;
        }
        return all;
    }
}
