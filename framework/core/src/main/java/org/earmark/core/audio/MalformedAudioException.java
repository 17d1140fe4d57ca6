package org.earmark.core.audio;

/** What is wrong with the contents of a file, as the end of the sentence "the file cannot be read: …". */
final class MalformedAudioException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedAudioException(String whatIsWrong) {
        super(whatIsWrong);
    }
}
