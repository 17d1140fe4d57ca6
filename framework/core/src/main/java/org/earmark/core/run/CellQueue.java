package org.earmark.core.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.spi.launch.CellTask;
import org.earmark.spi.launch.DeviceSlot;
import org.earmark.spi.launch.TaskQueue;

/** The cells that a run still has to do. Each is locked while it is worked on, and only then. */
final class CellQueue implements TaskQueue, AutoCloseable {
    private final RunStore store;
    private final WorkerProcess workers;
    private final RunPolicy policy;
    private final String experiment;
    private final Deque<Cell> waiting = new ArrayDeque<>();
    private final List<Cell> busyElsewhere = new ArrayList<>();
    private final Map<String, Cell> running = new HashMap<>();
    private final Map<String, SystemLock> locks = new HashMap<>();
    /** How often each cell that this run worked on was tried. */
    private final Map<String, Integer> tries = new LinkedHashMap<>();

    private boolean stopped;

    CellQueue(RunStore store, WorkerProcess workers, RunPolicy policy, String experiment) {
        this.store = store;
        this.workers = workers;
        this.policy = policy;
        this.experiment = experiment;
    }

    /** Takes up those cells whose state is wanted. */
    synchronized void offer(List<Cell> cells) {
        Map<String, Cell> distinct = new LinkedHashMap<>();
        cells.forEach(cell -> distinct.putIfAbsent(cell.id(), cell));
        distinct.values().stream()
                .filter(cell -> policy.only().contains(store.state(cell.id())))
                .forEach(waiting::addLast);
    }

    @Override
    public synchronized Optional<CellTask> next(DeviceSlot slot) {
        while (!isEmpty()) {
            Cell cell = waiting.removeFirst();
            Optional<SystemLock> lock = store.lock(cell.id());
            if (lock.isEmpty()) {
                busyElsewhere.add(cell);
                continue;
            }
            Optional<CellTask> task = Optional.empty();
            try {
                task = prepare(cell, slot);
            } finally {
                if (task.isEmpty()) {
                    lock.get().close();
                }
            }
            if (task.isPresent()) {
                locks.put(cell.id(), lock.get());
                running.put(cell.id(), cell);
                tries.merge(cell.id(), 1, Integer::sum);
                return task;
            }
        }
        return Optional.empty();
    }

    /** Empty when another controller has brought the cell to its end between the look at its state and the lock. */
    private Optional<CellTask> prepare(Cell cell, DeviceSlot slot) {
        CellState state = store.state(cell.id());
        boolean over = RunPolicy.isOver(state);
        boolean retried = tries.containsKey(cell.id());
        if (over && (retried || !policy.only().contains(state))) {
            return Optional.empty();
        }
        return Optional.of(workers.prepare(cell, experiment, store.newAttempt(cell.id()), slot, over));
    }

    @Override
    public synchronized boolean isEmpty() {
        return stopped || waiting.isEmpty();
    }

    /** Cells that another controller held come up again when it has let go of them. */
    synchronized boolean reconsider() {
        List<Cell> free = busyElsewhere.stream()
                .filter(cell -> policy.only().contains(store.state(cell.id())))
                .filter(cell -> store.lock(cell.id())
                        .map(lock -> {
                            lock.close();
                            return true;
                        })
                        .orElse(false))
                .toList();
        busyElsewhere.removeAll(free);
        waiting.addAll(free);
        return !isEmpty();
    }

    /**
     * Gives the cell back.
     *
     * @param withdrawn whether somebody has stopped it on purpose; it is not tried again then
     */
    synchronized Verdict ended(CellTask task, CellState state, boolean withdrawn) {
        Cell cell = running.remove(task.cell());
        locks.remove(task.cell()).close();
        if (!withdrawn && policy.retries(state, tries.get(task.cell()) - 1)) {
            waiting.addLast(cell);
            return Verdict.TRIED_AGAIN;
        }
        boolean bad = state.failure().isPresent() || state.status() == CellState.Status.DIVERGED;
        stopped |= bad && policy.failFast();
        return stopped ? Verdict.ENDS_THE_RUN : Verdict.FINAL;
    }

    /** What follows from the end of a cell. */
    enum Verdict {
        FINAL,
        TRIED_AGAIN,
        ENDS_THE_RUN
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** The cells that this run worked on. */
    synchronized Set<String> executed() {
        return Set.copyOf(tries.keySet());
    }

    @Override
    public synchronized void close() {
        locks.values().forEach(SystemLock::close);
        locks.clear();
    }
}
