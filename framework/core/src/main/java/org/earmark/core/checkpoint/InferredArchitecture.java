package org.earmark.core.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;

/**
 * What the shapes of HTS-AT's or Swin's tensors say about the network they belong to.
 *
 * @param width channels after patch embedding
 * @param depths blocks of each stage
 * @param heads attention heads of each stage
 * @param window side of the attention windows, in tokens
 * @param patch side of a patch, in pixels
 * @param inputChannels 1 for spectrograms, 3 for images
 * @param mlpRatio hidden width of a block's feed-forward part over its width
 * @param classes outputs; empty when the checkpoint has no classifier
 * @param tokenSemantic whether it has the token-semantic head
 * @param melBins bands of the log-mel front end; empty when the checkpoint does not say
 * @param fftSize of the front end; empty when the checkpoint lacks its tables
 */
public record InferredArchitecture(
        int width,
        List<Integer> depths,
        List<Integer> heads,
        int window,
        int patch,
        int inputChannels,
        double mlpRatio,
        OptionalInt classes,
        boolean tokenSemantic,
        OptionalInt melBins,
        OptionalInt fftSize) {
    private static final Pattern BLOCK = Pattern.compile("layers\\.(\\d{1,3})\\.blocks\\.(\\d{1,3})\\..*");

    public InferredArchitecture {
        depths = List.copyOf(depths);
        heads = List.copyOf(heads);
    }

    /**
     * @param tensors by name, without any wrapper's prefix
     * @throws DataException when a tensor that decides is missing, has another rank, or contradicts another
     */
    public static InferredArchitecture of(Map<String, TypedArray> tensors) {
        long[] embedding = shape(tensors, "patch_embed.proj.weight", 4);
        int width = (int) embedding[0];
        List<Integer> depths = depths(tensors);
        List<Integer> heads = new ArrayList<>();
        int window = 0;
        for (int stage = 0; stage < depths.size(); stage++) {
            String name = "layers." + stage + ".blocks.0.attn.relative_position_bias_table";
            long[] table = shape(tensors, name, 2);
            heads.add((int) table[1]);
            window = Math.max(window, windowOf(name, table[0]));
            requireWidth(tensors, stage, (long) width << stage);
        }
        long[] mlp = shape(tensors, "layers.0.blocks.0.mlp.fc1.weight", 2);
        boolean tokenSemantic = tensors.containsKey("tscam_conv.weight");
        return new InferredArchitecture(
                width,
                depths,
                heads,
                window,
                (int) embedding[2],
                (int) embedding[1],
                mlp[0] / (double) mlp[1],
                firstAxis(tensors, tokenSemantic ? "tscam_conv.weight" : "head.weight"),
                tokenSemantic,
                firstAxis(tensors, "bn0.weight"),
                lastAxis(tensors, "spectrogram_extractor.stft.conv_real.weight"));
    }

    private static List<Integer> depths(Map<String, TypedArray> tensors) {
        List<Integer> depths = new ArrayList<>();
        for (String name : tensors.keySet()) {
            Matcher block = BLOCK.matcher(name);
            if (block.matches()) {
                int stage = Integer.parseInt(block.group(1));
                while (depths.size() <= stage) {
                    depths.add(0);
                }
                depths.set(stage, Math.max(depths.get(stage), Integer.parseInt(block.group(2)) + 1));
            }
        }
        if (depths.isEmpty() || depths.contains(0)) {
            throw bad("its stages have " + depths + " blocks");
        }
        return depths;
    }

    private static int windowOf(String name, long rows) {
        long side = Math.round(Math.sqrt((double) rows));
        if (side * side != rows || side % 2 == 0) {
            throw bad(name + " has " + rows + " rows, which is no (2·window − 1)²");
        }
        return (int) (side + 1) / 2;
    }

    private static void requireWidth(Map<String, TypedArray> tensors, int stage, long wanted) {
        String name = "layers." + stage + ".blocks.0.norm1.weight";
        long found = shape(tensors, name, 1)[0];
        if (found != wanted) {
            throw bad(name + " has " + found + " channels, the patch embedding implies " + wanted);
        }
    }

    private static long[] shape(Map<String, TypedArray> tensors, String name, int rank) {
        TypedArray tensor = tensors.get(name);
        if (tensor == null || tensor.shape().length != rank || tensor.size() == 0) {
            throw bad(name + (tensor == null ? " is missing" : " is " + tensor));
        }
        return tensor.shape();
    }

    private static OptionalInt firstAxis(Map<String, TypedArray> tensors, String name) {
        return axes(tensors, name).map(axes -> OptionalInt.of((int) axes[0])).orElse(OptionalInt.empty());
    }

    private static OptionalInt lastAxis(Map<String, TypedArray> tensors, String name) {
        return axes(tensors, name)
                .map(axes -> OptionalInt.of((int) axes[axes.length - 1]))
                .orElse(OptionalInt.empty());
    }

    private static Optional<long[]> axes(Map<String, TypedArray> tensors, String name) {
        return Optional.ofNullable(tensors.get(name)).map(TypedArray::shape).filter(axes -> axes.length > 0);
    }

    private static DataException bad(String reason) {
        return new DataException("The weights are not those of an HTS-AT or Swin network: " + reason
                + ". Name the model's size and variant yourself, or give another checkpoint.");
    }
}
