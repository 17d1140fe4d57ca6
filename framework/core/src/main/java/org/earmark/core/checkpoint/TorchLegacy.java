package org.earmark.core.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earmark.formats.array.InputFile;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.Unpickler;
import org.earmark.spi.error.DataException;

/**
 * PyTorch's format before 1.6: five pickles in a row (magic number, version, machine, content, names of storages), then
 * for each storage its number of elements in eight bytes and the elements.
 */
final class TorchLegacy {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long PROTOCOL = 1001;

    private final InputFile input;
    private final Map<String, StorageView> claimed = new HashMap<>();
    private final Map<String, Long> starts = new HashMap<>();

    private TorchLegacy(InputFile input) {
        this.input = input;
    }

    static Checkpoint read(Path path) {
        try (InputFile input = InputFile.open(path, "checkpoint")) {
            return new TorchLegacy(input).read();
        } catch (PickleException e) {
            throw new DataException("Cannot read the checkpoint " + path + ": " + e.getMessage() + ".", e);
        }
    }

    private Checkpoint read() throws PickleException {
        Unpickler unpickler = new Unpickler(TorchGlobals.all(), this::claim);
        Unpickler.Loaded magic = unpickler.load(input, 0);
        Unpickler.Loaded version = unpickler.load(input, magic.end());
        if (!magic.value().equals(MAGIC) || !version.value().equals(PROTOCOL)) {
            throw new PickleException("it is a pickle, but not one that PyTorch wrote");
        }
        Unpickler.Loaded machine = unpickler.load(input, version.end());
        if (machine.value() instanceof Map<?, ?> facts && Boolean.FALSE.equals(facts.get("little_endian"))) {
            throw new PickleException("it was written on a big-endian machine, which Earmark does not read");
        }
        Unpickler.Loaded content = unpickler.load(input, machine.end());
        StateDict dict = StateDict.of(content.value(), unpickler.unlisted());
        Unpickler.Loaded names = unpickler.load(input, content.end());
        locate(names);
        return dict.read(CheckpointFormat.TORCH_LEGACY, this::storage);
    }

    private Object claim(Object identifier) throws PickleException {
        StorageView storage = StorageView.of(identifier);
        StorageView earlier = claimed.putIfAbsent(storage.key(), storage);
        if (earlier != null && (earlier.named() != storage.named() || earlier.type() != storage.type())) {
            throw new PickleException("storage " + storage.key() + " has two sizes");
        }
        return storage;
    }

    private void locate(Unpickler.Loaded names) throws PickleException {
        long position = names.end();
        for (Object name : names.value() instanceof List<?> list ? list : List.of()) {
            StorageView storage = claimed.get(String.valueOf(name));
            if (storage == null || position + Long.BYTES > input.size()) {
                throw new PickleException("storage " + name + " is not used or not there");
            }
            long elements = input.read(position, Long.BYTES).getLong();
            position += Long.BYTES;
            if (elements != storage.named() / storage.type().bytes()) {
                throw new PickleException("storage " + name + " has " + elements + " elements, not "
                        + storage.named() / storage.type().bytes());
            }
            if (storage.named() > input.size() - position) {
                throw new PickleException("it is cut short amid storage " + name);
            }
            starts.put(storage.key(), position);
            position += storage.named();
        }
    }

    private ByteBuffer storage(StorageView storage, long firstByte, int count) {
        Long start = starts.get(storage.key());
        if (start == null) {
            throw input.bad("it lacks storage " + storage.key());
        }
        return input.read(start + firstByte, count);
    }
}
