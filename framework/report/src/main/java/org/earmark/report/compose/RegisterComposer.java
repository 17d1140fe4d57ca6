package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.analysis.store.StoredAttempt;
import org.earmark.analysis.store.StoredCell;
import org.earmark.report.view.Register;

/** Composes the register of cells; equal commands are written out once. */
final class RegisterComposer {
    private static final int COMMIT_DIGITS = 10;

    private RegisterComposer() {}

    static Register compose(List<StoredCell> cells) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (StoredCell cell : cells) {
            String command = command(cell);
            if (!command.isEmpty()) {
                counts.merge(command, 1, Integer::sum);
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        List<Register.Command> commands = new ArrayList<>();
        counts.forEach((command, count) -> {
            names.put(command, "C" + (names.size() + 1));
            commands.add(new Register.Command(names.get(command), command, count));
        });
        return new Register(
                commands, cells.stream().map(cell -> entry(cell, names)).toList());
    }

    private static Register.Entry entry(StoredCell cell, Map<String, String> names) {
        return new Register.Entry(
                cell.id(),
                cell.title(),
                cell.state().id(),
                names.getOrDefault(command(cell), "–"),
                cell.attempt().map(RegisterComposer::commit).orElse("–"),
                cell.attempt().map(RegisterComposer::folder).orElse("–"),
                cell.attempts() > 1 ? "of " + cell.attempts() : "",
                cell.attempt()
                        .flatMap(StoredAttempt::result)
                        .map(result -> NumberText.time(result.started()))
                        .orElse(""),
                cell.attempt()
                        .flatMap(StoredAttempt::result)
                        .map(result -> NumberText.duration(result.seconds()))
                        .orElse(""));
    }

    private static String commit(StoredAttempt attempt) {
        String commit = attempt.provenance().getOrDefault("git.commit", "");
        if (commit.isEmpty()) {
            return "not recorded";
        }
        boolean changed =
                attempt.provenance().getOrDefault("git.dirty", "false").equals("true");
        return commit.substring(0, Math.min(COMMIT_DIGITS, commit.length())) + (changed ? ", changed" : "");
    }

    private static String folder(StoredAttempt attempt) {
        return attempt.folder().substring(attempt.folder().lastIndexOf('/') + 1);
    }

    private static String command(StoredCell cell) {
        return cell.attempt().map(StoredAttempt::command).orElse("");
    }
}
