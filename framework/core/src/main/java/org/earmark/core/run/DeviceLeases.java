package org.earmark.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.launch.DeviceSlot;

/**
 * Lets all runs of one user on one machine share its devices: a device that is named once takes one worker at a time,
 * and workers on the processor take as many cores as they have threads. Leases are locks, so those of a killed run are
 * free at once. Thread-safe.
 */
public final class DeviceLeases {
    private static final String CPU = "cpu";
    private static final long POLL_MILLIS = 100;

    private final Path folder;
    private final int cores;

    /**
     * @param folder on this machine's own disk, the same for all runs that share
     * @param cores that workers on the processor share; more when a run asks for more at once
     */
    DeviceLeases(Path folder, int cores) {
        this.folder = folder;
        this.cores = cores;
    }

    /** In the folder that {@code EARMARK_LEASES} names, else in one of the user's under the temporary folder. */
    public static DeviceLeases ofThisMachine(List<DeviceSlot> slots) {
        Path folder = Optional.ofNullable(System.getenv("EARMARK_LEASES"))
                .map(Path::of)
                .orElseGet(() -> Path.of(
                        System.getProperty("java.io.tmpdir"), "earmark-leases-" + System.getProperty("user.name")));
        int asked = slots.stream()
                .mapToInt(slot -> slot.threads()
                        * (int) DeviceGroup.members(slot.device()).stream()
                                .filter(CPU::equals)
                                .count())
                .sum();
        return new DeviceLeases(folder, Math.max(asked, Runtime.getRuntime().availableProcessors()));
    }

    /** The right to use a slot. */
    record Lease(List<SystemLock> locks) implements AutoCloseable {
        @Override
        public void close() {
            locks.forEach(SystemLock::close);
        }
    }

    /** Whom to tell of a wait, and whether it still makes sense. */
    interface Patience {
        void waiting();

        boolean isOver();
    }

    /**
     * Waits for a slot. Who waits longest is served first, so that a run with many cells lets others in between.
     *
     * @return empty when the wait made no sense any more
     */
    Optional<Lease> acquire(DeviceSlot slot, Patience patience) throws InterruptedException {
        boolean told = false;
        Optional<SystemLock> turn = Optional.empty();
        try {
            while (!patience.isOver()) {
                turn = turn.isPresent() ? turn : SystemLock.tryLock(file(slot, "turn"));
                Optional<Lease> lease = turn.isPresent() ? free(slot) : Optional.empty();
                if (lease.isPresent()) {
                    return lease;
                }
                // Those of one run that queue for each other within a moment are no news to anybody.
                if (!told && turn.isPresent()) {
                    patience.waiting();
                    told = true;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return Optional.empty();
        } finally {
            turn.ifPresent(SystemLock::close);
        }
    }

    /** All that the slot needs, or nothing. Only to be called by who has the turn. */
    private Optional<Lease> free(DeviceSlot slot) {
        List<SystemLock> locks = new ArrayList<>();
        Lease lease = new Lease(locks);
        for (String device : DeviceGroup.members(slot.device())) {
            if (!take(new DeviceSlot(device, slot.threads()), locks)) {
                lease.close();
                return Optional.empty();
            }
        }
        return Optional.of(lease);
    }

    private boolean take(DeviceSlot slot, List<SystemLock> locks) {
        int wanted = locks.size() + (slot.device().equals(CPU) ? slot.threads() : 1);
        int offered = slot.device().equals(CPU) ? Math.max(cores, wanted) : 1;
        for (int part = 0; part < offered && locks.size() < wanted; part++) {
            SystemLock.tryLock(file(slot, Integer.toString(part))).ifPresent(locks::add);
        }
        return locks.size() == wanted;
    }

    private Path file(DeviceSlot slot, String part) {
        return folder.resolve(slot.device().replace(':', '-') + "." + part);
    }
}
