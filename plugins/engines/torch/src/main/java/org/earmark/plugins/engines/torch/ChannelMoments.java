package org.earmark.plugins.engines.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Count, mean and sum of squared deviations per channel, joined over parts of a batch by the rule of Chan, Golub and
 * LeVeque (1983), in double precision.
 */
record ChannelMoments(double count, List<Double> means, List<Double> squares) {
    /** Of an input (B, C, …). */
    static ChannelMoments of(Tensor input) {
        Tensor rows = input.detach().to(ScalarType.Double).transpose(0, 1).reshape(input.size(1), -1);
        double count = rows.size(1);
        Tensor mean = rows.mean(1L);
        Tensor squares = rows.sub(mean.unsqueeze(1)).square().sum(1L);
        return new ChannelMoments(count, doubles(mean), doubles(squares));
    }

    private static List<Double> doubles(Tensor tensor) {
        Tensor host = tensor.cpu().contiguous();
        double[] values = new double[Math.toIntExact(host.numel())];
        host.data_ptr_double().get(values);
        return java.util.Arrays.stream(values).boxed().toList();
    }

    ChannelMoments join(ChannelMoments other) {
        double total = count + other.count;
        Double[] mean = new Double[means.size()];
        Double[] square = new Double[means.size()];
        for (int c = 0; c < mean.length; c++) {
            double difference = other.means.get(c) - means.get(c);
            mean[c] = means.get(c) + difference * other.count / total;
            square[c] = squares.get(c) + other.squares.get(c) + difference * difference * count * other.count / total;
        }
        return new ChannelMoments(total, List.of(mean), List.of(square));
    }

    /** Joined with those of the other ranks, in their order. */
    @SuppressWarnings("try") // the scope acts by being open
    ChannelMoments joinedOver(Collective ranks) {
        int channels = means.size();
        int width = 1 + 2 * channels;
        double[] table = new double[ranks.group().size() * width];
        int at = ranks.group().rank() * width;
        table[at] = count;
        for (int c = 0; c < channels; c++) {
            table[at + 1 + c] = means.get(c);
            table[at + 1 + channels + c] = squares.get(c);
        }
        double[] all = Native.summed(table, ranks);
        return java.util.stream.IntStream.range(0, ranks.group().size())
                .mapToObj(rank -> row(all, rank * width, channels))
                .reduce(ChannelMoments::join)
                .orElseThrow();
    }

    private static ChannelMoments row(double[] table, int at, int channels) {
        List<Double> row = java.util.Arrays.stream(table, at, at + 1 + 2 * channels)
                .boxed()
                .toList();
        return new ChannelMoments(row.get(0), row.subList(1, 1 + channels), row.subList(1 + channels, row.size()));
    }

    float[] mean() {
        return floats(means, 1);
    }

    /** The variance by which a batch is normalised. */
    float[] biasedVariance() {
        return floats(squares, count);
    }

    /** The variance that running statistics keep. */
    float[] unbiasedVariance() {
        return floats(squares, count - 1);
    }

    private static float[] floats(List<Double> values, double divisor) {
        float[] result = new float[values.size()];
        for (int c = 0; c < result.length; c++) {
            result[c] = (float) (values.get(c) / divisor);
        }
        return result;
    }
}
