package org.earmark.plugins.models.dl4jcnn;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Blocks of convolution, batch normalisation, ReLU and average pooling; then the mean over frequency, maximum plus mean
 * over time, and two dense layers (Kong et al. 2020, table 1, Cnn6).
 *
 * @param bands of frequency that the blocks leave
 */
record Cnn6(Dl4jCnnOptions options, int bands, int classes) {
    static final String LATENT = "latent";
    static final String LOGITS = "logits";
    /** Share of the old running statistics that DL4J keeps, as PyTorch's momentum of 0.1. */
    private static final double DECAY = 0.9;

    /** A network with DL4J's own start; features are (B, 1, frames, mel bands). */
    ComputationGraph graph() {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                // The update is ours: its state has to go into checkpoints.
                .updater(new NoOp())
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .graphBuilder()
                .addInputs("features")
                .setInputTypes(InputType.convolutional(
                        1L << options.channels().size(),
                        (long) bands << options.channels().size(),
                        1))
                .addLayer("norm0", normalisation(1), "features");
        String last = "norm0";
        int width = 1;
        for (int block = 1; block <= options.channels().size(); block++) {
            int channels = options.channels().get(block - 1);
            last = block(graph, last, block, width, channels);
            width = channels;
        }
        ComputationGraph network = new ComputationGraph(head(graph, last, width).build());
        network.init();
        return network;
    }

    private String block(GraphBuilder graph, String input, int block, int from, int to) {
        graph.addLayer("conv" + block, new NativeConvolution(options.kernelSize(), from, to), input)
                .addLayer("norm" + block, normalisation(to), "conv" + block)
                .addLayer("relu" + block, new ActivationLayer(Activation.RELU), "norm" + block)
                .addLayer("pool" + block, average(2, 2), "relu" + block);
        return "pool" + block;
    }

    private GraphBuilder head(GraphBuilder graph, String input, int width) {
        return graph.addLayer("frequency", average(1, bands), input)
                .addLayer("maximum", new GlobalPoolingLayer(PoolingType.MAX), "frequency")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "frequency")
                .addVertex("time", new ElementWiseVertex(ElementWiseVertex.Op.Add), "maximum", "mean")
                .addLayer(LATENT, dense(width, options.latentDimension(), Activation.RELU), "time")
                .addLayer(LOGITS, dense(options.latentDimension(), classes, Activation.IDENTITY), LATENT)
                .setOutputs(LOGITS);
    }

    private static BatchNormalization normalisation(int channels) {
        return new BatchNormalization.Builder()
                .nIn(channels)
                .nOut(channels)
                .decay(DECAY)
                .eps(1e-5)
                .useLogStd(false)
                .build();
    }

    private static SubsamplingLayer average(int height, int width) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                .kernelSize(height, width)
                .stride(height, width)
                .build();
    }

    private static DenseLayer dense(int from, int to, Activation activation) {
        return new DenseLayer.Builder()
                .nIn(from)
                .nOut(to)
                .activation(activation)
                .build();
    }
}
