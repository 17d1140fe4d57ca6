package org.earmark.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.earmark.spi.data.Waveform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads everything but WAV, by FFmpeg. Damage between two sound packets is an error, and so is any damage of a lossless
 * file, whose checksums and promised length are checked. Damage before the first or after the last packet of a lossy
 * file, where tags and cut-off packets are common, is skipped with a warning.
 */
final class FfmpegDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegDecoder.class);

    private final Path path;
    private final FfmpegInput input;
    private final Int16Scale scale;
    private final FloatList mono = new FloatList();
    private int sampleRate;
    private int channels;
    private String damage = "";
    private float[] plane = new float[0];

    private FfmpegDecoder(Path path, FfmpegInput input, Int16Scale scale) {
        this.path = path;
        this.input = input;
        this.scale = scale;
    }

    static DecodedAudio decode(Path path, Int16Scale scale) throws MalformedAudioException {
        try (FfmpegInput input = FfmpegInput.open(path)) {
            return new FfmpegDecoder(path, input, scale).decode();
        }
    }

    private DecodedAudio decode() throws MalformedAudioException {
        int code = input.readPacket();
        while (code >= 0) {
            note(input.sendPacket());
            receiveFrames();
            code = input.readPacket();
        }
        if (code != avutil.AVERROR_EOF) {
            note(code);
        }
        note(input.sendEnd());
        receiveFrames();
        checkEnd();
        return new DecodedAudio(new Waveform(mono.toArray(), sampleRate), input.encoding(channels));
    }

    private void receiveFrames() throws MalformedAudioException {
        int code = input.receiveFrame();
        while (code >= 0) {
            append(input.frame());
            code = input.receiveFrame();
        }
        if (code != avutil.AVERROR_EAGAIN() && code != avutil.AVERROR_EOF) {
            note(code);
        }
    }

    private void note(int code) {
        if (code < 0 && code != avutil.AVERROR_EOF) {
            damage = FfmpegInput.describe(code);
        }
    }

    private void append(AVFrame frame) throws MalformedAudioException {
        if (mono.size() == 0) {
            sampleRate = frame.sample_rate();
            channels = frame.ch_layout().nb_channels();
        } else if (!damage.isEmpty()) {
            throw new MalformedAudioException(
                    "its data are damaged near second " + mono.size() / sampleRate + " (" + damage + ")");
        }
        if (sampleRate < 1 || frame.sample_rate() != sampleRate) {
            throw new MalformedAudioException(
                    "its sampling rate changes from " + sampleRate + " Hz to " + frame.sample_rate() + " Hz");
        }
        int count = frame.nb_samples();
        int planes = frame.ch_layout().nb_channels();
        int start = mono.grow(count);
        if (avutil.av_sample_fmt_is_planar(frame.format()) != 0) {
            averagePlanes(frame, planes, count, start);
        } else {
            decode(frame, 0, planes * count);
            Channels.average(plane, planes, count, mono.array(), start);
        }
    }

    private void averagePlanes(AVFrame frame, int planes, int count, int start) throws MalformedAudioException {
        float[] target = mono.array();
        for (int channel = 0; channel < planes; channel++) {
            decode(frame, channel, count);
            for (int i = 0; i < count; i++) {
                target[start + i] = channel == 0 ? plane[i] : target[start + i] + plane[i];
            }
        }
        for (int i = 0; planes > 1 && i < count; i++) {
            target[start + i] /= planes;
        }
    }

    /** Decodes so many samples of a plane into {@link #plane}; the native memory is not touched afterwards. */
    private void decode(AVFrame frame, int index, int count) throws MalformedAudioException {
        SampleEncoding encoding = encoding(frame.format());
        if (plane.length < count) {
            plane = new float[count];
        }
        BytePointer data = frame.extended_data(index);
        ByteBuffer bytes = data.capacity((long) count * encoding.bytes()).asByteBuffer();
        encoding.decode(bytes.order(ByteOrder.nativeOrder()), count, scale, plane);
    }

    private static SampleEncoding encoding(int sampleFormat) throws MalformedAudioException {
        int packed = avutil.av_get_packed_sample_fmt(sampleFormat);
        if (packed == avutil.AV_SAMPLE_FMT_U8) {
            return SampleEncoding.UNSIGNED_8;
        }
        if (packed == avutil.AV_SAMPLE_FMT_S16) {
            return SampleEncoding.SIGNED_16;
        }
        if (packed == avutil.AV_SAMPLE_FMT_S32) {
            return SampleEncoding.SIGNED_32;
        }
        if (packed == avutil.AV_SAMPLE_FMT_FLT) {
            return SampleEncoding.FLOAT_32;
        }
        if (packed == avutil.AV_SAMPLE_FMT_DBL) {
            return SampleEncoding.FLOAT_64;
        }
        throw new MalformedAudioException(
                "its samples have FFmpeg's format " + sampleFormat + ", which is not supported");
    }

    private void checkEnd() throws MalformedAudioException {
        long promised = input.promisedSamples();
        if (mono.size() < promised) {
            throw new MalformedAudioException(
                    "it is cut off: its header promises " + promised + " samples, " + mono.size() + " are there");
        }
        if (!damage.isEmpty()) {
            if (input.isLossless() || mono.size() == 0) {
                throw new MalformedAudioException("its data are damaged (" + damage + ")");
            }
            LOG.warn("{} has something that is no sound before its start or after its end ({}).", path, damage);
        }
        if (mono.size() == 0) {
            throw new MalformedAudioException("it holds no samples");
        }
    }
}
