package org.earmark.plugins.engines.torch;

import java.time.Duration;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.FileStore;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;
import org.earmark.spi.engine.RankGroup;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/** Processes that meet through a file and speak through libtorch's process groups: Gloo on the CPU, NCCL on GPUs. */
@SuppressWarnings("try") // the scope acts by being open
final class TorchCollective implements Collective {
    /** Longer than rank 0 needs for a checkpoint while the others wait for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Rank 0 may still be judging what was learnt when the others are through; it needs them no more. */
    private static final Duration PARTING = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(TorchCollective.class.getName());

    private final RankGroup group;
    private final Device device;
    private final Backend backend;
    private final FileStore store;
    /** NCCL connects the ranks when they first speak. */
    private boolean spoken;

    private boolean abandoned;

    private TorchCollective(RankGroup group, Device device, Backend backend, FileStore store) {
        this.group = group;
        this.device = device;
        this.backend = backend;
        this.store = store;
    }

    /** Which library the ranks speak through. */
    enum Transport {
        GLOO,
        NCCL;

        static Transport of(org.earmark.spi.engine.Device device) {
            return device.isCpu() ? GLOO : NCCL;
        }
    }

    /**
     * Meets the other ranks; returns when all are there.
     *
     * @throws EarmarkException of category INFRASTRUCTURE when they do not come, of another when this rank lacks something
     */
    static Collective join(RankGroup group, Transport transport, Device device) {
        if (group.isAlone()) {
            return Collective.alone();
        }
        try (PointerScope scope = new PointerScope()) {
            FileStore store = Native.keepPointer(new FileStore(group.meeting().toString(), group.size()));
            Backend backend = transport == Transport.GLOO ? gloo(group, store) : nccl(group, store);
            return new TorchCollective(group, device, Native.keepPointer(backend), store);
        } catch (RuntimeException failure) {
            throw unmet(group, failure);
        }
    }

    private static Backend gloo(RankGroup group, FileStore store) {
        ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(new Milliseconds(PATIENCE.toMillis()));
        options.devices(new GlooDeviceVector(ProcessGroupGloo.createDeviceForHostname(group.host())));
        return new ProcessGroupGloo(store, group.rank(), group.size(), options);
    }

    private static Backend nccl(RankGroup group, FileStore store) {
        // By it NCCL's ranks tell each other where they are, when they first speak.
        store.setTimeout(new Milliseconds(PATIENCE.toMillis()));
        return new ProcessGroupNCCL(store, group.rank(), group.size());
    }

    @Override
    public RankGroup group() {
        return group;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public Sum begin(Tensor values) {
        try (PointerScope scope = new PointerScope()) {
            Work work = Native.keepPointer(reduce(new TensorVector(values)));
            return () -> await(work);
        } catch (RuntimeException failure) {
            throw broken(failure);
        }
    }

    private void await(Work work) {
        try (work) {
            work._wait();
            spoken = true;
        } catch (RuntimeException failure) {
            throw broken(failure);
        }
    }

    private EarmarkException broken(RuntimeException failure) {
        abandoned = true;
        return spoken ? lost(group, failure) : unmet(group, failure);
    }

    private Work reduce(TensorVector tensors) {
        return backend instanceof ProcessGroupNCCL nccl
                ? nccl.allreduce(tensors)
                : ((ProcessGroupGloo) backend).allreduce(tensors);
    }

    private static EarmarkException unmet(RankGroup group, RuntimeException failure) {
        return failed(
                group,
                "could not begin to speak with the others",
                "One of the processes that train this cell has not come, or their devices do not reach each other",
                failure);
    }

    private static EarmarkException lost(RankGroup group, RuntimeException failure) {
        return failed(group, "lost the others", "One of the processes that train this cell has ended", failure);
    }

    private static EarmarkException failed(RankGroup group, String what, String why, RuntimeException failure) {
        String line = NativeFailure.firstLine(failure);
        // What this rank lacks itself is no loss of another.
        ErrorCategory category = NativeCause.of(line)
                .filter(kind -> kind == ErrorCategory.OUT_OF_MEMORY || kind == ErrorCategory.ENVIRONMENT)
                .orElse(ErrorCategory.INFRASTRUCTURE);
        return new EarmarkException(
                category,
                "Rank " + group.rank() + " of " + group.size() + " " + what + ": " + line + ". " + why
                        + "; run again to continue from the checkpoint.",
                failure);
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public void close() {
        if (backend instanceof ProcessGroupNCCL nccl) {
            leave(nccl);
        }
        backend.close();
        store.close();
    }

    /**
     * The backend's own end would wait for ranks that have failed, and its destructor aborts at once, even while others
     * still receive.
     */
    private void leave(ProcessGroupNCCL nccl) {
        boolean together = !abandoned && Farewell.say(store, group.size(), PARTING);
        LOG.log(System.Logger.Level.DEBUG, "Rank {0} leaves, together with the others: {1}", group.rank(), together);
        try {
            nccl.abort();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "NCCL did not end: " + NativeFailure.firstLine(failure));
        }
    }
}
