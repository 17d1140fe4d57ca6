package org.earmark.analysis.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earmark.spi.tensor.FloatArray;

/** Reads the one kind of NumPy array that the store holds: little-endian float32 in row-major order. */
final class NpyReader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern HEADER = Pattern.compile(
            "\\{\\s*'descr':\\s*'<f4',\\s*'fortran_order':\\s*False,\\s*'shape':\\s*\\(([\\d, ]*)\\),?\\s*\\}\\s*");

    private NpyReader() {}

    /** @throws IOException with a clause on what is wrong */
    static FloatArray read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw new IOException(file.getFileName() + " is no NumPy array");
        }
        boolean longHeader = bytes[6] > 1;
        int start = longHeader ? 12 : 10;
        int length = longHeader ? buffer.getInt(8) : buffer.getShort(8) & 0xffff;
        if (length < 0 || start + (long) length > bytes.length) {
            throw new IOException(file.getFileName() + " is cut off in its header");
        }
        Matcher header = HEADER.matcher(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
        if (!header.matches()) {
            throw new IOException(file.getFileName() + " is no float32 array in row-major order");
        }
        long[] shape = Arrays.stream(header.group(1).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        long values = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (values * Float.BYTES != bytes.length - start - (long) length) {
            throw new IOException(file.getFileName() + " has not the number of values that its header tells");
        }
        float[] data = new float[(int) values];
        buffer.position(start + length);
        buffer.asFloatBuffer().get(data);
        return new FloatArray(data, shape);
    }
}
