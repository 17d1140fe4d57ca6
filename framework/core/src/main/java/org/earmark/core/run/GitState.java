package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The revision that a folder is at.
 *
 * @param commit full hash
 * @param dirty whether tracked files differ from it
 */
record GitState(String commit, boolean dirty) {
    private static final long SECONDS = 10;

    /** Empty when the folder is in no repository or git is not installed. */
    static Optional<GitState> of(Path folder) {
        return run(folder, "rev-parse", "HEAD")
                .map(commit -> new GitState(
                        commit,
                        run(folder, "status", "--porcelain", "--untracked-files=no")
                                .map(changes -> !changes.isEmpty())
                                .orElse(true)));
    }

    private static Optional<String> run(Path folder, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder("git", "-C", folder.toString());
            builder.command().addAll(List.of(arguments));
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    ObjectNode json() {
        return Json.object().put("commit", commit).put("dirty", dirty);
    }
}
