package org.earmark.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.earmark.spi.data.Waveform;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * Reads audio files to mono float32 at the file's own sampling rate; the channels are averaged.
 *
 * <p>WAV is read by a parser of our own, every other format (FLAC, Ogg Vorbis and Opus, MP3, MP4/M4A, …) by FFmpeg.
 * What a file is, its first bytes decide, not its name. Immutable and thread-safe.
 */
public final class AudioReader {
    private static final int MAGIC_BYTES = 12;

    private final Int16Scale scale;

    public AudioReader(Int16Scale scale) {
        this.scale = scale;
    }

    /**
     * @return at least one sample, all finite; full scale is ±1, but floating-point files may exceed it
     * @throws DataException when the file is missing, unreadable, not audio, empty, or holds NaN or infinity; the
     *     message names the file and the remedy
     */
    public Waveform read(Path path) {
        return checked(path, inspect(path).waveform());
    }

    /**
     * Reads a file as it is, to look into it.
     *
     * @throws DataException when the file is missing, unreadable or not audio; the message names the file and the remedy
     */
    public DecodedAudio inspect(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // Opening a pipe would wait for its writer for ever.
            throw unreadable(path, "it is a folder or a device, not a file", "Name an audio file.");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return decode(path, channel);
        } catch (NoSuchFileException e) {
            throw unreadable(path, "there is no such file", "Check the path, or download the data set again.", e);
        } catch (AccessDeniedException e) {
            throw unreadable(path, "access is denied", "Make the file readable for this user.", e);
        } catch (IOException e) {
            throw unreadable(path, "reading it failed (" + e + ")", "Check the disk that it is on.", e);
        } catch (MalformedAudioException e) {
            throw unreadable(path, e.getMessage(), "Replace the file by a sound copy, or leave the clip out.", e);
        }
    }

    private DecodedAudio decode(Path path, FileChannel channel) throws IOException, MalformedAudioException {
        byte[] start = start(channel);
        if (WavDecoder.accepts(start)) {
            return WavDecoder.decode(path, channel, scale);
        }
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".wav")) {
            throw new MalformedAudioException(
                    channel.size() < MAGIC_BYTES
                            ? "it has " + channel.size() + " bytes, too few for a WAV header"
                            : "it is named .wav but does not begin with RIFF…WAVE");
        }
        return decodeByFfmpeg(path);
    }

    private DecodedAudio decodeByFfmpeg(Path path) throws MalformedAudioException {
        try {
            return FfmpegDecoder.decode(path, scale);
        } catch (LinkageError e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The audio file " + path + " is no WAV file, and FFmpeg, which reads the other formats, cannot be"
                            + " loaded on this machine (" + e.getMessage() + "). Convert the file to WAV, or install"
                            + " the native libraries of this platform.",
                    e);
        }
    }

    private static byte[] start(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MAGIC_BYTES);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, buffer.position()) < 0) {
                break;
            }
        }
        byte[] start = new byte[buffer.position()];
        buffer.flip().get(start);
        return start;
    }

    private static Waveform checked(Path path, Waveform waveform) {
        float[] samples = waveform.samples();
        if (samples.length == 0) {
            throw unreadable(path, "it holds no samples", "Replace it, or leave the clip out.");
        }
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw unreadable(
                        path,
                        "sample " + i + " is " + samples[i],
                        "Write the file again with finite samples, or leave the clip out.");
            }
        }
        return waveform;
    }

    private static DataException unreadable(Path path, String whatIsWrong, String whatToDo) {
        return new DataException(message(path, whatIsWrong, whatToDo));
    }

    private static DataException unreadable(Path path, String whatIsWrong, String whatToDo, Exception cause) {
        return new DataException(message(path, whatIsWrong, whatToDo), cause);
    }

    private static String message(Path path, String whatIsWrong, String whatToDo) {
        return "The audio file " + path + " cannot be used: " + whatIsWrong + ". " + whatToDo;
    }
}
