package org.earmark.plugins.engines.torch;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.earmark.spi.engine.Precision;

/** Lets matrix products and convolutions of this thread run in bfloat16 until closed, where the precision says so. */
final class Autocast implements AutoCloseable {
    private final boolean active;
    private final DeviceType device;

    Autocast(Precision precision, DeviceType device) {
        this.active = precision == Precision.BF16;
        this.device = device;
        if (active) {
            torch.set_autocast_dtype(device, ScalarType.BFloat16);
            torch.set_autocast_enabled(device, true);
        }
    }

    @Override
    public void close() {
        if (active) {
            torch.set_autocast_enabled(device, false);
            torch.clear_cache();
        }
    }
}
