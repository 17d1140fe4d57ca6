package org.earmark.plugins.engines.torch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earmark.spi.error.ErrorCategory;

/**
 * What a message of libtorch tells of, apart from operands that do not fit. The words are those of CUDA's runtime, of its
 * libraries' status names, and of libtorch.
 */
final class NativeCause {
    private static final Pattern NO_MEMORY = Pattern.compile(
            "out of memory|not enough memory|can(?:'t|not) allocate memory|bad_alloc|cu(?:blas|dnn)_status_alloc_failed"
                    + "|(?:device|host)_allocation_failed");

    private static final Pattern OF_DEVICE =
            Pattern.compile("cuda (?:driver )?error|nccl error|cudnn error|cu(?:blas|dnn|sparse|solver|fft)_status");

    /** The device or its driver does not do for this build, and will not the next time either. */
    private static final Pattern LACKING =
            Pattern.compile("no kernel image|driver version is insufficient|no nvidia driver|no cuda-capable device"
                    + "|unsupported display driver|system not yet initialized|forward compatibility was attempted");

    /** The device broke or was taken away; another one, or the same later, may do. */
    private static final Pattern LOST = Pattern.compile("ecc error|nvlink|busy or unavailable|hardware|launch timed out"
            + "|driver shutting down|mps (?:client|server|rpc)");

    private NativeCause() {}

    /** Empty when neither memory nor a device is spoken of. */
    static Optional<ErrorCategory> of(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (NO_MEMORY.matcher(text).find()) {
            return Optional.of(ErrorCategory.OUT_OF_MEMORY);
        }
        if (LACKING.matcher(text).find()) {
            return Optional.of(ErrorCategory.ENVIRONMENT);
        }
        if (!OF_DEVICE.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(LOST.matcher(text).find() ? ErrorCategory.INFRASTRUCTURE : ErrorCategory.ENGINE);
    }
}
