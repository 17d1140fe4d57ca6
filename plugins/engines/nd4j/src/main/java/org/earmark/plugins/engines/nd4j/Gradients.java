package org.earmark.plugins.engines.nd4j;

import java.util.List;
import java.util.Optional;
import org.earmark.plugins.engines.ParameterShares;
import org.earmark.plugins.engines.ReplicaThreads;

/**
 * Joins what the replicas have collected and applies it. Parameters are divided among the threads; within a parameter
 * replicas are summed in their order, so the result does not depend on which thread is faster.
 */
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
                parameters.stream().mapToLong(Parameter::length).toArray(), threads.count());
    }

    /**
     * Sums the gradients of the first replicas into those of the first one that has any.
     *
     * @return the Euclidean norm over all parameters
     */
    double join(int active) {
        double[] squares = new double[parameters.size()];
        onShares((share, kernels) -> {
            for (int i : share) {
                sum(i, active, kernels)
                        .ifPresent(gradient -> squares[i] =
                                kernels.sumOfSquares(gradient, parameters.get(i).length()));
            }
        });
        double total = 0;
        for (double square : squares) {
            total += square;
        }
        return Math.sqrt(total);
    }

    private Optional<Block> sum(int parameter, int active, Kernels kernels) {
        Optional<Block> total = Optional.empty();
        for (Replica replica : replicas.subList(0, active)) {
            Optional<Block> gradient =
                    replica.gradient(parameters.get(parameter).name());
            if (total.isEmpty()) {
                total = gradient;
            } else if (gradient.isPresent()) {
                kernels.accumulate(
                        1,
                        gradient.get(),
                        total.get(),
                        parameters.get(parameter).length());
            }
        }
        return total;
    }

    /** Updates every parameter that has a gradient, by the sums that {@link #join} left. */
    void apply(AdamWStep step) {
        onShares((share, kernels) -> {
            for (int i : share) {
                Parameter parameter = parameters.get(i);
                joined(parameter.name()).ifPresent(gradient -> parameter.update(gradient, step, kernels));
            }
        });
    }

    private Optional<Block> joined(String name) {
        return replicas.stream()
                .flatMap(replica -> replica.gradient(name).stream())
                .findFirst();
    }

    void clear() {
        replicas.forEach(Replica::clearGradients);
    }

    private interface Share {
        void run(List<Integer> parameters, Kernels kernels);
    }

    private void onShares(Share work) {
        threads.run(threads.count(), thread -> {
            work.run(shares.get(thread), replicas.get(thread).kernels());
            return thread;
        });
    }
}
