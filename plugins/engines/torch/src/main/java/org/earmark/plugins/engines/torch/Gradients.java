package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.ParameterShares;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.StepResult;

/**
 * Joins what the replicas have collected and applies it. Parameters are divided among the threads; within a parameter
 * replicas are summed in their order, so the result does not depend on which thread is faster.
 */
@SuppressWarnings("try") // scopes and guards act by being open
final class Gradients implements AutoCloseable {
    private final List<Parameter> parameters;
    private final List<Replica> replicas;
    private final ReplicaThreads threads;
    private final List<List<Integer>> shares;
    /** What each share has updated last, which belongs to its thread; none before its first step. */
    private final List<Optional<AdamW.Group>> groups;

    private final GradientExchange exchange;

    Gradients(List<Parameter> parameters, List<Replica> replicas, ReplicaThreads threads) {
        this.parameters = List.copyOf(parameters);
        this.replicas = List.copyOf(replicas);
        this.threads = threads;
        this.shares = ParameterShares.of(
                parameters.stream()
                        .mapToLong(parameter -> parameter.value().numel())
                        .toArray(),
                threads.count());
        this.groups = new ArrayList<>(Collections.nCopies(shares.size(), Optional.empty()));
        this.exchange = new GradientExchange(parameters, replicas.get(0));
    }

    /**
     * Sums the gradients of the first replicas into those of the first one that has any, then over the ranks.
     *
     * @param losses shares of the loss that this rank has computed, a vector on the device
     * @param counts whether this rank's values count; every rank may have computed the same
     * @return the loss and the norm of all gradients, over the whole batch
     */
    StepResult join(int active, Tensor losses, Collective ranks, boolean counts) {
        if (ranks.isAlone()) {
            double norm = norm(parameter -> sum(parameter, active));
            // Where the norms have arrived, the losses are known.
            return new StepResult(Arrays.stream(Native.doubles(losses)).sum(), norm);
        }
        onShares(share -> {
            for (int place : shares.get(share)) {
                sum(parameters.get(place), active);
            }
        });
        List<Optional<Tensor>> own = parameters.stream().map(this::joined).toList();
        double loss = exchange.run(own, losses, ranks, counts);
        return new StepResult(loss, norm(this::joined));
    }

    private Optional<Tensor> sum(Parameter parameter, int active) {
        Optional<Tensor> total = Optional.empty();
        for (Replica replica : replicas.subList(0, active)) {
            Optional<Tensor> gradient = replica.gradient(parameter.name());
            if (total.isEmpty()) {
                total = gradient;
            } else if (gradient.isPresent()) {
                total.get().add_(gradient.get());
            }
        }
        return total;
    }

    /** Over the gradients that are given for the parameters, which may be computed meanwhile. */
    private double norm(Function<Parameter, Optional<Tensor>> gradient) {
        double[] norms = new double[parameters.size()];
        onShares(share -> {
            List<Integer> places = new ArrayList<>();
            List<Tensor> asked = new ArrayList<>();
            for (int place : shares.get(share)) {
                gradient.apply(parameters.get(place)).ifPresent(values -> {
                    places.add(place);
                    asked.add(values.norm());
                });
            }
            // One by one, each would be waited for.
            double[] answered = asked.isEmpty()
                    ? new double[0]
                    : Native.doubles(torch.stack(new TensorVector(asked.toArray(Tensor[]::new))));
            for (int i = 0; i < answered.length; i++) {
                norms[places.get(i)] = answered[i];
            }
        });
        double total = 0;
        for (double norm : norms) {
            total += norm * norm;
        }
        return Math.sqrt(total);
    }

    /** Updates every parameter that has a gradient, by the sums that {@link #join} left. */
    void apply(AdamW optimizer, double clipping, double learningRate, long step) {
        onShares(share -> {
            List<Parameter> updated = new ArrayList<>();
            List<Tensor> gradients = new ArrayList<>();
            for (int place : shares.get(share)) {
                Parameter parameter = parameters.get(place);
                joined(parameter).ifPresent(gradient -> {
                    updated.add(parameter);
                    gradients.add(gradient);
                });
            }
            if (!updated.isEmpty()) {
                optimizer.update(group(share, updated), gradients, clipping, learningRate, step);
            }
        });
    }

    private AdamW.Group group(int share, List<Parameter> updated) {
        Optional<AdamW.Group> last = groups.get(share);
        if (last.isEmpty() || !last.get().isOf(updated)) {
            last.ifPresent(AdamW.Group::close);
            groups.set(share, Optional.of(new AdamW.Group(updated)));
        }
        return groups.get(share).orElseThrow();
    }

    private Optional<Tensor> joined(Parameter parameter) {
        return replicas.stream()
                .flatMap(replica -> replica.gradient(parameter.name()).stream())
                .findFirst();
    }

    void clear() {
        replicas.forEach(Replica::clearGradients);
    }

    @Override
    public void close() {
        groups.forEach(group -> group.ifPresent(AdamW.Group::close));
        groups.clear();
    }

    private interface Share {
        void run(int share);
    }

    private void onShares(Share work) {
        threads.run(threads.count(), thread -> {
            try (NoGradGuard guard = new NoGradGuard();
                    PointerScope scope = new PointerScope()) {
                work.run(thread);
            }
            return thread;
        });
    }
}
