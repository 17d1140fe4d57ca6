package org.earmark.plugins.engines.torch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.earmark.plugins.engines.LoadFailure;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerSpec;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.engine.RankGroup;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.model.Network;

/** libtorch in this process. */
@SuppressWarnings("try") // scopes and guards act by being open
final class TorchEngine implements Engine {
    private static final System.Logger LOG = System.getLogger(TorchEngine.class.getName());

    private final TorchOptions options;
    private final int processors;
    private final RankGroup group;
    private final ReplicaThreads replicas;
    private final Map<String, ReplicaThreads> ofGpus = new ConcurrentHashMap<>();
    private final GpuExamination gpus;

    private TorchEngine(TorchOptions options, EngineContext context) {
        this.options = options;
        this.group = context.ranks();
        this.processors = context.threads();
        this.replicas = new ReplicaThreads(
                "torch-replica",
                options.replicas() == 0 ? processors : options.replicas(),
                processors,
                TorchThreads.onProcessors());
        this.gpus = GpuExamination.ofThisProcess();
    }

    /** @throws EarmarkException when the native libraries cannot be loaded */
    static TorchEngine load(TorchOptions options, EngineContext context) {
        try {
            Loader.load(torch.class);
        } catch (LinkageError failure) {
            throw LoadFailure.of(
                    "libtorch",
                    "torch",
                    Loader.getPlatform(),
                    NativeFailure.firstLine(root(failure)),
                    CudaLibraries.areNeeded()
                            ? " The build for GPUs needs CUDA's runtime (libcudart and libcupti) for the processor, too:"
                                    + " install CUDA 13, or name the folder of these libraries in LD_LIBRARY_PATH."
                            : "",
                    failure);
        }
        return new TorchEngine(options, context);
    }

    /** The loader says first that it found nothing, and in the causes what it found and could not load. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public List<Device> devices() {
        return Stream.concat(Stream.of(new Device("cpu", processors + " threads")), gpus.devices().stream())
                .toList();
    }

    @Override
    public Learner learner(Network network, LearnerSpec spec) {
        org.bytedeco.pytorch.Device device = device(spec.device());
        if (!spec.device().isCpu()) {
            GpuSettings.apply(options.precision());
            CudaDevice.makeCurrent(device);
        }
        ReplicaThreads threads = threads(spec.device());
        BatchCopies copies = copies(device);
        Collective ranks = ranks(spec.device(), device, copies);
        Division division = new Division(options, !spec.device().isCpu(), threads.count(), ranks);
        return TorchLearner.open(
                network, spec, options.precision(), new Place(device, threads, division, copies, ranks));
    }

    private Collective ranks(Device device, org.bytedeco.pytorch.Device place, BatchCopies copies) {
        try {
            return TorchCollective.join(group, TorchCollective.Transport.of(device), place);
        } catch (RuntimeException | Error failure) {
            copies.close();
            throw failure;
        }
    }

    /** Ahead where there is a GPU to copy to while it computes. */
    static BatchCopies copies(org.bytedeco.pytorch.Device device) {
        CopiesWhenNeeded whenNeeded = new CopiesWhenNeeded(device);
        if (!device.is_cuda()) {
            return whenNeeded;
        }
        try {
            CudaTransfers transfers = new CudaTransfers(device);
            ExecutorService thread = CopiesAhead.newThread();
            thread.execute(() -> CudaDevice.makeCurrent(device));
            return new CopiesAhead(transfers, thread, whenNeeded);
        } catch (LinkageError failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Batches are copied to the GPU when they are needed instead of ahead, because the native code for"
                            + " CUDA's streams cannot be loaded: " + failure);
            return whenNeeded;
        }
    }

    /** A GPU is one replica: it is parallel inside. */
    private ReplicaThreads threads(Device device) {
        return device.isCpu()
                ? replicas
                : ofGpus.computeIfAbsent(device.id(), id -> {
                    org.bytedeco.pytorch.Device gpu = device(device);
                    return new ReplicaThreads("torch-" + id, 1, processors, TorchThreads.on(gpu));
                });
    }

    private org.bytedeco.pytorch.Device device(Device device) {
        List<String> known = devices().stream().map(Device::id).toList();
        if (!known.contains(device.id())) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The torch engine has no device " + device.id() + " here; it has " + String.join(", ", known)
                            + ". Choose one of these. GPUs: " + gpus.describe() + ".");
        }
        return Native.keepPointer(new org.bytedeco.pytorch.Device(device.id()));
    }

    @Override
    public double matrixProductRate(Device device, Precision precision, int size, double seconds) {
        ReplicaThreads threads = threads(device);
        return new MatrixProduct(threads, threads.count(), device(device)).rate(precision, size, seconds);
    }

    @Override
    public OptionalLong peakDeviceMemory(Device device) {
        if (device.isCpu()) {
            return OptionalLong.empty();
        }
        try (PointerScope scope = new PointerScope()) {
            byte index = device(device).index();
            return OptionalLong.of(torch.getDeviceStats(index).allocated_bytes().peak());
        } catch (LinkageError | RuntimeException unknown) {
            // It is asked for when a cell is done, which shall not fail for want of this figure.
            LOG.log(System.Logger.Level.WARNING, "The peak memory of " + device.id() + " is not known: " + unknown);
            return OptionalLong.empty();
        }
    }

    @Override
    public Map<String, String> libraries() {
        Map<String, String> libraries = new LinkedHashMap<>();
        libraries.put("libtorch", version("pytorch"));
        libraries.put(System.getProperty("org.bytedeco.openblas.load", "openblas"), version("openblas"));
        libraries.put("javacpp", version("javacpp"));
        libraries.put("GPU", gpus.describe());
        return libraries;
    }

    private static String version(String artifact) {
        try {
            return Loader.getVersion("org.bytedeco", artifact);
        } catch (IOException absent) {
            return "unknown";
        }
    }

    @Override
    public void close() {
        replicas.close();
        ofGpus.values().forEach(ReplicaThreads::close);
    }
}
