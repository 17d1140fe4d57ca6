package org.earmark.plugins.engines.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many clips go through a network at once, and what is tried when they are too many. */
class ClipLimitTest {
    @ParameterizedTest
    @CsvSource({
        ", false, true, 3",
        ", false, false, 3",
        ", true, true, 0",
        ", true, false, 8",
        "16, false, true, 3",
        "16, true, true, 16",
        "16, true, false, 16"
    })
    void aGpuHasALimitOfItsOwn(Integer onGpu, boolean gpu, boolean alone, int clips) {
        assertThat(ClipLimit.of(options(3, onGpu), gpu, alone).clips()).isEqualTo(clips);
    }

    @Test
    void theLimitOfAGpuIsHalvedFromTheBatchDownToOne() {
        ClipLimit limit = ClipLimit.of(options(8, null), true, true);
        assertThat(limit.found()).isEmpty();
        List<Integer> tried = new ArrayList<>();
        while (limit.halve(11)) {
            tried.add(limit.clips());
        }
        assertThat(tried).containsExactly(6, 3, 2, 1);
        assertThat(limit.found()).hasValue(1);
    }

    @Test
    void whatIsGivenStays() {
        assertThat(ClipLimit.of(options(8, 8), true, true).halve(32)).isFalse();
        assertThat(ClipLimit.of(options(8, null), true, false).halve(32)).isFalse();
        assertThat(ClipLimit.of(options(8, null), false, true).halve(32)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, '8 4 2 1'", "16, '8 4 2 1'", "1, ''"})
    void afterMemoryOfAProcessorRanOutHalvesAreTried(int clipsPerPass, String tried) {
        assertThat(thriftier(options(clipsPerPass, null), "cpu", TorchOptions::clipsPerPass))
                .isEqualTo(tried);
    }

    @ParameterizedTest
    @CsvSource({"3, '1'", "1, ''", ", ''"})
    void afterMemoryOfAGpuRanOutHalvesAreTriedUnlessTheLearnerHasTriedThem(Integer onGpu, String tried) {
        assertThat(thriftier(options(8, onGpu), "cuda:0", options -> options.gpuClipsPerPass()
                        .orElseThrow()))
                .isEqualTo(tried);
    }

    private static String thriftier(TorchOptions options, String device, Function<TorchOptions, Integer> clips) {
        TorchEngineFactory factory = new TorchEngineFactory();
        List<String> tried = new ArrayList<>();
        Optional<TorchOptions> next = factory.thriftier(options, new Device(device, ""));
        while (next.isPresent()) {
            tried.add(Integer.toString(clips.apply(next.get())));
            next = factory.thriftier(next.get(), new Device(device, ""));
        }
        return String.join(" ", tried);
    }

    @Test
    void noClipAtAllIsRefused() {
        Problems problems = new Problems();
        options(0, 0).validate(problems);
        assertThat(problems.all()).extracting(Problem::path).containsExactly("gpuClipsPerPass");
    }

    /** @param onGpu null without one, as a parameterized test gives it */
    private static TorchOptions options(int clipsPerPass, Integer onGpu) {
        return new TorchOptions(Precision.FP32, 1, clipsPerPass, Optional.ofNullable(onGpu));
    }
}
