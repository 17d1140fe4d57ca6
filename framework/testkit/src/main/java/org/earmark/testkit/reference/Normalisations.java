package org.earmark.testkit.reference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.earmark.spi.tensor.RunningStatistics;

/** Operations that relate elements to their neighbours' statistics. */
final class Normalisations {
    private Normalisations() {}

    static ReferenceTensor logSoftmax(ReferenceTensor x, int axis) {
        int place = Shapes.axis("softmax", axis, x.shape);
        long[] kept = x.shape.clone();
        kept[place] = 1;
        // the maximum cancels, so its derivative may be left out
        ReferenceTensor centred = x.subtract(x.detach().max(place).reshape(kept));
        return centred.subtract(centred.exp().sum(place).log().reshape(kept));
    }

    static ReferenceTensor layerNorm(ReferenceTensor x, ReferenceTensor weight, ReferenceTensor bias, double epsilon) {
        long[] last = {x.shape[x.shape.length - 1]};
        if (!Arrays.equals(weight.shape, last) || !Arrays.equals(bias.shape, last)) {
            throw Shapes.misfit("layerNorm", x.shape, weight.shape);
        }
        return standardise(x, epsilon, x.shape.length - 1).multiply(weight).add(bias);
    }

    private static ReferenceTensor standardise(ReferenceTensor x, double epsilon, int... axes) {
        long[] kept = x.shape.clone();
        Arrays.stream(axes).forEach(axis -> kept[axis] = 1);
        ReferenceTensor centred = x.subtract(x.mean(axes).reshape(kept));
        ReferenceTensor variance = centred.power(2).mean(axes).reshape(kept);
        return centred.multiply(variance.add(epsilon).power(-0.5));
    }

    static ReferenceTensor batchStatistics(
            ReferenceTensor x, RunningStatistics running, double momentum, double epsilon) {
        int[] axes =
                IntStream.range(0, x.shape.length).filter(axis -> axis != 1).toArray();
        double count = (double) x.values.length / x.shape[1];
        ReferenceTensor mean = x.mean(axes);
        ReferenceTensor centred = x.subtract(channels(x, mean));
        ReferenceTensor unbiased = centred.power(2).sum(axes).multiply(1 / (count - 1));
        move(buffer(x, running.mean()), mean.values, momentum);
        move(buffer(x, running.variance()), unbiased.values, momentum);
        return standardise(x, epsilon, axes);
    }

    static ReferenceTensor runningStatistics(ReferenceTensor x, RunningStatistics running, double epsilon) {
        ReferenceTensor mean = ReferenceTensor.of(buffer(x, running.mean()), x.shape[1]);
        ReferenceTensor variance = ReferenceTensor.of(buffer(x, running.variance()), x.shape[1]);
        return x.subtract(channels(x, mean))
                .multiply(channels(x, variance.add(epsilon).power(-0.5)));
    }

    static ReferenceTensor perChannel(ReferenceTensor x, ReferenceTensor weight, ReferenceTensor bias) {
        if (weight.values.length != x.shape[1] || bias.values.length != x.shape[1]) {
            throw Shapes.misfit("batchNorm", x.shape, weight.shape);
        }
        return x.multiply(channels(x, weight)).add(channels(x, bias));
    }

    private static ReferenceTensor channels(ReferenceTensor x, ReferenceTensor perChannel) {
        long[] shape = new long[x.shape.length];
        Arrays.fill(shape, 1);
        shape[1] = perChannel.values.length;
        return perChannel.reshape(shape);
    }

    private static double[] buffer(ReferenceTensor x, String name) {
        double[] buffer = x.origin.buffers().get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("batchNorm: the network declares no buffer " + name);
        }
        return buffer;
    }

    private static void move(double[] running, double[] current, double momentum) {
        for (int i = 0; i < running.length; i++) {
            running[i] += momentum * (current[i] - running[i]);
        }
    }
}
