package org.earmark.core.audio;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.earmark.spi.data.Waveform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads RIFF and RF64 WAV files: integers of 8 to 32 bits, floats of 32 and 64 bits, mu-law and A-law, plain or
 * extensible, with any other chunks in between. A data chunk that promises more than the file holds (a stream of unknown
 * length, or a cut file) is read up to the file's last whole frame, as libsndfile does. Channels are averaged.
 */
final class WavDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(WavDecoder.class);

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int SIZE_64_CHUNK = 28;
    private static final long UNKNOWN_SIZE = 0xffff_ffffL;
    private static final int SAMPLES_PER_BLOCK = 1 << 16;
    /** No honest file has more; a file made of empty chunks would otherwise keep the reader busy for minutes. */
    private static final int MOST_CHUNKS = 4096;
    /** The largest array that every virtual machine can make. */
    private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

    private final Path path;
    private final FileChannel channel;
    private final Int16Scale scale;
    private Optional<WavFormat> format = Optional.empty();
    private long dataSize64 = UNKNOWN_SIZE;

    private WavDecoder(Path path, FileChannel channel, Int16Scale scale) {
        this.path = path;
        this.channel = channel;
        this.scale = scale;
    }

    /** Whether a file that begins with these bytes is for this class. */
    static boolean accepts(byte[] start) {
        if (start.length < RIFF_HEADER) {
            return false;
        }
        String form = new String(start, 0, 4, StandardCharsets.US_ASCII);
        String type = new String(start, 8, 4, StandardCharsets.US_ASCII);
        return (form.equals("RIFF") || form.equals("RF64") || form.equals("BW64")) && type.equals("WAVE");
    }

    static DecodedAudio decode(Path path, FileChannel channel, Int16Scale scale)
            throws IOException, MalformedAudioException {
        return new WavDecoder(path, channel, scale).decode();
    }

    private DecodedAudio decode() throws IOException, MalformedAudioException {
        long size = channel.size();
        long position = RIFF_HEADER;
        for (int chunk = 0; position + CHUNK_HEADER <= size; chunk++) {
            if (chunk == MOST_CHUNKS) {
                throw new MalformedAudioException("it has more than " + MOST_CHUNKS + " chunks and no samples yet");
            }
            ByteBuffer header = read(position, CHUNK_HEADER);
            String id = StandardCharsets.ISO_8859_1.decode(header.slice(0, 4)).toString();
            long length = header.getInt(4) & 0xffff_ffffL;
            long body = position + CHUNK_HEADER;
            switch (id) {
                case "fmt " -> format = Optional.of(readFormat(body, Math.min(length, size - body)));
                case "ds64" -> dataSize64 = readSize64(body, Math.min(length, size - body));
                case "data" -> {
                    return readData(body, length, size - body);
                }
                default -> {} // comments, cue points and the like
            }
            position = body + length + (length & 1);
        }
        throw new MalformedAudioException("it has no 'data' chunk");
    }

    private WavFormat readFormat(long body, long length) throws IOException, MalformedAudioException {
        if (length < WavFormat.SHORTEST_CHUNK) {
            throw new MalformedAudioException("its 'fmt ' chunk is cut off after " + length + " bytes");
        }
        return WavFormat.parse(read(body, (int) Math.min(length, WavFormat.EXTENSIBLE_CHUNK)));
    }

    private long readSize64(long body, long length) throws IOException, MalformedAudioException {
        if (length < SIZE_64_CHUNK) {
            throw new MalformedAudioException("its 'ds64' chunk is cut off after " + length + " bytes");
        }
        return read(body, SIZE_64_CHUNK).getLong(CHUNK_HEADER);
    }

    private DecodedAudio readData(long body, long declaredLength, long available)
            throws IOException, MalformedAudioException {
        WavFormat found =
                format.orElseThrow(() -> new MalformedAudioException("it has no 'fmt ' chunk before its 'data' chunk"));
        long declared = declaredLength == UNKNOWN_SIZE ? dataSize64 : declaredLength;
        boolean streamed = declared == UNKNOWN_SIZE || declared < 0;
        if (!streamed && declared > available) {
            LOG.warn(
                    "{} is cut off: its header promises {} bytes of samples, {} are there; these are used.",
                    path,
                    declared,
                    available);
        }
        long frames = (streamed ? available : Math.min(declared, available)) / found.bytesPerFrame();
        if (frames > MOST_SAMPLES) {
            throw new MalformedAudioException("it has " + frames + " samples a channel, more than the " + MOST_SAMPLES
                    + " that can be read at once; cut it into shorter files");
        }
        Waveform waveform = new Waveform(readFrames(found, body, (int) frames), found.sampleRate());
        return new DecodedAudio(waveform, found.encoding().of(found.channels()));
    }

    private float[] readFrames(WavFormat found, long body, int frames) throws IOException {
        float[] mono = new float[frames];
        int framesPerBlock = Math.max(1, SAMPLES_PER_BLOCK / found.channels());
        float[] interleaved = new float[framesPerBlock * found.channels()];
        for (int done = 0; done < frames; done += framesPerBlock) {
            int count = Math.min(framesPerBlock, frames - done);
            ByteBuffer block = read(body + (long) done * found.bytesPerFrame(), count * found.bytesPerFrame());
            found.encoding().decode(block, count * found.channels(), scale, interleaved);
            Channels.average(interleaved, found.channels(), count, mono, done);
        }
        return mono;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}
