package org.earmark.plugins.engines.torch;

import java.util.ArrayList;
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

    AdamW(AdamWOptions options) {
        this.options = options;
        // The Java bindings leave this kernel out; the dispatcher knows it.
        this.kernel = Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adamw_", "");
        Native.keepPointer(kernel);
    }

    /** The factor by which gradients of this norm are multiplied. */
    double clipping(double norm) {
        return options.gradientClip() == 0 ? 1 : Math.min(1, options.gradientClip() / (norm + 1e-6));
    }

    /**
     * @param gradients one per parameter, already clipped
     * @param step the number of this step, from 1
     */
    void update(List<Parameter> parameters, List<Tensor> gradients, double learningRate, long step) {
        if (parameters.isEmpty()) {
            return;
        }
        List<Tensor> values = new ArrayList<>();
        List<Tensor> first = new ArrayList<>();
        List<Tensor> second = new ArrayList<>();
        List<Tensor> steps = new ArrayList<>();
        for (Parameter parameter : parameters) {
            parameter.prepareMoments();
            values.add(parameter.value());
            first.add(parameter.firstMoment().orElseThrow());
            second.add(parameter.secondMoment().orElseThrow());
            steps.add(torch.full(
                    new long[] {},
                    new Scalar((double) step),
                    new TensorOptions(ScalarType.Float)
                            .device(new DeviceOptional(parameter.value().device()))));
        }
        kernel.callBoxed(new IValueVector(
                list(values),
                list(gradients),
                list(first),
                list(second),
                list(List.of()),
                list(steps),
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
