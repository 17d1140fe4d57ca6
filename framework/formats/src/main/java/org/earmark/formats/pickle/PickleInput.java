package org.earmark.formats.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the arguments of opcodes; never beyond the end, and takes no memory for lengths that are only claimed. */
final class PickleInput {
    private static final int WINDOW = 1 << 16;
    private static final int LONGEST_LINE = 1 << 16;
    private static final int LONGEST_INTEGER = 1 << 10;

    private final ByteSource source;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    PickleInput(ByteSource source, long position) {
        this.source = source;
        this.windowStart = position;
    }

    long position() {
        return windowStart + window.position();
    }

    int unsignedByte() throws PickleException {
        return Byte.toUnsignedInt(take(1).get());
    }

    int unsignedShort() throws PickleException {
        return Short.toUnsignedInt(take(2).getShort());
    }

    int signedInt() throws PickleException {
        return take(4).getInt();
    }

    double bigEndianDouble() throws PickleException {
        return Double.longBitsToDouble(Long.reverseBytes(take(8).getLong()));
    }

    /** A length of 1, 4 or 8 bytes that the rest of the input must hold. */
    int length(int width) throws PickleException {
        long length =
                switch (width) {
                    case 1 -> unsignedByte();
                    case 4 -> Integer.toUnsignedLong(signedInt());
                    default -> take(8).getLong();
                };
        if (length < 0 || length > source.size() - position() || length > Integer.MAX_VALUE - 8) {
            throw new PickleException("it is cut short: at byte " + position() + " it claims "
                    + Long.toUnsignedString(length) + " more bytes, there are " + (source.size() - position()));
        }
        return (int) length;
    }

    /** Copied when they have been read already, otherwise left where they are. */
    PickleBytes bytes(int lengthWidth) throws PickleException {
        int length = length(lengthWidth);
        if (length <= window.remaining()) {
            byte[] near = new byte[length];
            take(length).get(near);
            return PickleBytes.of(near);
        }
        PickleBytes far = new PickleBytes(source, position(), length);
        skip(length);
        return far;
    }

    String text(int lengthWidth) throws PickleException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes(lengthWidth).read())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PickleException("the text before byte " + position() + " is not UTF-8");
        }
    }

    String latinText(int lengthWidth) throws PickleException {
        return StandardCharsets.ISO_8859_1.decode(bytes(lengthWidth).read()).toString();
    }

    /** A whole number of any size, least significant byte first. */
    BigInteger integer(int lengthWidth) throws PickleException {
        int length = length(lengthWidth);
        if (length > LONGEST_INTEGER) {
            throw new PickleException("a whole number of " + length + " bytes is no honest one");
        }
        byte[] bytes = new byte[length];
        take(length).get(bytes);
        for (int i = 0; i < length / 2; i++) {
            byte swap = bytes[i];
            bytes[i] = bytes[length - 1 - i];
            bytes[length - 1 - i] = swap;
        }
        return length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    }

    String line() throws PickleException {
        byte[] line = new byte[64];
        for (int length = 0; length < LONGEST_LINE; length++) {
            byte next = take(1).get();
            if (next == '\n') {
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
            line = length == line.length ? Arrays.copyOf(line, 2 * length) : line;
            line[length] = next;
        }
        throw new PickleException("the line before byte " + position() + " does not end");
    }

    private void skip(int count) {
        if (count <= window.remaining()) {
            window.position(window.position() + count);
        } else {
            windowStart = position() + count;
            window = ByteBuffer.allocate(0);
        }
    }

    /** The next bytes, little-endian. */
    private ByteBuffer take(int count) throws PickleException {
        if (window.remaining() < count) {
            refill(count);
        }
        ByteBuffer taken = window.slice(window.position(), count).order(ByteOrder.LITTLE_ENDIAN);
        window.position(window.position() + count);
        return taken;
    }

    private void refill(int count) throws PickleException {
        long start = position();
        if (count > source.size() - start) {
            throw new PickleException("it is cut short: it ends at byte " + source.size() + " amid a value");
        }
        window = source.read(start, (int) Math.min(Math.max(WINDOW, count), source.size() - start));
        windowStart = start;
    }
}
