package org.earmark.spi.error;

/** Input data that are missing, corrupt or not what they claim to be. The message names the file and the remedy. */
public class DataException extends EarmarkException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(ErrorCategory.DATA, message);
    }

    public DataException(String message, Throwable cause) {
        super(ErrorCategory.DATA, message, cause);
    }
}
