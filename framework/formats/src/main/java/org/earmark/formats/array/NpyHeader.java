package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earmark.spi.tensor.FloatArray;

/** The header of a NumPy array file: a Python dictionary literal with exactly three keys. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyHeader(String descriptor, boolean fortranOrder, long[] shape, long elements, long dataStart) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int ALIGNMENT = 64;
    private static final int MAXIMUM_LENGTH = 1 << 16;
    private static final Pattern DESCRIPTOR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");
    private static final Pattern WHOLE = Pattern.compile("\\s*\\{('(descr|fortran_order|shape)'\\s*:\\s*"
            + "('[^']*'|True|False|\\([0-9,\\s]*\\))\\s*,?\\s*){3}\\}\\s*");

    /** The first bytes of a file of version 1.0, up to its data. */
    static byte[] of(String descriptor, long[] shape) {
        String axes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '" + descriptor + "', 'fortran_order': False, 'shape': (" + axes
                + (shape.length == 1 ? ",), }" : "), }");
        int start = MAGIC.length + 2 + Short.BYTES;
        int padding = ALIGNMENT - (start + header.length() + 1) % ALIGNMENT;
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[start + text.length];
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text);
        return bytes;
    }

    static NpyHeader read(InputFile input) {
        int fixed = MAGIC.length + 2;
        if (input.size() < fixed + Short.BYTES) {
            throw input.bad("it has only " + input.size() + " bytes");
        }
        ByteBuffer start = input.read(0, fixed);
        if (!start.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw input.bad("it does not start with the mark of NumPy arrays");
        }
        int version = start.get(MAGIC.length);
        if (version < 1 || version > 3) {
            throw input.bad("its format version is " + version + ", known are 1 to 3");
        }
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        if (input.size() < fixed + lengthBytes) {
            throw input.bad("it has only " + input.size() + " bytes");
        }
        ByteBuffer lengthField = input.read(fixed, lengthBytes);
        long length = version == 1
                ? Short.toUnsignedLong(lengthField.getShort())
                : Integer.toUnsignedLong(lengthField.getInt());
        long dataStart = fixed + lengthBytes + length;
        if (length > MAXIMUM_LENGTH || dataStart > input.size()) {
            throw input.bad("its header claims " + length + " bytes, the file has " + input.size());
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text =
                charset.decode(input.read(fixed + lengthBytes, (int) length)).toString();
        return parse(input, text, dataStart);
    }

    boolean isObject() {
        return descriptor.equals("|O") || descriptor.equals("O");
    }

    private static NpyHeader parse(InputFile input, String text, long dataStart) {
        Matcher descriptor = DESCRIPTOR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!WHOLE.matcher(text).matches() || !descriptor.find() || !order.find() || !shape.find()) {
            throw input.bad("its header is not of numbers alone: " + text.strip());
        }
        try {
            long[] axes = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(axis -> !axis.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            long elements = FloatArray.size(axes);
            Math.multiplyExact(elements, (long) Double.BYTES);
            return new NpyHeader(descriptor.group(1), order.group(1).equals("True"), axes, elements, dataStart);
        } catch (ArithmeticException | NumberFormatException e) {
            throw input.bad("its shape (" + shape.group(1) + ") is impossible", e);
        }
    }
}
