package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Sums gradients over the ranks, some millions of values at a time. */
@SuppressWarnings("try") // scopes and guards act by being open
final class GradientExchange {
    /** Values of one exchange: 32 MiB. */
    private static final long BUCKET = 8L << 20;

    private final List<Parameter> parameters;
    private final Replica first;
    private final Collective ranks;

    /** @param first replica, which holds the sums of this rank and then those of all */
    GradientExchange(List<Parameter> parameters, Replica first, Collective ranks) {
        this.parameters = List.copyOf(parameters);
        this.first = first;
        this.ranks = ranks;
    }

    /**
     * Replaces the gradients of this rank by their sums over all. A parameter that has a gradient on any rank has one on
     * every rank then.
     *
     * @param own the gradients of this rank by the place of their parameter
     * @param loss this rank's share
     * @param counts whether this rank's values count; every rank may have computed the same
     * @return the loss over all ranks
     */
    double run(List<Optional<Tensor>> own, double loss, boolean counts) {
        double[] table = new double[parameters.size() + 1];
        table[parameters.size()] = counts ? loss : 0;
        for (int i = 0; i < parameters.size(); i++) {
            table[i] = own.get(i).isPresent() ? 1 : 0;
        }
        double[] all = Native.summed(table, ranks);
        List<Integer> bucket = new ArrayList<>();
        long values = 0;
        for (int i = 0; i < parameters.size(); i++) {
            if (all[i] > 0) {
                bucket.add(i);
                values += parameters.get(i).value().numel();
            }
            if (values > BUCKET) {
                sum(bucket, own, counts);
                bucket.clear();
                values = 0;
            }
        }
        if (!bucket.isEmpty()) {
            sum(bucket, own, counts);
        }
        return all[parameters.size()];
    }

    private void sum(List<Integer> bucket, List<Optional<Tensor>> own, boolean counts) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            TensorVector flat = new TensorVector(bucket.stream()
                    .map(i -> own.get(i)
                            .filter(gradient -> counts)
                            .orElseGet(() -> torch.zeros_like(parameters.get(i).value()))
                            .reshape(-1))
                    .toArray(Tensor[]::new));
            Tensor values = torch.cat(flat);
            ranks.sum(values);
            long at = 0;
            for (int i : bucket) {
                Parameter parameter = parameters.get(i);
                long count = parameter.value().numel();
                Tensor sum =
                        values.narrow(0, at, count).reshape(parameter.value().shape());
                first.setGradient(parameter.name(), sum);
                at += count;
            }
        }
    }
}
