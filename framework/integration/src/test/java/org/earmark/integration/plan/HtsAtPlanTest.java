package org.earmark.integration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.config.ExperimentReader;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.plan.Plan;
import org.earmark.core.plan.Planner;
import org.earmark.core.plugin.PluginLoader;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;

/** What planning finds out about the real model before anything runs. */
class HtsAtPlanTest {
    private static final String EXPERIMENT =
            """
            earmark: 1
            name: lengths
            version: 1
            question: Does it fit?
            metrics: [accuracy]
            base:
              dataset: {name: synthetic, clips: 40}
              fold: 1
              audio: {seconds: 10}
              model: {name: htsat, size: tiny}
            """;

    @Test
    void aValidExperimentIsPlanned() {
        assertThat(plan(EXPERIMENT).cells()).hasSize(1);
    }

    @Test
    void clipsThatAreTooLongForTheNetworkAreRefused() {
        assertThatThrownBy(() -> plan(EXPERIMENT.replace("seconds: 10", "seconds: 11")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("base.model = htsat")
                .hasMessageContaining("takes at most 1024");
    }

    @Test
    void hcpWithoutTrainedWeightsIsRefused() {
        assertThatThrownBy(() -> plan(EXPERIMENT.replace("size: tiny", "size: tiny, variant: hcp")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("base.start = scratch")
                .hasMessageContaining("start: {swin: FILE}");
    }

    private static Plan plan(String text) {
        Problems problems = new Problems();
        return new Planner(
                        PluginLoader.load(HtsAtPlanTest.class.getClassLoader(), Optional.empty()), MetricSet.tagging())
                .plan(ExperimentReader.parse(text, "test", List.of(), problems), Map.of(), problems);
    }
}
