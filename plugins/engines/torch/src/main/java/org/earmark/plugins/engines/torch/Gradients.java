package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.ParameterShares;
import org.earmark.plugins.engines.ReplicaThreads;

/**
 * Joins what the replicas have collected and applies it. Parameters are divided among the threads; within a parameter
 * replicas are summed in their order, so the result does not depend on which thread is faster.
 */
@SuppressWarnings("try") // scopes and guards act by being open
final class Gradients {
    private final List<Parameter> parameters;
    private final List<Replica> replicas;
    private final ReplicaThreads threads;
    private final List<List<Integer>> shares;

    Gradients(List<Parameter> parameters, List<Replica> replicas, ReplicaThreads threads) {
        this.parameters = List.copyOf(parameters);
        this.replicas = List.copyOf(replicas);
        this.threads = threads;
        this.shares = ParameterShares.of(
                parameters.stream()
                        .mapToLong(parameter -> parameter.value().numel())
                        .toArray(),
                threads.count());
    }

    /**
     * Sums the gradients of the first replicas into those of the first one that has any.
     *
     * @return the Euclidean norm over all parameters
     */
    double join(int active) {
        double[] squares = new double[parameters.size()];
        onShares(share -> {
            for (int i : share) {
                sum(i, active).ifPresent(gradient -> squares[i] = square(gradient));
            }
        });
        return norm(squares);
    }

    /** A loss and a gradient norm over the whole batch. */
    record Joined(double loss, double norm) {}

    /**
     * As {@link #join(int)}, then over the ranks.
     *
     * @param loss this rank's share
     * @param counts whether this rank's values count
     */
    Joined join(int active, double loss, Collective ranks, boolean counts) {
        if (ranks.isAlone()) {
            return new Joined(loss, join(active));
        }
        join(active);
        List<Optional<Tensor>> own =
                parameters.stream().map(parameter -> joined(parameter.name())).toList();
        double total = new GradientExchange(parameters, replicas.get(0), ranks).run(own, loss, counts);
        double[] squares = new double[parameters.size()];
        onShares(share -> {
            for (int i : share) {
                joined(parameters.get(i).name()).ifPresent(gradient -> squares[i] = square(gradient));
            }
        });
        return new Joined(total, norm(squares));
    }

    private static double norm(double[] squares) {
        double total = 0;
        for (double square : squares) {
            total += square;
        }
        return Math.sqrt(total);
    }

    private static double square(Tensor gradient) {
        double norm = gradient.norm().item_double();
        return norm * norm;
    }

    private Optional<Tensor> sum(int parameter, int active) {
        Optional<Tensor> total = Optional.empty();
        for (Replica replica : replicas.subList(0, active)) {
            Optional<Tensor> gradient =
                    replica.gradient(parameters.get(parameter).name());
            if (total.isEmpty()) {
                total = gradient;
            } else if (gradient.isPresent()) {
                total.get().add_(gradient.get());
            }
        }
        return total;
    }

    /** Updates every parameter that has a gradient, by the sums that {@link #join} left. */
    void apply(AdamW optimizer, double clipping, double learningRate, long step) {
        onShares(share -> {
            List<Parameter> updated = new ArrayList<>();
            List<Tensor> gradients = new ArrayList<>();
            for (int i : share) {
                Parameter parameter = parameters.get(i);
                joined(parameter.name()).ifPresent(gradient -> {
                    updated.add(parameter);
                    gradients.add(clipping < 1 ? gradient.mul_(new Scalar(clipping)) : gradient);
                });
            }
            optimizer.update(updated, gradients, learningRate, step);
        });
    }

    private Optional<Tensor> joined(String name) {
        return replicas.stream()
                .flatMap(replica -> replica.gradient(name).stream())
                .findFirst();
    }

    void clear() {
        replicas.forEach(Replica::clearGradients);
    }

    private interface Share {
        void run(List<Integer> parameters);
    }

    private void onShares(Share work) {
        threads.run(threads.count(), thread -> {
            try (NoGradGuard guard = new NoGradGuard();
                    PointerScope scope = new PointerScope()) {
                work.run(shares.get(thread));
            }
            return thread;
        });
    }
}
