package org.earmark.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earmark.spi.tensor.FloatArray;

/** Golden values: NumPy's array files of little-endian float32 or int64 in C order, from a test's own resources. */
public final class GoldenArray {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '(<f4|<i8)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\)");

    private GoldenArray() {}

    /**
     * @param owner the test class beside whose resources the file lies
     * @param path of the resource, for example {@code /goldens/losses/random_pred.npy}
     * @throws IllegalArgumentException when there is no such resource or it is of another format
     */
    public static FloatArray read(Class<?> owner, String path) {
        try (InputStream stream = owner.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + path + " beside " + owner);
            }
            return parse(path, ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FloatArray parse(String path, ByteBuffer bytes) {
        int headerLength = bytes.getShort(8);
        byte[] header = new byte[headerLength];
        bytes.get(10, header);
        Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new IllegalArgumentException(path + " is no plain array of float32 or int64");
        }
        long[] shape = Arrays.stream(matcher.group(2).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        FloatArray array = FloatArray.zeros(shape);
        bytes.position(10 + headerLength);
        boolean floats = matcher.group(1).equals("<f4");
        for (int i = 0; i < array.values().length; i++) {
            array.values()[i] = floats ? bytes.getFloat() : bytes.getLong();
        }
        return array;
    }
}
