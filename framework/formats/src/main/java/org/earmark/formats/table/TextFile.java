package org.earmark.formats.table;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earmark.spi.error.DataException;

/** Text files in UTF-8. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * The lines, without the byte-order mark that spreadsheets put before the first.
     *
     * @param remedy a sentence for messages
     * @throws DataException when the file is missing or is no text in UTF-8
     */
    public static List<String> lines(Path file, String remedy) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("There is no file " + file + ". " + remedy);
        }
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
                lines.set(0, lines.get(0).substring(1));
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is not a text file in UTF-8. " + remedy, e);
        } catch (IOException e) {
            throw new DataException(
                    file + " cannot be read: " + e.getMessage() + ". Check the disk and the rights.", e);
        }
    }
}
