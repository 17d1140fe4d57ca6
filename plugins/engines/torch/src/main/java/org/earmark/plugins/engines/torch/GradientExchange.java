package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Sums gradients over the ranks, some millions of values at a time. Which parameters have a gradient on any rank is exchanged
 * with them: it seldom changes, so the sums are begun for those of the step before, and made again when they were others.
 */
@SuppressWarnings("try") // scopes and guards act by being open
final class GradientExchange {
    /** Values of one exchange: 32 MiB. */
    private static final long BUCKET = 8L << 20;

    private final List<Parameter> parameters;
    private final Replica first;
    /** Places of the parameters that had a gradient on any rank in the step before: the same on all ranks. */
    private List<Integer> expected = List.of();

    /** @param first replica, which holds the sums of this rank and then those of all */
    GradientExchange(List<Parameter> parameters, Replica first) {
        this.parameters = List.copyOf(parameters);
        this.first = first;
    }

    /** Gradients on their way, one after the other in one tensor. */
    private record Bucket(List<Integer> places, Tensor values, Collective.Sum sum) {}

    /**
     * Replaces the gradients of this rank by their sums over all. A parameter that has a gradient on any rank has one on
     * every rank then.
     *
     * @param own the gradients of this rank by the place of their parameter
     * @param losses this rank's shares, a vector on the device
     * @param counts whether this rank's values count; every rank may have computed the same
     * @return the loss over all ranks
     */
    double run(List<Optional<Tensor>> own, Tensor losses, Collective ranks, boolean counts) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            Tensor table = table(own, losses, ranks, counts);
            Collective.Sum tables = ranks.begin(table);
            List<Bucket> buckets = begin(own, ranks, counts);
            tables.await();
            buckets.forEach(bucket -> bucket.sum().await());
            double[] all = Native.doubles(table);
            List<Integer> present = IntStream.range(0, parameters.size())
                    .filter(place -> all[place] > 0)
                    .boxed()
                    .toList();
            if (!present.equals(expected)) {
                expected = present;
                buckets = begin(own, ranks, counts);
                buckets.forEach(bucket -> bucket.sum().await());
            }
            buckets.forEach(this::take);
            return all[parameters.size()];
        }
    }

    /** For each parameter whether it has a gradient here, and then the loss. */
    private Tensor table(List<Optional<Tensor>> own, Tensor losses, Collective ranks, boolean counts) {
        double[] present = own.stream()
                .mapToDouble(gradient -> gradient.isPresent() ? 1 : 0)
                .toArray();
        // A few numbers in single precision: their sum in double is exact.
        Tensor loss = losses.to(ScalarType.Double).sum().reshape(1);
        return torch.cat(
                new TensorVector(Native.ofDoubles(present, ranks.device()), counts ? loss : torch.zeros_like(loss)));
    }

    private List<Bucket> begin(List<Optional<Tensor>> own, Collective ranks, boolean counts) {
        List<Bucket> buckets = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        long values = 0;
        for (int place : expected) {
            places.add(place);
            values += parameters.get(place).value().numel();
            if (values > BUCKET) {
                buckets.add(begin(List.copyOf(places), own, ranks, counts));
                places.clear();
                values = 0;
            }
        }
        if (!places.isEmpty()) {
            buckets.add(begin(List.copyOf(places), own, ranks, counts));
        }
        return buckets;
    }

    private Bucket begin(List<Integer> places, List<Optional<Tensor>> own, Collective ranks, boolean counts) {
        Tensor values = torch.cat(new TensorVector(places.stream()
                .map(place -> own.get(place)
                        .filter(gradient -> counts)
                        .orElseGet(() -> torch.zeros_like(parameters.get(place).value()))
                        .reshape(-1))
                .toArray(Tensor[]::new)));
        return new Bucket(places, values, ranks.begin(values));
    }

    private void take(Bucket bucket) {
        long at = 0;
        for (int place : bucket.places()) {
            Parameter parameter = parameters.get(place);
            long count = parameter.value().numel();
            Tensor sum = bucket.values()
                    .narrow(0, at, count)
                    .reshape(parameter.value().shape());
            first.setGradient(parameter.name(), sum);
            at += count;
        }
    }
}
