package org.earmark.plugins.engines.nd4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Blocks that come back are handed out again: the passes of a training ask for the same sizes in every step, and fresh
 * memory costs a page fault for every 4 KiB. Belongs to one thread.
 */
final class Memory implements AutoCloseable {
    /** Sizes are rounded up to this many steps between powers of two, so that batches of other sizes share blocks. */
    private static final int STEPS = 8;

    private static final int SMALLEST = 64;

    private final NavigableMap<Long, Deque<Block>> free = new TreeMap<>();
    private long held;
    private long inUse;
    private long mostInUse;

    Block take(long length) {
        long capacity = rounded(length);
        inUse += capacity;
        mostInUse = Math.max(mostInUse, inUse);
        Deque<Block> fitting = free.get(capacity);
        if (fitting != null && !fitting.isEmpty()) {
            return fitting.pop();
        }
        held += capacity;
        return Block.allocate(capacity);
    }

    void release(Block block) {
        inUse -= block.capacity();
        free.computeIfAbsent(block.capacity(), size -> new ArrayDeque<>()).push(block);
    }

    /** Gives back what the passes since the last call did not need, where that is more than a quarter. */
    void trim() {
        if (held > mostInUse + mostInUse / 4) {
            for (Deque<Block> blocks : free.descendingMap().values()) {
                while (!blocks.isEmpty() && held > mostInUse) {
                    Block block = blocks.pop();
                    held -= block.capacity();
                    block.free();
                }
            }
        }
        mostInUse = inUse;
    }

    /** Elements that this memory holds, in use or not. */
    long held() {
        return held;
    }

    static long rounded(long length) {
        long smallest = Math.max(SMALLEST, length);
        long step = Math.max(1, Long.highestOneBit(smallest) / STEPS);
        return (smallest + step - 1) / step * step;
    }

    @Override
    public void close() {
        free.values().forEach(blocks -> blocks.forEach(Block::free));
        free.clear();
    }
}
