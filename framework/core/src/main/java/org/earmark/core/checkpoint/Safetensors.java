package org.earmark.core.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.earmark.formats.array.AtomicFile;
import org.earmark.formats.array.ElementType;
import org.earmark.formats.array.InputFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.tensor.FloatArray;

/**
 * Reads and writes safetensors files: eight bytes of header length, a JSON header, then the raw numbers. The reader
 * trusts nothing: a header that claims too much, tensors that overlap, bytes that nobody owns and short files are
 * refused before any memory is taken for them.
 */
public final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    /** The limit of the reference implementation. */
    private static final long MAXIMUM_HEADER = 100_000_000;

    private static final int CHUNK_FLOATS = 1 << 18;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Safetensors() {}

    /**
     * Writes float32 tensors in the map's order; the file appears whole or not at all.
     *
     * @throws EarmarkException when the file cannot be written
     */
    public static void write(Path file, Map<String, FloatArray> tensors, Map<String, String> metadata) {
        byte[] header = header(tensors, metadata);
        AtomicFile.write(file, channel -> {
            ByteBuffer start = ByteBuffer.allocate(LENGTH_BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            writeFully(channel, start.putLong(header.length).put(header).flip());
            ByteBuffer chunk =
                    ByteBuffer.allocateDirect(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (FloatArray tensor : tensors.values()) {
                writeFloats(channel, chunk, tensor.values());
            }
        });
    }

    /** @throws DataException when the file is missing or is not a sound safetensors file */
    public static SafetensorsContent read(Path file) {
        try (InputFile input = InputFile.open(file, "safetensors file")) {
            if (input.size() < LENGTH_BYTES + 2) {
                throw input.bad("it has only " + input.size() + " bytes, less than the smallest header");
            }
            long headerBytes = input.read(0, LENGTH_BYTES).getLong();
            if (headerBytes < 2 || headerBytes > MAXIMUM_HEADER || headerBytes > input.size() - LENGTH_BYTES) {
                throw input.bad("its header claims " + Long.toUnsignedString(headerBytes) + " bytes, the file has "
                        + input.size());
            }
            long dataStart = LENGTH_BYTES + headerBytes;
            String json = StandardCharsets.UTF_8
                    .decode(input.read(LENGTH_BYTES, (int) headerBytes))
                    .toString();
            SafetensorsHeader header = SafetensorsHeader.parse(json, input.size() - dataStart);
            Map<String, TypedArray> arrays = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                ByteBuffer bytes = input.read(dataStart + entry.begin(), (int) (entry.end() - entry.begin()));
                arrays.put(entry.name(), new TypedArray(entry.type(), entry.shape(), bytes));
            }
            return new SafetensorsContent(arrays, header.metadata());
        } catch (SafetensorsHeader.MalformedException e) {
            throw new DataException(
                    "Cannot read the safetensors file " + file + ": " + e.getMessage()
                            + ". It is damaged or of another kind: copy or make it again.",
                    e);
        }
    }

    /** Padded with blanks, so that the numbers start at a multiple of eight bytes. */
    private static byte[] header(Map<String, FloatArray> tensors, Map<String, String> metadata) {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode node = root.putObject(SafetensorsHeader.METADATA);
            metadata.forEach(node::put);
        }
        long position = 0;
        for (Map.Entry<String, FloatArray> entry : tensors.entrySet()) {
            long end = position + (long) entry.getValue().values().length * Float.BYTES;
            ObjectNode node = root.putObject(entry.getKey()).put("dtype", ElementType.F32.name());
            for (long axis : entry.getValue().shape()) {
                node.withArray("shape").add(axis);
            }
            node.withArray("shape");
            node.putArray("data_offsets").add(position).add(end);
            position = end;
        }
        try {
            String json = JSON.writeValueAsString(root);
            int length = json.getBytes(StandardCharsets.UTF_8).length;
            return (json + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }

    private static void writeFloats(FileChannel channel, ByteBuffer chunk, float[] values) throws IOException {
        for (int start = 0; start < values.length; start += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - start);
            chunk.clear();
            chunk.asFloatBuffer().put(values, start, count);
            writeFully(channel, chunk.limit(count * Float.BYTES));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
