package org.earmark.plugins.engines.torch;

import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.spi.engine.AdamWOptions;

/** The update of Loshchilov and Hutter (2019) by libtorch's fused kernel, which reads and writes every value once. */
final class AdamW {
    private final AdamWOptions options;
    private final OperatorHandle kernel;
    private final OperatorHandle multiplication;

    AdamW(AdamWOptions options) {
        this.options = options;
        // The Java bindings leave these kernels out; the dispatcher knows them.
        this.kernel = Native.keepPointer(Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adamw_", ""));
        this.multiplication =
                Native.keepPointer(Dispatcher.singleton().findSchemaOrThrow("aten::_foreach_mul_", "Scalar"));
    }

    /** The factor by which gradients of this norm are multiplied. */
    double clipping(double norm) {
        return options.gradientClip() == 0 ? 1 : Math.min(1, options.gradientClip() / (norm + 1e-6));
    }

    /** Parameters that are updated together, as the kernel takes them: made once, because they seldom change. */
    static final class Group implements AutoCloseable {
        private final List<Parameter> parameters;
        private final IValue values;
        private final IValue first;
        private final IValue second;

        /** @param parameters at least one; their moments are prepared */
        Group(List<Parameter> parameters) {
            this.parameters = List.copyOf(parameters);
            parameters.forEach(Parameter::prepareMoments);
            this.values = kept(parameters.stream().map(Parameter::value).toList());
            this.first = kept(parameters.stream()
                    .map(parameter -> parameter.firstMoment().orElseThrow())
                    .toList());
            this.second = kept(parameters.stream()
                    .map(parameter -> parameter.secondMoment().orElseThrow())
                    .toList());
        }

        private static IValue kept(List<Tensor> tensors) {
            return Native.keepPointer(list(tensors));
        }

        boolean isOf(List<Parameter> others) {
            return parameters.equals(others);
        }

        @Override
        public void close() {
            values.close();
            first.close();
            second.close();
        }
    }

    /**
     * @param gradients one per parameter of the group; they are multiplied by the clipping factor
     * @param step the number of this step, from 1
     */
    void update(Group group, List<Tensor> gradients, double clipping, double learningRate, long step) {
        IValue ofGroup = list(gradients);
        if (clipping < 1) {
            multiplication.callBoxed(new IValueVector(ofGroup, new IValue(clipping)));
        }
        Tensor number = torch.full(
                new long[] {},
                new Scalar((double) step),
                new TensorOptions(ScalarType.Float)
                        .device(new DeviceOptional(gradients.get(0).device())));
        kernel.callBoxed(new IValueVector(
                group.values,
                ofGroup,
                group.first,
                group.second,
                list(List.of()),
                list(Collections.nCopies(gradients.size(), number)),
                new IValue(learningRate),
                new IValue(options.beta1()),
                new IValue(options.beta2()),
                new IValue(options.weightDecay()),
                new IValue(options.epsilon()),
                new IValue(false),
                new IValue(false),
                new IValue(),
                new IValue()));
    }

    private static IValue list(List<Tensor> tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
        tensors.forEach(tensor -> list.push_back(new IValue(tensor)));
        return new IValue(list);
    }
}
