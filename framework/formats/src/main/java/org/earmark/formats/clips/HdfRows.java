package org.earmark.formats.clips;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.earmark.spi.error.DataException;

/**
 * The rows of a column as bytes, block by block: millions of rows are read without an object for each value.
 *
 * @param width bytes of a row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HdfRows(Path path, String column, Dataset dataset, int[] dimensions, int width) {
    /** Takes a row. */
    @FunctionalInterface
    interface RowSink {
        /** @param position of the row's first byte */
        void row(int row, ByteBuffer bytes, int position);
    }

    /** @throws DataException when the file is damaged */
    void forEach(RowSink sink) {
        try {
            if (dataset instanceof ChunkedDataset chunked) {
                chunks(chunked, sink);
            } else if (dataset instanceof ContiguousDataset plain) {
                rows(0, dimensions[0], plain.getBuffer(), width, sink);
            } else {
                throw new DataException("The column " + column + " of " + path
                        + " is stored in a way that Earmark does not read. Make the file again.");
            }
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            throw HdfTable.bad(path, e);
        }
    }

    private void chunks(ChunkedDataset chunked, RowSink sink) {
        int[] chunk = chunked.getChunkDimensions();
        if (dimensions.length > 1 && chunk[1] < dimensions[1]) {
            bands(chunked, chunk, sink);
            return;
        }
        for (int first = 0; first < dimensions[0]; first += chunk[0]) {
            int[] offset = new int[dimensions.length];
            offset[0] = first;
            ByteBuffer bytes = ByteBuffer.wrap(chunked.getDecompressedChunk(offset));
            rows(first, Math.min(chunk[0], dimensions[0] - first), bytes, width, sink);
        }
    }

    /** Chunks that hold parts of rows are joined first. */
    private void bands(ChunkedDataset chunked, int[] chunk, RowSink sink) {
        int element = width / dimensions[1];
        for (int first = 0; first < dimensions[0]; first += chunk[0]) {
            int count = Math.min(chunk[0], dimensions[0] - first);
            ByteBuffer joined = ByteBuffer.allocate(count * width);
            for (int left = 0; left < dimensions[1]; left += chunk[1]) {
                byte[] part = chunked.getDecompressedChunk(new int[] {first, left});
                int bytes = Math.min(chunk[1], dimensions[1] - left) * element;
                for (int row = 0; row < count; row++) {
                    joined.put(row * width + left * element, part, row * chunk[1] * element, bytes);
                }
            }
            rows(first, count, joined, width, sink);
        }
    }

    private static void rows(int first, int count, ByteBuffer bytes, int width, RowSink sink) {
        for (int row = 0; row < count; row++) {
            sink.row(first + row, bytes, bytes.position() + row * width);
        }
    }
}
