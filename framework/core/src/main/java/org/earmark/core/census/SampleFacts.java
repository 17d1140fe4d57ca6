package org.earmark.core.census;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.earmark.core.audio.DecodedAudio;

/** One pass over the samples of a clip. */
final class SampleFacts {
    /** Fewer samples at full scale are a loud peak, not clipping. */
    static final int CLIPPED_RUN = 3;
    /** Shorter stretches of exact zeros occur in quiet recordings. */
    static final double ZERO_SECONDS = 0.1;

    private final float fullScale;
    private final int zeroRun;
    private double peak;
    private double energy;
    private int finite;
    private int clippedRuns;
    private int nonFinite;
    private long zeros;
    private int clippedLength;
    private int zeroLength;

    private SampleFacts(float fullScale, int zeroRun) {
        this.fullScale = fullScale;
        this.zeroRun = zeroRun;
    }

    static ClipFacts of(int clip, String id, DecodedAudio audio) {
        float[] samples = audio.waveform().samples();
        int sampleRate = audio.waveform().sampleRate();
        SampleFacts facts = new SampleFacts(audio.encoding().fullScale(), (int) Math.ceil(ZERO_SECONDS * sampleRate));
        for (float sample : samples) {
            facts.add(sample);
        }
        return new ClipFacts(
                clip,
                id,
                audio.encoding(),
                sampleRate,
                audio.waveform().seconds(),
                facts.peak,
                facts.finite == 0 ? 0 : Math.sqrt(facts.energy / facts.finite),
                facts.clippedRuns,
                facts.nonFinite,
                (double) facts.zeros / sampleRate,
                digest(samples, sampleRate));
    }

    private void add(float sample) {
        float size = Math.abs(sample);
        if (Float.isFinite(sample)) {
            peak = Math.max(peak, size);
            energy += (double) sample * sample;
            finite++;
        } else {
            nonFinite++;
        }
        clippedLength = size >= fullScale ? clippedLength + 1 : 0;
        clippedRuns += clippedLength == CLIPPED_RUN ? 1 : 0;
        zeroLength = sample == 0 ? zeroLength + 1 : 0;
        // The stretch is known to be long enough only at its zeroRun-th sample, which stands for those before it.
        zeros += zeroLength == zeroRun ? zeroRun : zeroLength > zeroRun ? 1 : 0;
    }

    private static String digest(float[] samples, int sampleRate) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(samples.length + 1, Float.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(sampleRate).asFloatBuffer().put(samples);
            digest.update(bytes.array());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
