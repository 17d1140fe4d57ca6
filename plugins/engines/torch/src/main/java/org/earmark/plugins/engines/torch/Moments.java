package org.earmark.plugins.engines.torch;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.plugins.engines.ChannelMoments;

/** Computes the moments of inputs. */
final class Moments {
    private Moments() {}

    /** Of an input (B, C, …). */
    static ChannelMoments of(Tensor input) {
        Tensor rows = input.detach().to(ScalarType.Double).transpose(0, 1).reshape(input.size(1), -1);
        double count = rows.size(1);
        Tensor mean = rows.mean(1L);
        Tensor squares = rows.sub(mean.unsqueeze(1)).square().sum(1L);
        int channels = Math.toIntExact(input.size(1));
        double[] both = Native.doubles(torch.stack(new TensorVector(mean, squares)));
        return new ChannelMoments(
                count, Arrays.copyOf(both, channels), Arrays.copyOfRange(both, channels, 2 * channels));
    }

    /** Joined with those of the other ranks, in their order. */
    static ChannelMoments joined(ChannelMoments own, Collective ranks) {
        if (ranks.isAlone()) {
            return own;
        }
        double[] row = own.row();
        double[] table = new double[ranks.group().size() * row.length];
        System.arraycopy(row, 0, table, ranks.group().rank() * row.length, row.length);
        double[] all = Native.summed(table, ranks);
        return IntStream.range(0, ranks.group().size())
                .mapToObj(rank ->
                        ChannelMoments.ofRow(Arrays.copyOfRange(all, rank * row.length, (rank + 1) * row.length)))
                .reduce(ChannelMoments::join)
                .orElseThrow();
    }
}
