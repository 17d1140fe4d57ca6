package org.earmark.core.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.earmark.core.checkpoint.Checkpoint;
import org.earmark.core.checkpoint.CheckpointReader;
import org.earmark.spi.error.DataException;

/** Reads the files that cells start from, each once. Not thread-safe. */
public final class StartFiles {
    private static final int BUFFER = 1 << 20;

    /**
     * A file's weights.
     *
     * @param sha256 of the content, in hexadecimal digits
     */
    public record Content(String sha256, Checkpoint checkpoint) {}

    private final Map<Path, Content> contents = new HashMap<>();

    /** @throws DataException when the file is missing, damaged, dangerous or holds no weights */
    public Content read(Path file) {
        Content known = contents.get(file);
        if (known == null) {
            Checkpoint checkpoint = CheckpointReader.read(file);
            known = new Content(digest(file), checkpoint);
            contents.put(file, known);
        }
        return known;
    }

    /**
     * The weights of a start that was planned.
     *
     * @throws DataException when the file cannot be read or is not the one that the cell was planned with
     */
    public Checkpoint read(Start start) {
        Path file = Path.of(start.file().orElseThrow());
        Content content = read(file);
        if (!start.sha256().orElse("").equals(content.sha256())) {
            throw new DataException("The file " + file + " that the cell starts from has changed since the cell was"
                    + " planned: its SHA-256 is " + content.sha256() + ", the plan has "
                    + start.sha256().orElse("none") + ". Plan the experiment again.");
        }
        return content.checkpoint();
    }

    private static String digest(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new DataException("Cannot read " + file + ": " + e.getMessage() + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
