package org.earmark.formats.array;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.earmark.formats.pickle.ByteSource;

/** The bytes of a file that is opened anew for each read, so that values left in it outlive any open channel. */
record FileBytes(Path path, String format, long size) implements ByteSource {
    @Override
    public ByteBuffer read(long position, int count) {
        try (InputFile input = InputFile.open(path, format)) {
            if (position + count > input.size()) {
                throw input.bad("it has been cut short since it was opened");
            }
            return input.read(position, count);
        }
    }
}
