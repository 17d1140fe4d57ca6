package org.earmark.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsBinderTest {
    enum Padding {
        ZERO,
        MEAN_OF_CLIP
    }

    record Window(int length, Padding padding) implements Validated {
        @Override
        public void validate(Problems problems) {
            problems.require(length > 0, "length", length, "must be positive");
        }
    }

    record Options(
            boolean enabled,
            int epochs,
            long seed,
            double rate,
            String label,
            Window window,
            List<Integer> milestones,
            Optional<Double> limit)
            implements Validated {
        @Override
        public void validate(Problems problems) {
            problems.require(rate >= 0, "rate", rate, "must not be negative");
        }
    }

    private static final Options DEFAULTS =
            new Options(true, 3, 7, 0.5, "a", new Window(4, Padding.ZERO), List.of(1, 2), Optional.empty());

    private final Problems problems = new Problems();

    @Test
    void keepsTheDefaultsOfWhatIsNotGiven() {
        assertThat(bind("{}")).contains(DEFAULTS);
    }

    @Test
    void replacesEveryKindOfComponent() {
        Optional<Options> bound = bind("{'enabled': false, 'epochs': 5, 'seed': 9007199254740993, 'rate': 1,"
                + " 'label': 'b', 'window': {'padding': 'mean-of-clip'}, 'milestones': [3], 'limit': 0.25}");

        assertThat(bound)
                .contains(new Options(
                        false,
                        5,
                        9007199254740993L,
                        1.0,
                        "b",
                        new Window(4, Padding.MEAN_OF_CLIP),
                        List.of(3),
                        Optional.of(0.25)));
    }

    @Test
    void readsNumbersThatAreNotFinite() {
        assertThat(bind("{'limit': 'NaN'}").orElseThrow().limit()).contains(Double.NaN);
        assertThat(bind("{'rate': 'Infinity'}").orElseThrow().rate()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void emptiesAnOptionalByNull() {
        Options limited = bind("{'limit': 0.25}").orElseThrow();

        assertThat(OptionsBinder.bind(json("{'limit': null}"), limited, problems))
                .contains(DEFAULTS);
    }

    @Test
    void suggestsTheNearestKey() {
        bind("{'epoch': 5}");

        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("epoch");
            assertThat(problem.suggestion()).contains("epochs");
        });
    }

    @Test
    void reportsAllProblemsAtOnce() {
        bind("{'enabled': 'yes', 'rate': -1, 'window': {'length': 0, 'padding': 'zeros'}, 'milestones': [1, 'x']}");

        assertThat(problems.all())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("enabled", "rate", "window.length", "window.padding", "milestones[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'epochs': 1.5}                 | epochs = 1.5: must be a whole number",
                "{'epochs': 3000000000}          | epochs = 3000000000: must be between -2147483648 and 2147483647",
                "{'epochs': '3'}                 | epochs = 3: must be a whole number",
                "{'rate': 'fast'}                | rate = fast: must be a number",
                "{'label': [1]}                  | label = [1]: must be text",
                "{'window': 3}                   | window = 3: must be a mapping of length, padding",
                "{'milestones': 3}               | milestones = 3: must be a list",
                "{'window': {'padding': 'zro'}}  | window.padding = zro: must be one of zero, mean-of-clip"
                        + " (did you mean zero?)",
            })
    void saysWhatIsWrong(String tree, String problem) {
        assertThat(bind(tree)).isEmpty();
        assertThat(problems.all()).extracting(Problem::toString).containsExactly(problem);
    }

    @Test
    void demandsEveryComponentWhereThereAreNoDefaults() {
        assertThat(OptionsBinder.bind(json("{'length': 3}"), Window.class, problems))
                .isEmpty();
        assertThat(problems.all()).extracting(Problem::toString).containsExactly("padding: is missing");
    }

    @Test
    void readsBackWhatOptionsTreeWrites() {
        Options options = new Options(
                false,
                -1,
                Long.MIN_VALUE,
                1e-8,
                "é\n",
                new Window(9, Padding.MEAN_OF_CLIP),
                List.of(),
                Optional.of(-0.1));

        assertThat(OptionsBinder.bind(OptionsTree.of(options), DEFAULTS, problems))
                .contains(options);
    }

    private Optional<Options> bind(String tree) {
        return OptionsBinder.bind(json(tree), DEFAULTS, problems);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
