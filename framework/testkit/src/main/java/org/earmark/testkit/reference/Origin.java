package org.earmark.testkit.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a tensor was made: its place on the tape, its gradient, and the buffers of the pass that it belongs to. */
final class Origin {
    /** Hands the derivative by a result on to the tensors that it was made of. */
    @FunctionalInterface
    interface Backward {
        void spread(double[] gradient);
    }

    private final List<ReferenceTensor> parents;
    private final Backward backward;
    private final boolean differentiable;
    private final int depth;
    private final Map<String, double[]> buffers;
    private double[] gradient;

    private Origin(
            List<ReferenceTensor> parents, Backward backward, boolean differentiable, Map<String, double[]> buffers) {
        this.parents = parents;
        this.backward = backward;
        this.differentiable = differentiable;
        this.depth = parents.stream()
                .mapToInt(parent -> parent.origin.depth + 1)
                .max()
                .orElse(0);
        this.buffers = buffers;
    }

    static Origin fixed(Map<String, double[]> buffers) {
        return new Origin(List.of(), gradient -> {}, false, buffers);
    }

    static Origin leaf(Map<String, double[]> buffers) {
        return new Origin(List.of(), gradient -> {}, true, buffers);
    }

    static Origin of(Backward backward, ReferenceTensor... parents) {
        boolean differentiable = false;
        Map<String, double[]> buffers = Map.of();
        for (ReferenceTensor parent : parents) {
            differentiable |= parent.origin.differentiable;
            buffers = parent.origin.buffers.isEmpty() ? buffers : parent.origin.buffers;
        }
        return differentiable ? new Origin(List.of(parents), backward, true, buffers) : fixed(buffers);
    }

    Map<String, double[]> buffers() {
        return buffers;
    }

    Optional<double[]> gradient() {
        return Optional.ofNullable(gradient).map(double[]::clone);
    }

    /** Adds to the gradient of a tensor. */
    static void accumulate(ReferenceTensor tensor, int element, double share) {
        Origin origin = tensor.origin;
        if (!origin.differentiable) {
            return;
        }
        if (origin.gradient == null) {
            origin.gradient = new double[tensor.values.length];
        }
        origin.gradient[element] += share;
    }

    static void backward(ReferenceTensor scalar) {
        accumulate(scalar, 0, 1);
        Set<ReferenceTensor> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(scalar, reached);
        List<ReferenceTensor> order = new ArrayList<>(reached);
        order.sort(Comparator.comparingInt((ReferenceTensor tensor) -> -tensor.origin.depth));
        for (ReferenceTensor tensor : order) {
            if (tensor.origin.gradient != null) {
                tensor.origin.backward.spread(tensor.origin.gradient);
            }
        }
    }

    private static void collect(ReferenceTensor tensor, Set<ReferenceTensor> reached) {
        if (tensor.origin.differentiable && reached.add(tensor)) {
            tensor.origin.parents.forEach(parent -> collect(parent, reached));
        }
    }
}
