package org.earmark.plugins.models.htsat;

import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.layer.BatchNorm;
import org.earmark.spi.layer.Layer;
import org.earmark.spi.layer.LayerNorm;
import org.earmark.spi.model.ModelContext;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.NetworkOutput;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.model.Pass;
import org.earmark.spi.tensor.Tensor;

/**
 * HTS-AT: a hierarchical token-semantic audio transformer for sound classification and detection (Chen et al., ICASSP
 * 2022, arXiv 2202.00874), from the log-mel spectrogram on. Figure 1 of the paper from left to right is
 * {@link #forward}.
 *
 * <p>Parameters carry the names of the public implementation's state dict without its {@code sed_model.} prefix. The
 * public token-semantic model's linear {@code head} takes no part in any output and does not exist here.
 *
 * <p>Any number of frames up to {@code spectrogramSize · spectrogramSize / melBins} (1024 by default, 10.24 s) is
 * stretched to exactly that many; longer input is refused.
 */
public final class HtsAt implements Network {
    private final BatchNorm inputNorm;
    private final SpecAugment specAugment;
    private final SpectrogramMixup mixup = new SpectrogramMixup();
    private final TimeResize timeResize;
    private final ImageFolding folding;
    private final PatchEmbedding patchEmbedding;
    private final List<SwinStage> stages;
    private final LayerNorm outputNorm;
    private final Head head;
    private final Variant variant;

    HtsAt(HtsAtOptions options, ModelContext context) {
        Dimensions sizes = options.dimensions();
        int melBins = context.frontEnd().melBins();
        int pieces = sizes.spectrogramSize() / melBins;
        inputNorm = new BatchNorm("bn0", melBins);
        specAugment = new SpecAugment(options.specAugment());
        timeResize = new TimeResize(sizes.spectrogramSize() * pieces, options.repeatShortClips(), context.frontEnd());
        folding = new ImageFolding(pieces);
        patchEmbedding = new PatchEmbedding("patch_embed", sizes, options.dropout());
        stages = SwinStage.hierarchy("layers", options);
        int last = sizes.stages() - 1;
        outputNorm = new LayerNorm("norm", sizes.width(last));
        FrequencyGrouping grouping = new FrequencyGrouping(pieces, sizes.grid(last));
        int classes = context.vocabulary().size();
        variant = options.variant();
        head = switch (variant) {
            case H -> new HierarchyHead("head", sizes.width(last), classes, grouping);
            case HC, HCP -> new TokenSemanticHead("tscam_conv", sizes.width(last), classes, grouping);
        };
    }

    @Override
    public NetworkOutput forward(Pass pass, Tensor features) {
        return forward(pass, features, Probe.BLIND);
    }

    NetworkOutput forward(Pass pass, Tensor features, Probe probe) {
        Tensor spectrogram = inputNorm.apply(pass, features.permute(0, 2, 1));
        probe.see("bn0", spectrogram);
        Tensor augmented = mixup.apply(pass, specAugment.apply(pass, spectrogram));
        Tensor image = folding.apply(timeResize.apply(pass, augmented));
        probe.see("img", image);
        return classify(pass, image, probe);
    }

    /** The transformer alone: (B, 1, spectrogramSize, spectrogramSize) → outputs. */
    NetworkOutput classify(Pass pass, Tensor image, Probe probe) {
        Tensor tokens = patchEmbedding.apply(pass, image);
        probe.see("patch_embed", tokens);
        Tensor before = tokens;
        for (SwinStage stage : stages) {
            before = tokens;
            tokens = stage.apply(pass, tokens);
            probe.see(stage.name(), tokens);
        }
        Tensor semantic = outputNorm.apply(pass, tokens);
        probe.see("norm", semantic);
        NetworkOutput output = head.apply(pass, semantic);
        return pass.wantsExtras() ? explain(pass, before, output) : output;
    }

    private NetworkOutput explain(Pass pass, Tensor before, NetworkOutput output) {
        AttentionMap map = new AttentionMap(stages.get(stages.size() - 1), head.grouping());
        return new NetworkOutput(output.clipwise(), output.framewise(), output.latent(), map.extras(pass, before));
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<Layer> layers = new ArrayList<>(List.of(inputNorm, patchEmbedding));
        layers.addAll(stages);
        layers.add(outputNorm);
        layers.add(head);
        return Layers.parameters(layers);
    }

    /** The public checkpoints of the token-semantic variants also have a {@code head} that nothing uses. */
    @Override
    public boolean isHead(String name) {
        return name.startsWith("head.") || name.startsWith("tscam_conv.");
    }

    @Override
    public boolean wantsPretrainedStart() {
        return variant == Variant.HCP;
    }

    @Override
    public List<ParameterSpec> buffers() {
        return inputNorm.buffers();
    }
}
