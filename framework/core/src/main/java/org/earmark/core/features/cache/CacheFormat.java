package org.earmark.core.features.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Where things lie in a cache file. A header of one page; then for each clip an index entry of 8 bytes, zero while the
 * clip is absent, else a mark and the CRC-32C of its data; then the clips' values, each from a multiple of 64 bytes on.
 *
 * @param digest of the key, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its header only
record CacheFormat(byte[] digest, int clips, int valuesPerClip, FeatureEncoding encoding) {
    static final int HEADER = 4096;
    static final int INDEX_ENTRY = Long.BYTES;

    private static final long MAGIC = 0x3154_4145_464b_5245L; // "ERKFEAT1"
    private static final int PRESENT = 0x4b52_4d45;
    private static final int ALIGNMENT = 64;

    int bytesPerClip() {
        return Math.multiplyExact(valuesPerClip, encoding.bytes());
    }

    long indexPosition(int clip) {
        return HEADER + (long) clip * INDEX_ENTRY;
    }

    long dataPosition(int clip) {
        return dataStart() + clip * stride();
    }

    long fileSize() {
        return dataStart() + clips * stride();
    }

    /** Bytes from one clip to the next. */
    long stride() {
        return align(bytesPerClip());
    }

    ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putInt(clips).putInt(valuesPerClip).putInt(encoding.bytes());
        header.put(digest);
        CRC32C checksum = new CRC32C();
        checksum.update(header.duplicate().flip());
        header.putInt((int) checksum.getValue());
        return header.rewind();
    }

    /** The index entry of a clip with this data. */
    static long entry(ByteBuffer data) {
        CRC32C checksum = new CRC32C();
        checksum.update(data);
        return (long) PRESENT << Integer.SIZE | checksum.getValue();
    }

    private long dataStart() {
        return align(indexPosition(clips));
    }

    private static long align(long position) {
        return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
