package org.earmark.plugins.engines.torch;

import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.plugins.engines.Buffers;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.spi.tensor.RunningStatistics;

/** Normalises by the running statistics alone. */
final class RunningBuffers implements BatchStatistics {
    private final Buffers values;
    private final Device device;

    RunningBuffers(Map<String, FloatArray> initial, Device device) {
        this.values = new Buffers(initial);
        this.device = device;
    }

    Buffers values() {
        return values;
    }

    @Override
    public ChannelStatistics statistics(Tensor input, RunningStatistics running, double momentum, boolean training) {
        return ChannelStatistics.of(
                Native.copy(values.get(running.mean()), device), Native.copy(values.get(running.variance()), device));
    }

    Map<String, FloatArray> copy() {
        return values.copy();
    }
}
