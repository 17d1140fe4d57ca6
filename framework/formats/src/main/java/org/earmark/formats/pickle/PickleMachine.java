package org.earmark.formats.pickle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Executes the opcodes of one pickle, which build values and do nothing else. */
final class PickleMachine {
    private static final int STOP = '.';
    private static final int HIGHEST_PROTOCOL = 5;

    @FunctionalInterface
    private interface Operation {
        void run() throws PickleException;
    }

    private final Map<Integer, Operation> operations = new HashMap<>();
    private final PickleStack stack = new PickleStack();
    private final PickleInput input;
    private final Unpickler unpickler;

    PickleMachine(PickleInput input, Unpickler unpickler) {
        this.input = input;
        this.unpickler = unpickler;
        defineFraming();
        defineConstants();
        defineTexts();
        defineMemo();
        defineTuples();
        defineLists();
        defineDictionaries();
        defineObjects();
    }

    Object run() throws PickleException {
        while (true) {
            int code = input.unsignedByte();
            if (code == STOP) {
                return stack.pop();
            }
            Operation operation = operations.get(code);
            if (operation == null) {
                throw new PickleException("byte " + (input.position() - 1)
                        + String.format(" (0x%02x) is no operation that Earmark reads", code));
            }
            operation.run();
        }
    }

    private void define(int code, Operation operation) {
        operations.put(code, operation);
    }

    private void defineFraming() {
        define(0x80, () -> {
            int protocol = input.unsignedByte();
            if (protocol > HIGHEST_PROTOCOL) {
                throw new PickleException("its protocol is " + protocol + ", Earmark knows up to " + HIGHEST_PROTOCOL);
            }
        });
        define(0x95, () -> input.length(8)); // a frame: only its claim is checked
        define('(', stack::mark);
        define('0', stack::pop);
        define('1', stack::popToMark);
        define('2', () -> stack.push(stack.peek()));
    }

    private void defineConstants() {
        define('N', () -> stack.push(PickleNone.NONE));
        define(0x88, () -> stack.push(true));
        define(0x89, () -> stack.push(false));
        define('K', () -> stack.push((long) input.unsignedByte()));
        define('M', () -> stack.push((long) input.unsignedShort()));
        define('J', () -> stack.push((long) input.signedInt()));
        define(0x8a, () -> stack.push(Unpickler.narrowed(input.integer(1))));
        define(0x8b, () -> stack.push(Unpickler.narrowed(input.integer(4))));
        define('G', () -> stack.push(input.bigEndianDouble()));
        define('I', () -> stack.push(integerLine(input.line())));
        define('L', () -> stack.push(integerLine(input.line())));
        define('F', () -> stack.push(doubleLine(input.line())));
    }

    private void defineTexts() {
        define('X', () -> stack.push(input.text(4)));
        define(0x8c, () -> stack.push(input.text(1)));
        define(0x8d, () -> stack.push(input.text(8)));
        define('V', () -> stack.push(input.line()));
        define('U', () -> stack.push(input.latinText(1)));
        define('T', () -> stack.push(input.latinText(4)));
        define('C', () -> stack.push(input.bytes(1)));
        define('B', () -> stack.push(input.bytes(4)));
        define(0x8e, () -> stack.push(input.bytes(8)));
        define(0x96, () -> stack.push(input.bytes(8)));
    }

    private void defineMemo() {
        define('q', () -> stack.remember(input.unsignedByte()));
        define('r', () -> stack.remember(input.signedInt()));
        define('p', () -> stack.remember(number(input.line())));
        define(0x94, stack::rememberNext);
        define('h', () -> stack.recall(input.unsignedByte()));
        define('j', () -> stack.recall(input.signedInt()));
        define('g', () -> stack.recall(number(input.line())));
    }

    private void defineTuples() {
        define(')', () -> stack.push(new PickleTuple(List.of())));
        define('t', () -> stack.push(new PickleTuple(stack.popToMark())));
        for (int size = 1; size <= 3; size++) {
            int count = size;
            define(0x84 + size, () -> {
                List<Object> items = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    items.add(stack.pop());
                }
                Collections.reverse(items);
                stack.push(new PickleTuple(items));
            });
        }
    }

    private void defineLists() {
        define(']', () -> stack.push(new ArrayList<>()));
        define('l', () -> stack.push(stack.popToMark()));
        define(0x8f, () -> stack.push(new LinkedHashSet<>()));
        define(0x91, () -> {
            LinkedHashSet<Object> set = new LinkedHashSet<>();
            Unpickler.append(set, stack.popToMark());
            stack.push(set);
        });
        define('a', () -> {
            Object item = stack.pop();
            Unpickler.append(stack.peek(), List.of(item));
        });
        define('e', this::appendToMark);
        define(0x90, this::appendToMark);
    }

    private void defineDictionaries() {
        define('}', () -> stack.push(new LinkedHashMap<>()));
        define('d', () -> {
            Map<Object, Object> map = new LinkedHashMap<>();
            Unpickler.putAll(map, stack.popToMark());
            stack.push(map);
        });
        define('s', () -> {
            Object value = stack.pop();
            Object key = stack.pop();
            Unpickler.putAll(stack.peek(), List.of(key, value));
        });
        define('u', () -> {
            List<Object> items = stack.popToMark();
            Unpickler.putAll(stack.peek(), items);
        });
    }

    private void appendToMark() throws PickleException {
        List<Object> items = stack.popToMark();
        Unpickler.append(stack.peek(), items);
    }

    private void defineObjects() {
        define('c', () -> {
            String module = input.line();
            stack.push(unpickler.global(module, input.line()));
        });
        define(0x93, () -> {
            Object name = stack.pop();
            Object module = stack.pop();
            if (!(name instanceof String nameText) || !(module instanceof String moduleText)) {
                throw new PickleException("a class is named by something that is no text");
            }
            stack.push(unpickler.global(moduleText, nameText));
        });
        define('R', this::call);
        define(0x81, this::call); // making an object and calling a function are one thing here
        define(0x92, () -> {
            stack.pop(); // keyword arguments: no name on the list takes any
            call();
        });
        define('b', () -> {
            Object state = stack.pop();
            unpickler.build(stack.peek(), state);
        });
        define('Q', () -> stack.push(unpickler.persistent(stack.pop())));
    }

    private void call() throws PickleException {
        Object arguments = stack.pop();
        stack.push(unpickler.call(stack.pop(), arguments));
    }

    private static Object integerLine(String line) throws PickleException {
        if (line.equals("01") || line.equals("00")) {
            return line.equals("01");
        }
        try {
            return Unpickler.narrowed(new BigInteger(line.endsWith("L") ? line.substring(0, line.length() - 1) : line));
        } catch (NumberFormatException e) {
            throw new PickleException("'" + line + "' is no whole number");
        }
    }

    private static double doubleLine(String line) throws PickleException {
        try {
            return Double.parseDouble(line);
        } catch (NumberFormatException e) {
            throw new PickleException("'" + line + "' is no number");
        }
    }

    private static int number(String line) throws PickleException {
        if (integerLine(line) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new PickleException("'" + line + "' is no number of a value");
    }
}
