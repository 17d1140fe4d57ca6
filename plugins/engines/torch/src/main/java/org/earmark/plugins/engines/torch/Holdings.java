package org.earmark.plugins.engines.torch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Native things that belong together, closed in the reverse of the order in which they came. */
final class Holdings implements AutoCloseable {
    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** @param end how it is closed */
    <T> T add(T thing, Consumer<T> end) {
        ends.push(() -> end.accept(thing));
        return thing;
    }

    /** Closes all, whatever the closing of one leads to. */
    @Override
    public void close() {
        try {
            if (!ends.isEmpty()) {
                ends.pop().run();
            }
        } finally {
            if (!ends.isEmpty()) {
                close();
            }
        }
    }
}
