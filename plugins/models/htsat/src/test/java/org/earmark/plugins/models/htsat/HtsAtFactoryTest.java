package org.earmark.plugins.models.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.earmark.spi.Plugin;
import org.earmark.spi.data.FrontEnd;
import org.earmark.spi.data.Vocabulary;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.earmark.spi.model.ModelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtsAtFactoryTest {
    private final HtsAtFactory factory = new HtsAtFactory();

    @Test
    void isFoundAsAPlugin() {
        assertThat(ServiceLoader.load(Plugin.class).stream().flatMap(plugin -> plugin.get().models().stream()))
                .anySatisfy(model -> assertThat(model.name()).isEqualTo("htsat"));
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsValid(Size size) {
        assertThat(problemsOf(HtsAtOptions.of(size, Variant.HC))).isEmpty();
    }

    @Test
    void everyProblemOfItsOptionsIsReportedAtOnce() {
        HtsAtOptions options = new HtsAtOptions(
                Size.BASE,
                Variant.HC,
                Optional.of(10),
                Optional.empty(),
                Optional.of(List.of(4, 8, 16, 32)),
                7,
                0,
                256,
                4,
                4,
                1,
                -0.1,
                new SpecAugmentOptions(true, -1, 0, 2, 8),
                false);

        assertThat(problemsOf(options))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "heads[0]",
                        "heads[1]",
                        "heads[2]",
                        "heads[3]",
                        "windowSize",
                        "windowSize",
                        "windowSize",
                        "windowSize",
                        "mlpRatio",
                        "stochasticDepth",
                        "dropout",
                        "specAugment.timeStripes",
                        "specAugment.timeWidth");
    }

    @Test
    void asManyHeadsAsDepthsAreAsked() {
        HtsAtOptions options = withStages(List.of(2, 2, 2), List.of(4, 8, 16, 32));

        assertThat(problemsOf(options)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("heads");
            assertThat(problem.message()).contains("depths, which names 3");
        });
    }

    @Test
    void melBandsThatDoNotStackToASquareAreRefused() {
        ModelContext context = context(10, new FrontEnd(32000, 1024, 320, 60, 50, 14000));

        assertThatThrownBy(() -> factory.create(factory.defaults(), context))
                .asInstanceOf(type(InvalidInputException.class))
                .extracting(InvalidInputException::problems)
                .satisfies(problems -> assertThat(problems).singleElement().satisfies(problem -> assertThat(
                                problem.toString())
                        .startsWith("spectrogramSize = 256")
                        .contains("60 mel bands")));
    }

    @Test
    void piecesThatSplitALastTokenRowAreRefused() {
        ModelContext context = context(10, new FrontEnd(32000, 1024, 320, 16, 50, 14000));

        assertThatThrownBy(() -> factory.create(factory.defaults(), context))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("16 pieces");
    }

    private static HtsAtOptions withStages(List<Integer> depths, List<Integer> heads) {
        HtsAtOptions base = HtsAtOptions.of(Size.BASE, Variant.HC);
        return new HtsAtOptions(
                base.size(),
                base.variant(),
                base.embedDimension(),
                Optional.of(depths),
                Optional.of(heads),
                base.windowSize(),
                base.mlpRatio(),
                base.spectrogramSize(),
                base.patchSize(),
                base.patchStride(),
                base.stochasticDepth(),
                base.dropout(),
                base.specAugment(),
                base.repeatShortClips());
    }

    private static List<Problem> problemsOf(HtsAtOptions options) {
        Problems problems = new Problems();
        options.validate(problems);
        return problems.all();
    }

    private static ModelContext context(int classes, FrontEnd frontEnd) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList();
        return new ModelContext(new Vocabulary(names), frontEnd);
    }
}
