package org.earmark.plugins.models.dl4jcnn;

import java.util.List;
import org.earmark.spi.Validated;
import org.earmark.spi.error.Problems;

/**
 * The size of the network.
 *
 * @param channels of each convolution block; each block halves time and frequency. PANN's Cnn6 has 64, 128, 256, 512
 * @param kernelSize edge of the convolutions' kernels, odd; 5 in Cnn6
 * @param latentDimension width of the embedding before the classes
 */
public record Dl4jCnnOptions(List<Integer> channels, int kernelSize, int latentDimension) implements Validated {
    public Dl4jCnnOptions {
        channels = List.copyOf(channels);
    }

    @Override
    public void validate(Problems problems) {
        problems.require(
                !channels.isEmpty() && channels.size() <= 8, "channels", channels, "must name between 1 and 8 blocks");
        problems.require(
                channels.stream().allMatch(count -> count >= 1), "channels", channels, "must all be at least 1");
        problems.require(kernelSize >= 1 && kernelSize % 2 == 1, "kernelSize", kernelSize, "must be odd and positive");
        problems.require(latentDimension >= 1, "latentDimension", latentDimension, "must be at least 1");
    }
}
