package org.earmark.core.features.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.error.Problem;

/**
 * How a folder of caches stores values. It is written in the folder, so that whoever uses it later does the same; a folder
 * that says nothing holds float32.
 */
public final class CacheFolder {
    private static final String FILE = "encoding.txt";

    private CacheFolder() {}

    /** @throws DataException when the folder says something that is no encoding */
    public static FeatureEncoding encoding(Path folder) {
        return stated(folder).orElse(FeatureEncoding.FLOAT32);
    }

    /**
     * Settles the encoding of a folder; it is made where it is missing.
     *
     * @throws InvalidInputException when the folder holds caches of another encoding
     */
    public static void choose(Path folder, FeatureEncoding wanted) {
        FeatureEncoding found = encoding(folder);
        try {
            Files.createDirectories(folder);
            if (found != wanted && holdsCaches(folder)) {
                throw new InvalidInputException(Problem.of(
                        "--encoding",
                        name(wanted),
                        folder + " holds features as " + name(found) + "; name another folder with --cache, or delete"
                                + " this one"));
            }
            Files.writeString(folder.resolve(FILE), name(wanted) + "\n");
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The folder " + folder + " cannot be written (" + e + "). Name another one with --cache.",
                    e);
        }
    }

    private static boolean holdsCaches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".features"));
        }
    }

    private static Optional<FeatureEncoding> stated(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file).strip();
            return Optional.of(of(text).orElseThrow(() -> new DataException("The file " + file + " says '" + text
                    + "'; float32 or float16 is expected. Delete the folder to have it made anew.")));
        } catch (IOException e) {
            throw new DataException("The file " + file + " cannot be read: " + e + ". Check the rights.", e);
        }
    }

    /** By its name in lower case. */
    public static Optional<FeatureEncoding> of(String name) {
        return Arrays.stream(FeatureEncoding.values())
                .filter(encoding -> name(encoding).equals(name))
                .findFirst();
    }

    private static String name(FeatureEncoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT);
    }
}
