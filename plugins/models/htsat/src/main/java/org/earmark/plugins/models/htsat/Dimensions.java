package org.earmark.plugins.models.htsat;

import java.util.List;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** The sizes of an HTS-AT network and whether they fit each other. Parameters are those of {@link HtsAtOptions}. */
record Dimensions(
        int embedDimension,
        List<Integer> depths,
        List<Integer> heads,
        int windowSize,
        int spectrogramSize,
        int patchSize,
        int patchStride) {
    int stages() {
        return depths.size();
    }

    /** Channels of a stage. */
    int width(int stage) {
        return embedDimension << stage;
    }

    /** Edge of a stage's square token grid. */
    int grid(int stage) {
        return (spectrogramSize / patchStride) >> stage;
    }

    /** Windows shrink to the grid where it is smaller. */
    int window(int stage) {
        return Math.min(windowSize, grid(stage));
    }

    int patchPadding() {
        return (patchSize - patchStride) / 2;
    }

    void validate(Problems problems) {
        Problems own = new Problems();
        own.require(embedDimension >= 1, "embedDimension", embedDimension, "must be at least 1");
        own.require(stages() >= 1 && stages() <= 8, "depths", depths, "must name between 1 and 8 stages");
        own.require(
                depths.stream().allMatch(depth -> depth >= 1), "depths", depths, "every stage needs a block or more");
        own.require(heads.stream().allMatch(count -> count >= 1), "heads", heads, "every stage needs a head or more");
        own.require(
                heads.size() == stages(),
                "heads",
                heads,
                "must name as many stages as depths, which names " + stages());
        own.require(windowSize >= 1, "windowSize", windowSize, "must be at least 1 token");
        own.require(spectrogramSize >= 1, "spectrogramSize", spectrogramSize, "must be positive");
        own.require(patchStride >= 1, "patchStride", patchStride, "must be at least 1");
        own.require(
                patchSize >= patchStride && (patchSize - patchStride) % 2 == 0,
                "patchSize",
                patchSize,
                "must exceed patchStride by an even number or equal it");
        problems.addAll("", own.all());
        if (own.isEmpty()) {
            validateStages(problems);
        }
    }

    private void validateStages(Problems problems) {
        for (int stage = 0; stage < stages(); stage++) {
            if (width(stage) % heads.get(stage) != 0) {
                problems.add(
                        "heads[" + stage + "]",
                        heads.get(stage),
                        "must divide the width of its stage, which is " + width(stage));
            }
        }
        if (spectrogramSize % patchStride != 0 || (grid(0) >> (stages() - 1)) << (stages() - 1) != grid(0)) {
            problems.add(
                    "spectrogramSize",
                    spectrogramSize,
                    "must be a multiple of " + (patchStride << (stages() - 1)) + ": patchStride " + patchStride
                            + " halved in resolution " + (stages() - 1) + " times");
            return;
        }
        for (int stage = 0; stage < stages(); stage++) {
            if (grid(stage) % window(stage) != 0) {
                problems.add(
                        "windowSize",
                        windowSize,
                        "must divide the token grid of stage " + stage + ", which is " + grid(stage) + " x "
                                + grid(stage));
            }
        }
    }

    /** What is wrong with these sizes for spectrograms of that many mel bands. */
    void validateMelBins(int melBins, Problems problems) {
        if (spectrogramSize % melBins != 0) {
            problems.add(
                    "spectrogramSize",
                    spectrogramSize,
                    "must be a multiple of the " + melBins + " mel bands, so that pieces of the spectrogram stack up");
        } else if (grid(stages() - 1) % (spectrogramSize / melBins) != 0) {
            problems.add(Problem.of(
                    "spectrogramSize",
                    spectrogramSize,
                    "is folded from " + spectrogramSize / melBins + " pieces of " + melBins
                            + " mel bands, which do not fall on rows of the last stage's " + grid(stages() - 1)
                            + " x " + grid(stages() - 1)
                            + " tokens: use more mel bands, fewer stages or a smaller patchStride"));
        }
    }
}
