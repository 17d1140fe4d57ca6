package org.earmark.plugins.engines.torch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.earmark.spi.tensor.FloatArray;

/** Copies to the processor's own memory, as a GPU would be copied to, and counts. */
@SuppressWarnings("try") // scopes act by being open
final class HostTransfers implements Transfers {
    private final Device device = new Device("cpu");
    private final List<FloatArray> begun = new CopyOnWriteArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
    private final CountDownLatch gate;
    private volatile boolean closed;

    HostTransfers() {
        this(new CountDownLatch(0));
    }

    /** @param gate nothing is copied before it opens */
    HostTransfers(CountDownLatch gate) {
        this.gate = gate;
    }

    /** Arrays that were set on their way. */
    List<FloatArray> begun() {
        return begun;
    }

    /** Copies that are not freed. */
    int held() {
        return held.get();
    }

    /** How often a copy was asked for. */
    int used() {
        return used.get();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Transfer begin(FloatArray values) {
        try {
            gate.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
        begun.add(values);
        held.incrementAndGet();
        try (PointerScope scope = new PointerScope()) {
            return new Copy(Native.keep(Native.copy(values, device)));
        }
    }

    @Override
    public void close() {
        closed = true;
        device.close();
    }

    private final class Copy implements Transfer {
        private final Tensor values;

        Copy(Tensor values) {
            this.values = values;
        }

        @Override
        public Tensor tensor() {
            used.incrementAndGet();
            return values.detach();
        }

        @Override
        public void close() {
            values.close();
            held.decrementAndGet();
        }
    }
}
