package org.earmark.core.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.earmark.formats.array.AtomicFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.EarmarkException;

/**
 * Writes checkpoints that PyTorch and the original HTS-AT code load: a zip archive of stored entries with the layout of
 * {@code torch.save} and the keys of Lightning.
 */
public final class TorchCheckpoint {
    /** What the original training module puts before every name. */
    public static final String LIGHTNING_PREFIX = "sed_model.";

    private static final String FOLDER = "archive/";
    /** PyTorch aligns storages so that they can be mapped into memory; it pads with an extra field of this mark. */
    private static final int ALIGNMENT = 64;

    private static final short PADDING_MARK = 0x4246;
    private static final int EXTRA_HEADER = 4;
    private static final int LOCAL_HEADER = 30;

    /** Any fixed time makes equal weights equal files; Java adds a field of its own to entries of January 1980. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private long written;

    private TorchCheckpoint() {}

    /**
     * Writes a checkpoint; the file appears whole or not at all.
     *
     * @param tensors by name; unsigned integers wider than 8 bits are not possible
     * @param prefix put before every name, {@link #LIGHTNING_PREFIX} or empty
     * @param plain values beside the weights, such as {@code epoch}: texts, whole numbers, doubles
     * @throws EarmarkException when the file cannot be written
     */
    public static void write(Path file, Map<String, TypedArray> tensors, String prefix, Map<String, Object> plain) {
        Map<String, TypedArray> named = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (!PickleWriter.writes(tensor.type())) {
                throw new IllegalArgumentException(name + " is " + tensor + ", which PyTorch has no storage for");
            }
            named.put(prefix + name, tensor);
        });
        byte[] pickle = new PickleWriter().checkpoint(named, plain);
        AtomicFile.write(file, channel -> {
            OutputStream unclosable = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16) {
                @Override
                public void close() throws IOException {
                    flush(); // the file is forced to disk before it is closed
                }
            };
            new TorchCheckpoint().writeArchive(unclosable, pickle, named);
        });
    }

    private void writeArchive(OutputStream out, byte[] pickle, Map<String, TypedArray> tensors) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "data.pkl", ByteBuffer.wrap(pickle));
            add(zip, "byteorder", ByteBuffer.wrap("little".getBytes(StandardCharsets.US_ASCII)));
            int key = 0;
            for (TypedArray tensor : tensors.values()) {
                add(zip, "data/" + key++, tensor.bytes());
            }
            add(zip, "version", ByteBuffer.wrap("3\n".getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private void add(ZipOutputStream zip, String name, ByteBuffer content) throws IOException {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(checksum.getValue());
        long unpadded = written + LOCAL_HEADER + FOLDER.length() + name.length() + EXTRA_HEADER;
        int padding = (int) ((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
        ByteBuffer extra = ByteBuffer.allocate(EXTRA_HEADER + padding).order(ByteOrder.LITTLE_ENDIAN);
        entry.setExtra(extra.putShort(PADDING_MARK).putShort((short) padding).array());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
        written = unpadded + padding + bytes.length;
    }
}
