package org.earmark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.earmark.core.metrics.MetricSet;
import org.earmark.core.plugin.FakeFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the schema and the reader say of the same texts. */
class ExperimentSchemaTest {
    private static final JsonNode SCHEMA = new ExperimentSchema(FakeFactories.registry(), MetricSet.tagging()).json();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed: [1, 2]",
                "model.size: [tiny, extra-large]",
                "fold: all",
                "zip: [{model.size: [tiny, extra-large], training.batchSize: [8, 4]}]",
                "when: [{if: {schedule: cosine}, axes: {training.epochs: [4, 5]}}]",
                "exclude: [{schedule: cosine}]",
                "include: [{schedule: constant, seed: [1, 2]}]",
                "optimizer: [{learningRate: 0.1}, {}]",
                "model: [net, {name: net, size: tiny}]"
            })
    void bothAccept(String axis) {
        String text = text(PlanningFixture.replaced("  seed: [1, 2]", "  " + axis));

        assertThat(new PlanningFixture(folder).problems(text)).isEmpty();
        assertThat(violations(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "earmark: 1 | earmark: 2",
                "name: rain | name: Rain",
                "version: 1 | version: 1.5",
                "question | qestion",
                "[accuracy, mAP] | [acuracy]",
                "[accuracy, mAP] | []",
                "model: | modell:",
                "name: net | name: nett",
                "size: extra-large | size: large",
                "size: extra-large | heads: 3",
                "0.0001 | fast",
                "epochs: 3 | epoch: 3",
                "{epochs: 3} | 3",
                "{epochs: 3} | {epochs: 3.5}",
                "{epochs: 3} | {timeShift: 1}",
                "seed: [1, 2] | sede: [1, 2]",
                "seed: [1, 2] | seed: 1",
                "seed: [1, 2] | seed: []",
                "seed: [1, 2] | seed: [x]",
                "seed: [1, 2] | zip: {seed: [1]}",
                "seed: [1, 2] | when: [{if: {schedule: cosine}}]",
                "cosine | cosin",
                "{schedule: htsat-steps} | {shedule: htsat-steps}"
            })
    void bothRefuse(String from, String to) {
        String valid = text(PlanningFixture.VALID);
        assertThat(valid).contains(from);
        String text = valid.replace(from, to);

        assertThat(new PlanningFixture(folder).problems(text)).isNotEmpty();
        assertThat(violations(text)).isNotEmpty();
    }

    @Test
    void bothAcceptADeclaredMargin() {
        String text = withMargin("{mAP: 0.02}");

        assertThat(new PlanningFixture(folder).problems(text)).isEmpty();
        assertThat(violations(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{accuracy: small}", "{acuracy: 0.1}", "0.1"})
    void bothRefuseAMarginThatIsNone(String margin) {
        assertThat(new PlanningFixture(folder).problems(withMargin(margin))).isNotEmpty();
        assertThat(violations(withMargin(margin))).isNotEmpty();
    }

    private static String withMargin(String margin) {
        return text(PlanningFixture.VALID) + "equivalence: " + margin + "\n";
    }

    @Test
    void defaultsAreToldToEditors() {
        assertThat(SCHEMA.at("/properties/base/properties/training/properties/epochs/default")
                        .asInt())
                .isEqualTo(TrainingOptions.standard().epochs());
    }

    /** The test's reader of YAML takes 1e-4 for text, as YAML 1.1 has it. */
    private static String text(String experiment) {
        return experiment.replace("1e-4", "0.0001");
    }

    private static List<String> violations(String text) {
        JsonNode tree = new ObjectMapper().valueToTree(new Yaml().load(text));
        return SchemaCheck.violations(SCHEMA, tree);
    }
}
