package org.earmark.plugins.models.dl4jcnn;

import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;

/**
 * A convolution of stride 1 without bias that keeps height and width, (B, from, H, W) → (B, to, H, W). It computes what
 * DL4J's ConvolutionLayer does; that one goes over im2col in M2.1, because its oneDNN helpers look for a class that has
 * moved, while libnd4j's own operation uses oneDNN.
 */
final class NativeConvolution extends SameDiffLayer {
    static final String WEIGHT = "W";

    private static final long serialVersionUID = 1L;

    private final int kernelSize;
    private final long from;
    private final long to;

    /** @param kernelSize edge of the kernel, odd */
    NativeConvolution(int kernelSize, long from, long to) {
        this.kernelSize = kernelSize;
        this.from = from;
        this.to = to;
    }

    @Override
    public void defineParameters(SDLayerParams params) {
        params.addWeightParam(WEIGHT, kernelSize, kernelSize, from, to);
    }

    /** Left at zero: {@link GraphState} draws or loads every value. */
    @Override
    public void initializeParameters(Map<String, INDArray> params) {
        params.values().forEach(values -> values.assign(0));
    }

    @Override
    public SDVariable defineLayer(SameDiff graph, SDVariable input, Map<String, SDVariable> params, SDVariable mask) {
        Conv2DConfig same = Conv2DConfig.builder()
                .kH(kernelSize)
                .kW(kernelSize)
                .paddingMode(PaddingMode.SAME)
                .build();
        return graph.cnn().conv2d(input, params.get(WEIGHT), same);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType input) {
        InputTypeConvolutional image = (InputTypeConvolutional) input;
        return InputType.convolutional(image.getHeight(), image.getWidth(), to);
    }

    /** Nothing to take from the input: the width is given. */
    @Override
    public void setNIn(InputType input, boolean override) {}

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }
}
