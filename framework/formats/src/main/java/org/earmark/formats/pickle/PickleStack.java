package org.earmark.formats.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values under construction, the marks between them, and the values remembered by number. */
final class PickleStack {
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    void push(Object value) {
        values.add(value);
    }

    Object pop() throws PickleException {
        requireValue();
        return values.remove(values.size() - 1);
    }

    Object peek() throws PickleException {
        requireValue();
        return values.get(values.size() - 1);
    }

    void mark() {
        marks.add(values.size());
    }

    /** Takes everything above the last mark, and the mark. */
    List<Object> popToMark() throws PickleException {
        if (marks.isEmpty()) {
            throw new PickleException("a collection ends that never began");
        }
        List<Object> above = values.subList(marks.remove(marks.size() - 1), values.size());
        List<Object> items = new ArrayList<>(above);
        above.clear();
        return items;
    }

    void remember(int number) throws PickleException {
        memo.put(number, peek());
    }

    void rememberNext() throws PickleException {
        remember(memo.size());
    }

    void recall(int number) throws PickleException {
        Object value = memo.get(number);
        if (value == null) {
            throw new PickleException("it refers to value " + number + ", which it never defined");
        }
        push(value);
    }

    private void requireValue() throws PickleException {
        int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
        if (values.size() <= floor) {
            throw new PickleException("a value is missing");
        }
    }
}
