package org.earmark.core.audio;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * An opened file, its best audio stream and the decoder of that stream. All native memory is freed by {@link #close},
 * also when opening fails half-way. For one thread.
 */
final class FfmpegInput implements AutoCloseable {
    /**
     * Containers of sound that stand for themselves. Play lists and the like, which would make FFmpeg open other files or
     * addresses, are not among them.
     */
    private static final String CONTAINERS =
            "flac,ogg,mp3,mov,mp4,m4a,aac,aiff,au,caf,matroska,webm,wv,w64,amr,amrnb,amrwb,ac3,ape,tta";

    private static final int LARGEST_ALLOCATION = 1 << 28;

    static {
        // Errors are reported by exception, with the name of the file.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avutil.av_max_alloc(LARGEST_ALLOCATION);
    }

    private final AVFormatContext container = new AVFormatContext(null);
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private AVCodecContext decoder = new AVCodecContext(null);
    private int streamIndex;

    private FfmpegInput() {}

    static FfmpegInput open(Path path) throws MalformedAudioException {
        FfmpegInput input = new FfmpegInput();
        try {
            input.openContainer(path);
            input.openDecoder();
            return input;
        } catch (MalformedAudioException | RuntimeException | Error e) {
            input.close();
            throw e;
        }
    }

    private void openContainer(Path path) throws MalformedAudioException {
        AVDictionary options = new AVDictionary(null);
        try (BytePointer url = new BytePointer("file:" + path.toAbsolutePath(), StandardCharsets.UTF_8)) {
            avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
            avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
            int code = avformat.avformat_open_input(container, url, null, options);
            if (code < 0) {
                throw new MalformedAudioException(
                        "it is no WAV, FLAC, Ogg, MP3, MP4 or other known audio file (" + describe(code) + ")");
            }
        } finally {
            avutil.av_dict_free(options);
        }
        int code = avformat.avformat_find_stream_info(container, (AVDictionary) null);
        if (code < 0) {
            throw new MalformedAudioException("its header is damaged (" + describe(code) + ")");
        }
    }

    private void openDecoder() throws MalformedAudioException {
        streamIndex = avformat.av_find_best_stream(container, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
        if (streamIndex < 0) {
            throw new MalformedAudioException("it has no sound track");
        }
        AVStream stream = container.streams(streamIndex);
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new MalformedAudioException("there is no decoder for its sound track");
        }
        decoder = avcodec.avcodec_alloc_context3(codec);
        int code = avcodec.avcodec_parameters_to_context(decoder, stream.codecpar());
        if (code >= 0) {
            decoder.pkt_timebase(stream.time_base());
            decoder.thread_count(1);
            if (isLossless()) {
                decoder.err_recognition(avcodec.AV_EF_CRCCHECK | avcodec.AV_EF_EXPLODE);
            }
            code = avcodec.avcodec_open2(decoder, codec, (AVDictionary) null);
        }
        if (code < 0) {
            throw new MalformedAudioException("its sound track cannot be decoded (" + describe(code) + ")");
        }
    }

    /**
     * Reads the next packet of the sound track.
     *
     * @return at least 0, {@code AVERROR_EOF} after the last packet, or another negative error of the container
     */
    int readPacket() {
        int code;
        do {
            avcodec.av_packet_unref(packet);
            code = avformat.av_read_frame(container, packet);
        } while (code >= 0 && packet.stream_index() != streamIndex);
        return code;
    }

    /** Hands the packet read last to the decoder. */
    int sendPacket() {
        return avcodec.avcodec_send_packet(decoder, packet);
    }

    /** Tells the decoder that no packet follows. */
    int sendEnd() {
        return avcodec.avcodec_send_packet(decoder, (AVPacket) null);
    }

    /** @return 0 when {@link #frame} holds decoded samples, else why not */
    int receiveFrame() {
        return avcodec.avcodec_receive_frame(decoder, frame);
    }

    AVFrame frame() {
        return frame;
    }

    /** Whether the stream's format can be checked bit by bit, so that any error in it is damage. */
    boolean isLossless() {
        int id = decoder.codec_id();
        return id == avcodec.AV_CODEC_ID_FLAC || id == avcodec.AV_CODEC_ID_ALAC || id == avcodec.AV_CODEC_ID_WAVPACK;
    }

    /** How the stream is stored; lossless codecs alone have a number of bits. */
    AudioEncoding encoding(int channels) {
        String name = avcodec.avcodec_get_name(decoder.codec_id()).getString();
        int bits = isLossless() ? decoder.bits_per_raw_sample() : 0;
        float fullScale = bits > 0 && bits <= Integer.SIZE ? 1 - Math.scalb(1f, 1 - bits) : 1;
        return new AudioEncoding(name, bits, channels, fullScale);
    }

    /** @return the number of samples that the header of a lossless file promises, or 0 where it promises none */
    long promisedSamples() {
        AVStream stream = container.streams(streamIndex);
        long duration = stream.duration();
        if (!isLossless() || duration <= 0 || duration == avutil.AV_NOPTS_VALUE) {
            return 0;
        }
        double seconds = (double) duration
                * stream.time_base().num()
                / stream.time_base().den();
        return Math.round(seconds * decoder.sample_rate());
    }

    static String describe(int code) {
        byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        if (!decoder.isNull()) {
            avcodec.avcodec_free_context(decoder);
        }
        if (!container.isNull()) {
            avformat.avformat_close_input(container);
        }
    }
}
