package org.earmark.plugins.models.htsat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/** A group of Swin blocks at one resolution, then, in all but the last stage, patch merging. */
final class SwinStage implements Layer {
    private final String name;
    private final List<SwinBlock> blocks;
    private final Optional<PatchMerging> merging;

    private SwinStage(String name, List<SwinBlock> blocks, Optional<PatchMerging> merging) {
        this.name = name;
        this.blocks = List.copyOf(blocks);
        this.merging = merging;
    }

    /** All stages of a network; the rate of stochastic depth rises linearly over all their blocks. */
    static List<SwinStage> hierarchy(String name, HtsAtOptions options) {
        Dimensions sizes = options.dimensions();
        int total = sizes.depths().stream().mapToInt(Integer::intValue).sum();
        List<SwinStage> stages = new ArrayList<>();
        int place = 0;
        for (int i = 0; i < sizes.stages(); i++) {
            String stage = name + "." + i;
            List<SwinBlock> blocks = new ArrayList<>();
            for (int j = 0; j < sizes.depths().get(i); j++) {
                double dropRate = total > 1 ? options.stochasticDepth() * place / (total - 1) : 0;
                BlockPlace where = new BlockPlace(
                        sizes.width(i), sizes.heads().get(i), sizes.grid(i), sizes.window(i), j % 2 == 1, dropRate);
                blocks.add(new SwinBlock(stage + ".blocks." + j, where, options.mlpRatio(), options.dropout()));
                place++;
            }
            Optional<PatchMerging> merging = i < sizes.stages() - 1
                    ? Optional.of(new PatchMerging(stage + ".downsample", sizes.grid(i), sizes.width(i)))
                    : Optional.empty();
            stages.add(new SwinStage(stage, blocks, merging));
        }
        return List.copyOf(stages);
    }

    String name() {
        return name;
    }

    /** (B, grid², width) → (B, (grid/2)², 2 · width), or the same shape in the last stage. */
    Tensor apply(Pass pass, Tensor tokens) {
        Tensor x = tokens;
        for (SwinBlock block : blocks) {
            x = block.apply(pass, x);
        }
        return merging.isPresent() ? merging.get().apply(pass, x) : x;
    }

    /** The attention weights of each block for the stage's input, (B · windows, heads, window², window²). */
    List<Tensor> attentionWeights(Pass pass, Tensor tokens) {
        List<Tensor> weights = new ArrayList<>();
        Tensor x = tokens;
        for (SwinBlock block : blocks) {
            weights.add(block.attentionWeights(pass, x));
            x = block.apply(pass, x);
        }
        return weights;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<Layer> layers = new ArrayList<>(blocks);
        merging.ifPresent(layers::add);
        return Layers.parameters(layers);
    }
}
