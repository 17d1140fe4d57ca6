package org.earmark.plugins.engines.torch;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Does again, in smaller parts, what did not fit a device. */
final class Fitting {
    private static final System.Logger LOG = System.getLogger(Fitting.class.getName());

    private final Device device;
    private final Runnable forget;

    /** @param forget drops what a failed attempt has left */
    Fitting(Device device, Runnable forget) {
        this.device = device;
        this.forget = forget;
    }

    /**
     * Does something that keeps nothing before it is done; again, when memory ran out, as long as the batch can be divided
     * further. Draws are keyed by their place in the batch: other parts differ by roundings only.
     *
     * @param dividesFurther whether the next attempt will be in smaller parts
     */
    <T> T run(Supplier<T> work, BooleanSupplier dividesFurther) {
        while (true) {
            try {
                return NativeFailure.explaining("A pass", work);
            } catch (EarmarkException failure) {
                if (failure.category() != ErrorCategory.OUT_OF_MEMORY || !dividesFurther.getAsBoolean()) {
                    throw failure;
                }
                Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A batch did not fit the device and is divided further from now on: "
                                + NativeFailure.firstLine(cause));
                forget.run();
                if (device.is_cuda()) {
                    torch.emptyCache();
                }
            }
        }
    }
}
