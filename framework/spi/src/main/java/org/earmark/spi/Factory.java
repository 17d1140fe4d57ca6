package org.earmark.spi;

/**
 * Makes one kind of thing from an options record.
 *
 * <p>Options are a {@code record} whose components may be {@code boolean}, {@code int}, {@code long}, {@code double},
 * {@code String}, an enum, another such record, a {@code List} or an {@code Optional} of these. An experiment file
 * gives any of them by name; those it does not give keep their value in {@link #defaults()}. All are part of every cell's
 * identity, empty ones that were {@linkplain AddedLater added later} excepted. A record that implements
 * {@link Validated} checks its own ranges, so that all problems of a file are reported at once.
 *
 * @param <O> the options record
 */
public interface Factory<O extends Record> {
    /** The name used in experiment files, matching {@code [a-z][a-z0-9_-]*}. */
    String name();

    /**
     * The version of the behaviour, for example {@code "1"}. It is part of every cell's identity: raise it whenever the
     * same options would give other results than before.
     */
    String version();

    /** One line for {@code earmark plugins}: what it is and where it comes from. */
    String summary();

    /** Valid options with every component at its default. */
    O defaults();
}
