package org.earmark.core.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.formats.array.InputFile;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;

/**
 * Reads checkpoints of any known format: safetensors, and PyTorch's zip and older files with Lightning's layout, Swin's
 * or a plain dictionary. The format is told by the content, not by the name of the file.
 */
public final class CheckpointReader {
    private static final int LOOK = 16;

    private CheckpointReader() {}

    /** @throws DataException when the file is missing, damaged, dangerous or holds no weights */
    public static Checkpoint read(Path file) {
        return switch (format(file)) {
            case TORCH_ZIP -> TorchZip.read(file);
            case TORCH_LEGACY -> TorchLegacy.read(file);
            case SAFETENSORS -> fromSafetensors(file);
        };
    }

    /** @throws DataException when the file is missing or starts like none of the formats */
    public static CheckpointFormat format(Path file) {
        try (InputFile input = InputFile.open(file, "checkpoint")) {
            if (input.size() == 0) {
                throw input.bad("it is empty");
            }
            ByteBuffer start = input.read(0, (int) Math.min(LOOK, input.size()));
            if (startsWith(start, 'P', 'K', 3, 4)) {
                return CheckpointFormat.TORCH_ZIP;
            }
            if (startsWith(start, 0x80) && start.remaining() > 1 && start.get(1) >= 2 && start.get(1) <= 5) {
                return CheckpointFormat.TORCH_LEGACY;
            }
            if (start.remaining() > Long.BYTES && start.get(Long.BYTES) == '{') {
                return CheckpointFormat.SAFETENSORS;
            }
            throw input.bad("it starts neither like a PyTorch file nor like a safetensors file");
        }
    }

    private static Checkpoint fromSafetensors(Path file) {
        SafetensorsContent content = Safetensors.read(file);
        String prefix = StateDict.commonPrefix(content.arrays().keySet());
        Map<String, TypedArray> tensors = new LinkedHashMap<>();
        content.arrays().forEach((name, array) -> tensors.put(name.substring(prefix.length()), array));
        List<String> notes = prefix.isEmpty() ? List.of() : List.of("removed '" + prefix + "' from the names");
        return new Checkpoint(CheckpointFormat.SAFETENSORS, tensors, content.metadata(), notes);
    }

    private static boolean startsWith(ByteBuffer bytes, int... start) {
        if (bytes.remaining() < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes.get(i) != (byte) start[i]) {
                return false;
            }
        }
        return true;
    }
}
