package org.earmark.formats.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.earmark.formats.hdf.HdfColumn;
import org.earmark.formats.hdf.HdfLayout;
import org.earmark.formats.hdf.HdfType;

/**
 * Writes a file of recordings as PANNs and HTS-AT pack them ({@code audio_name}, {@code target}, {@code waveform}, attribute
 * {@code sample_rate}), clip by clip, in place and in any order: {@link AudioSetWaveforms} reads it. A clip that is never
 * written has no name, no class and silence. Immutable.
 */
public final class AudioSetPack {
    /** Bytes of a name in the original's files; longer ones are given more. */
    public static final int USUAL_NAME_BYTES = 20;

    private static final float INT16_SCALE = 32767;

    private final HdfLayout layout;
    private final int nameBytes;
    private final int classes;
    private final int samples;

    /**
     * @param nameBytes of the longest name in UTF-8
     * @param sampleRate in hertz
     * @param samples of each clip
     */
    public AudioSetPack(int clips, int nameBytes, int classes, int sampleRate, int samples) {
        this.nameBytes = Math.max(nameBytes, USUAL_NAME_BYTES);
        this.classes = classes;
        this.samples = samples;
        this.layout = new HdfLayout(
                List.of(
                        HdfColumn.list("audio_name", HdfType.text(this.nameBytes), clips),
                        HdfColumn.matrix("target", HdfType.BOOL, clips, classes),
                        HdfColumn.matrix("waveform", HdfType.INT16, clips, samples)),
                Map.of("sample_rate", sampleRate));
    }

    /** The bytes of the whole file. */
    public long size() {
        return layout.size();
    }

    /** Begins the file, without any clip. */
    public void start(FileChannel channel) throws IOException {
        layout.start(channel);
    }

    /** Whether the file was begun like this. */
    public boolean matches(FileChannel channel) throws IOException {
        return layout.matches(channel);
    }

    /**
     * @param row the clip's place in the file
     * @param labels its classes
     * @param waveform as many samples as each clip has
     */
    public void write(FileChannel channel, int row, String name, int[] labels, short[] waveform) throws IOException {
        if (waveform.length != samples) {
            throw new IllegalArgumentException("a clip of " + waveform.length + " samples among those of " + samples);
        }
        layout.write(channel, "audio_name", row, text(name, nameBytes));
        layout.write(channel, "target", row, ByteBuffer.wrap(booleans(labels, classes)));
        ByteBuffer bytes = ByteBuffer.allocate(samples * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(waveform);
        layout.write(channel, "waveform", row, bytes);
    }

    /** As the original does: clipped to ±1, multiplied by 32767, cut off towards zero. */
    public static short[] toInt16(float[] samples) {
        short[] stored = new short[samples.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (Math.max(-1, Math.min(1, samples[i])) * INT16_SCALE);
        }
        return stored;
    }

    static ByteBuffer text(String text, int bytes) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > bytes) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + bytes + " bytes");
        }
        return ByteBuffer.allocate(bytes).put(encoded).rewind();
    }

    static byte[] booleans(int[] labels, int classes) {
        byte[] row = new byte[classes];
        for (int label : labels) {
            row[label] = 1;
        }
        return row;
    }
}
