package org.earmark.core.start;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a cell's weights are before the first step.
 *
 * @param kind where they come from
 * @param file as it was given; no part of a cell's identity
 * @param sha256 of the file's content, in hexadecimal digits; empty until the file was looked at
 */
public record Start(Kind kind, Optional<String> file, Optional<String> sha256) {
    /** Where weights come from. */
    public enum Kind {
        /** Drawn at random. */
        SCRATCH,
        /** An image Swin transformer's, by name: the patch embedding averaged over its channels, no classifier. */
        SWIN,
        /** Another training's without its heads: fine-tuning. */
        CHECKPOINT,
        /** Another training's with its heads, and its optimiser's moments where the file has them. */
        RESUME;

        /** The key in experiment files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Start {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(file);
        Objects.requireNonNull(sha256);
    }

    public static Start scratch() {
        return new Start(Kind.SCRATCH, Optional.empty(), Optional.empty());
    }

    public static Start of(Kind kind, String file) {
        return new Start(kind, Optional.of(file), Optional.empty());
    }

    public Start withContent(String digest) {
        return new Start(kind, file, Optional.of(digest));
    }

    /** For people, as in an experiment file: {@code scratch} or <code>{swin=FILE}</code>. */
    public String label() {
        return file.map(name -> "{" + kind.key() + "=" + name + "}").orElse(kind.key());
    }
}
