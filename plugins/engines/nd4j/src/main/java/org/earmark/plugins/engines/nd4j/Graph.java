package org.earmark.plugins.engines.nd4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earmark.spi.tensor.FloatArray;

/**
 * The operations of one pass in the order in which they were done, for going back through them. Owns the memory of all
 * their results and releases each as soon as the way back has passed it.
 */
final class Graph implements AutoCloseable {
    /** Hands the gradient by a result on to the operands. */
    interface Backward {
        /** @param gradient by the result; valid during the call, unless given away by {@link Graph#give} */
        void spread(Block gradient);
    }

    private record Step(Value result, Backward backward) {}

    private final Kernels kernels;
    private final Memory memory;
    private final BatchStatistics statistics;
    private final boolean recording;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Set<Block> owned = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Value> withGradient = new ArrayList<>();
    private Optional<Block> spreading = Optional.empty();

    /**
     * @param statistics what batch normalisations of this pass use
     * @param recording whether there will be a way back
     */
    Graph(Kernels kernels, Memory memory, BatchStatistics statistics, boolean recording) {
        this.kernels = kernels;
        this.memory = memory;
        this.statistics = statistics;
        this.recording = recording;
    }

    Kernels kernels() {
        return kernels;
    }

    BatchStatistics statistics() {
        return statistics;
    }

    boolean recording() {
        return recording;
    }

    /** Memory for a result; what it holds is undefined. */
    Block take(long length) {
        Block block = memory.take(length);
        owned.add(block);
        return block;
    }

    void release(Block block) {
        if (owned.remove(block)) {
            memory.release(block);
        }
    }

    /** The result of an operation. */
    Nd4jTensor result(Block data, long[] shape, Backward backward, Nd4jTensor... operands) {
        boolean differentiable = false;
        for (Nd4jTensor operand : operands) {
            differentiable |= recording && operand.value().differentiable();
        }
        Value value = Value.of(data, Shapes.size(shape), differentiable);
        if (differentiable) {
            steps.push(new Step(value, backward));
        }
        return new Nd4jTensor(this, value, shape);
    }

    Nd4jTensor of(FloatArray array) {
        Block block = take(array.values().length);
        kernels.write(array.values(), block);
        return new Nd4jTensor(this, Value.of(block, array.values().length, false), array.shape());
    }

    /** Goes back from a scalar; parameters keep the gradients that reach them. */
    void backward(Value scalar, double gradient) {
        if (!scalar.differentiable()) {
            return;
        }
        Block seed = take(1);
        kernels.fill(seed, (float) gradient, 1);
        scalar.setGradient(seed);
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            step.result.takeGradient().ifPresent(arrived -> spread(step, arrived));
            release(step.result.data());
        }
    }

    private void spread(Step step, Block gradient) {
        spreading = Optional.of(gradient);
        step.backward.spread(gradient);
        spreading.ifPresent(this::release);
    }

    /** Adds a contribution to the gradient by an operand and disposes of it. */
    void give(Nd4jTensor operand, Block contribution) {
        if (!operand.value().differentiable()) {
            discard(contribution);
            return;
        }
        Optional<Block> present = operand.value().gradient();
        if (present.isPresent()) {
            kernels.accumulate(1, contribution, present.get(), operand.value().length());
            discard(contribution);
            return;
        }
        setGradient(operand.value(), contribution);
        if (isSpreading(contribution)) {
            spreading = Optional.empty();
        }
    }

    private void discard(Block contribution) {
        if (!isSpreading(contribution)) {
            release(contribution);
        }
    }

    private boolean isSpreading(Block block) {
        return spreading.filter(current -> current == block).isPresent();
    }

    /** Adds a contribution, multiplied by a factor, to the gradient by an operand and leaves it as it is. */
    void share(Nd4jTensor operand, double factor, Block contribution) {
        if (!operand.value().differentiable()) {
            return;
        }
        long length = operand.value().length();
        Target target = target(operand);
        if (target.accumulate()) {
            kernels.accumulate(factor, contribution, target.block(), length);
        } else {
            kernels.affine(contribution, factor, 0, target.block(), length);
        }
    }

    /**
     * Where to put a contribution to the gradient by an operand.
     *
     * @param accumulate whether it is to be added to what is there
     */
    record Target(Block block, boolean accumulate) {
        double beta() {
            return accumulate ? 1 : 0;
        }
    }

    Target target(Nd4jTensor operand) {
        Value value = operand.value();
        Optional<Block> present = value.gradient();
        if (present.isPresent()) {
            return new Target(present.get(), true);
        }
        Block block = take(value.length());
        setGradient(value, block);
        return new Target(block, false);
    }

    private void setGradient(Value value, Block block) {
        value.setGradient(block);
        if (value.isParameter()) {
            owned.remove(block);
        } else {
            withGradient.add(value);
        }
    }

    /** As {@link #target}, with zeros in it where nothing has arrived yet. */
    Block zeroed(Nd4jTensor operand) {
        Target target = target(operand);
        if (!target.accumulate()) {
            kernels.fill(target.block(), 0, operand.value().length());
        }
        return target.block();
    }

    @Override
    public void close() {
        owned.forEach(memory::release);
        owned.clear();
        steps.clear();
        withGradient.forEach(Value::takeGradient);
    }
}
