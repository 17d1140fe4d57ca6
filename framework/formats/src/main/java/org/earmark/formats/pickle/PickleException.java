package org.earmark.formats.pickle;

/** A pickle that is damaged, unusual or dangerous. The message starts lower-case and names no file. */
public final class PickleException extends Exception {
    private static final long serialVersionUID = 1L;

    public PickleException(String message) {
        super(message);
    }
}
