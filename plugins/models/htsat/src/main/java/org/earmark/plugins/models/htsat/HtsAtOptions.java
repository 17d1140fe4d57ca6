package org.earmark.plugins.models.htsat;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * Options of an HTS-AT network. The size gives embedDimension, depths and heads; each of them given here replaces the
 * preset's.
 *
 * @param size preset of the dimensions
 * @param variant which head reads the classes
 * @param embedDimension width of the first stage; doubles with every further stage
 * @param depths blocks of each stage
 * @param heads attention heads of each stage
 * @param windowSize edge of an attention window in tokens
 * @param mlpRatio hidden width of a block's MLP over the block's width
 * @param spectrogramSize edge of the folded, square spectrogram image; a multiple of the number of mel bands
 * @param patchSize edge of a patch in the image
 * @param patchStride distance between patches
 * @param stochasticDepth rate at which the last block's branches are dropped in training; rises linearly from 0
 * @param dropout rate at which single activations are dropped in training
 * @param specAugment masking of spectrograms in training
 * @param repeatShortClips whether clips of at most half the network's span are repeated as often as they fit before
 *     they are stretched, in training and inference alike; otherwise they are only stretched. The public code repeats in
 *     its inference mode alone
 */
public record HtsAtOptions(
        Size size,
        Variant variant,
        Optional<Integer> embedDimension,
        Optional<List<Integer>> depths,
        Optional<List<Integer>> heads,
        int windowSize,
        double mlpRatio,
        int spectrogramSize,
        int patchSize,
        int patchStride,
        double stochasticDepth,
        double dropout,
        SpecAugmentOptions specAugment,
        boolean repeatShortClips)
        implements Validated {
    public HtsAtOptions {
        depths = depths.map(List::copyOf);
        heads = heads.map(List::copyOf);
    }

    /** The published network of a size and variant. */
    public static HtsAtOptions of(Size size, Variant variant) {
        return new HtsAtOptions(
                size,
                variant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                8,
                4.0,
                256,
                4,
                4,
                0.1,
                0.0,
                SpecAugmentOptions.standard(),
                false);
    }

    /** The dimensions that the size and its replacements come to. */
    Dimensions dimensions() {
        return new Dimensions(
                embedDimension.orElse(size.embedDimension()),
                depths.orElse(size.depths()),
                heads.orElse(size.heads()),
                windowSize,
                spectrogramSize,
                patchSize,
                patchStride);
    }

    @Override
    public void validate(Problems problems) {
        dimensions().validate(problems);
        problems.require(mlpRatio > 0, "mlpRatio", mlpRatio, "must be positive");
        problems.require(
                stochasticDepth >= 0 && stochasticDepth < 1, "stochasticDepth", stochasticDepth, "must be in [0, 1)");
        problems.require(dropout >= 0 && dropout < 1, "dropout", dropout, "must be in [0, 1)");
        Problems masking = new Problems();
        specAugment.validate(masking);
        problems.addAll("specAugment", masking.all());
    }
}
