package org.earmark.plugins.engines;

import java.util.List;
import java.util.Optional;

/**
 * Which GPU of the machine a process means by {@code cuda:N}, when CUDA counts in the order of the bus
 * ({@code CUDA_DEVICE_ORDER=PCI_BUS_ID}).
 *
 * @param all GPUs of the machine; empty where they cannot be asked for
 * @param chosen {@code CUDA_VISIBLE_DEVICES}: numbers, or beginnings of UUIDs, with commas between
 */
public record VisibleGpus(List<NvidiaGpu> all, Optional<String> chosen) {
    public VisibleGpus {
        all = List.copyOf(all);
    }

    /** Those of this process. */
    public static VisibleGpus here() {
        return new VisibleGpus(
                NvidiaSmi.gpus().orElse(List.of()), Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")));
    }

    /** The GPU behind {@code cuda:number}; empty when it is not known, as for a part of one. */
    public Optional<NvidiaGpu> gpu(int number) {
        if (chosen.isEmpty()) {
            return named(Integer.toString(number));
        }
        String[] names = chosen.get().split(",", -1);
        return number < names.length ? named(names[number].strip()) : Optional.empty();
    }

    private Optional<NvidiaGpu> named(String name) {
        return all.stream()
                .filter(gpu -> gpu.index().equals(name)
                        || (name.startsWith("GPU-") && gpu.uuid().startsWith(name)))
                .findFirst();
    }
}
