package org.earmark.core.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.earmark.formats.pickle.ByteSource;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.Unpickler;
import org.earmark.spi.error.DataException;

/**
 * PyTorch's zip archives: {@code <name>/data.pkl} and one entry for each storage. Entries are read by name into memory;
 * nothing is ever unpacked to disk.
 */
final class TorchZip {
    private static final String PICKLE = "data.pkl";
    private static final int LARGEST_PICKLE = 1 << 28;

    private final Path path;
    private final ZipFile zip;
    private final String folder;
    private String cachedKey = "";
    private ByteBuffer cached = ByteBuffer.allocate(0);

    private TorchZip(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
        this.folder = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + PICKLE) && name.indexOf('/') == name.length() - PICKLE.length() - 1)
                .findFirst()
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .orElseThrow(() -> bad("the archive has no entry " + PICKLE + ", hence is not PyTorch's"));
    }

    static Checkpoint read(Path path) {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return new TorchZip(path, zip).read();
        } catch (IOException e) {
            throw new DataException(
                    "Cannot read the checkpoint " + path + ": it is a damaged archive, perhaps cut short ("
                            + e.getMessage() + "). Copy or download it again.",
                    e);
        }
    }

    private Checkpoint read() {
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw bad("it is a TorchScript program, not a checkpoint of weights");
        }
        ZipEntry order = zip.getEntry(folder + "byteorder");
        if (order != null
                && !StandardCharsets.US_ASCII
                        .decode(bytes(order, 16))
                        .toString()
                        .equals("little")) {
            throw bad("it was written on a big-endian machine, which Earmark does not read");
        }
        try {
            Unpickler unpickler = new Unpickler(TorchGlobals.all(), StorageView::of);
            ByteBuffer pickle = bytes(zip.getEntry(folder + PICKLE), LARGEST_PICKLE);
            Object root = unpickler.load(ByteSource.of(pickle), 0).value();
            return StateDict.of(root, unpickler.unlisted()).read(CheckpointFormat.TORCH_ZIP, this::storage);
        } catch (PickleException e) {
            throw new DataException("Cannot read the checkpoint " + path + ": " + e.getMessage() + ".", e);
        }
    }

    private ByteBuffer storage(StorageView storage, long firstByte, int count) {
        if (!storage.key().equals(cachedKey)) {
            ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
            if (entry == null) {
                throw bad("the archive lacks storage " + storage.key());
            }
            cached = bytes(entry, Integer.MAX_VALUE - 8);
            cachedKey = storage.key();
        }
        if (cached.remaining() < storage.named()) {
            throw bad(
                    "storage " + storage.key() + " claims " + storage.named() + " bytes, it has " + cached.remaining());
        }
        return cached.slice(Math.toIntExact(firstByte), count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer bytes(ZipEntry entry, int limit) {
        if (entry.getSize() > limit) {
            throw bad("its entry " + entry.getName() + " claims " + entry.getSize() + " bytes");
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes((int) entry.getSize());
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            if (bytes.length != entry.getSize() || checksum.getValue() != entry.getCrc()) {
                throw bad("the bytes of its entry " + entry.getName() + " do not match their checksum");
            }
            return ByteBuffer.wrap(bytes);
        } catch (IOException e) {
            throw new DataException(
                    "Cannot read entry " + entry.getName() + " of the checkpoint " + path + ": " + e.getMessage()
                            + ". Copy or download it again.",
                    e);
        }
    }

    private DataException bad(String reason) {
        return new DataException(
                "Cannot read the checkpoint " + path + ": " + reason + ". Copy, download or export it again.");
    }
}
