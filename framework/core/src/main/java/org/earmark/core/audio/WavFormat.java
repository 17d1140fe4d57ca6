package org.earmark.core.audio;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/**
 * The {@code fmt } chunk of a WAV file.
 *
 * @param channels at least 1
 * @param sampleRate in hertz, at least 1
 */
record WavFormat(SampleEncoding encoding, int channels, int sampleRate) {
    static final int SHORTEST_CHUNK = 16;
    static final int EXTENSIBLE_CHUNK = 40;

    private static final int INTEGER = 1;
    private static final List<SampleEncoding> INTEGERS = List.of(
            SampleEncoding.UNSIGNED_8, SampleEncoding.SIGNED_16, SampleEncoding.SIGNED_24, SampleEncoding.SIGNED_32);
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int SUBFORMAT = 24;
    /** What follows the format tag in the GUIDs of all sub-formats that are plain samples. */
    private static final String SUBFORMAT_TAIL = "000000001000800000aa00389b71";

    /** @param chunk the chunk's body, little-endian, at least {@link #SHORTEST_CHUNK} bytes */
    static WavFormat parse(ByteBuffer chunk) throws MalformedAudioException {
        int tag = chunk.getShort(0) & 0xffff;
        int channels = chunk.getShort(2) & 0xffff;
        long sampleRate = chunk.getInt(4) & 0xffff_ffffL;
        int bytesPerFrame = chunk.getShort(12) & 0xffff;
        int bits = chunk.getShort(14) & 0xffff;
        if (channels == 0) {
            throw new MalformedAudioException("its header declares 0 channels");
        }
        if (sampleRate == 0 || sampleRate > Integer.MAX_VALUE) {
            throw new MalformedAudioException("its header declares a sampling rate of " + sampleRate + " Hz");
        }
        SampleEncoding encoding = encoding(tag == EXTENSIBLE ? extensibleTag(chunk) : tag, bits);
        if (bytesPerFrame != channels * encoding.bytes()) {
            throw new MalformedAudioException("its header contradicts itself: " + channels + " channels of " + bits
                    + " bits do not take " + bytesPerFrame + " bytes");
        }
        return new WavFormat(encoding, channels, (int) sampleRate);
    }

    int bytesPerFrame() {
        return channels * encoding.bytes();
    }

    private static int extensibleTag(ByteBuffer chunk) throws MalformedAudioException {
        if (chunk.limit() < EXTENSIBLE_CHUNK) {
            throw new MalformedAudioException(
                    "its extensible 'fmt ' chunk has " + chunk.limit() + " bytes instead of " + EXTENSIBLE_CHUNK);
        }
        byte[] tail = new byte[SUBFORMAT_TAIL.length() / 2];
        chunk.get(SUBFORMAT + 2, tail);
        if (!HexFormat.of().formatHex(tail).equals(SUBFORMAT_TAIL)) {
            throw new MalformedAudioException("its extensible sub-format does not stand for plain samples");
        }
        return chunk.getShort(SUBFORMAT) & 0xffff;
    }

    private static SampleEncoding encoding(int tag, int bits) throws MalformedAudioException {
        if (tag == INTEGER && bits >= 1 && bits <= 32) {
            // Fewer bits than their container has are left-justified in it, so the container decides.
            return INTEGERS.get((bits + 7) / 8 - 1);
        }
        if (tag == FLOAT && bits == 32) {
            return SampleEncoding.FLOAT_32;
        }
        if (tag == FLOAT && bits == 64) {
            return SampleEncoding.FLOAT_64;
        }
        if (tag == A_LAW && bits == 8) {
            return SampleEncoding.A_LAW;
        }
        if (tag == MU_LAW && bits == 8) {
            return SampleEncoding.MU_LAW;
        }
        throw new MalformedAudioException("its samples have format tag " + tag + " with " + bits
                + " bits; supported are integers of up to 32 bits (1), floats of 32 or 64 bits (3), A-law (6) and"
                + " mu-law (7)");
    }
}
