package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.run.CellStatus;
import org.earmark.core.run.GridStatus;
import org.earmark.core.run.StateSelection;

/**
 * Status as lines and as JSON.
 *
 * @param only the states that are listed cell by cell
 */
record StatusText(GridStatus status, StateSelection only) {
    /** Beyond so many cells, those that are done or wait are counted and not listed. */
    private static final int FEW = 100;

    List<String> lines(boolean listAll) {
        List<String> lines = new ArrayList<>();
        lines.add(status.experiment() + ": " + status.counts());
        status.left()
                .ifPresent(left -> lines.add("about " + text(left) + " left, with " + status.running()
                        + (status.running() == 1 ? " cell" : " cells") + " at a time"));
        List<CellStatus> listed = status.cells().stream()
                .filter(cell -> only.contains(cell.state()))
                .filter(cell -> listAll || status.cells().size() <= FEW || isOfNote(cell))
                .toList();
        if (!listed.isEmpty()) {
            Table table = new Table(List.of("cell", "state", "time", "title", "progress"));
            listed.forEach(cell -> table.add(
                    List.of(cell.id(), cell.state().toString(), time(cell), cell.title(), cell.progressText())));
            lines.addAll(table.lines());
        }
        status.troubled().stream()
                .filter(cell -> only.contains(cell.state()) && !cell.message().isEmpty())
                .forEach(cell ->
                        lines.add(cell.id() + "  " + cell.title() + ": " + cell.state() + ". " + cell.message()));
        return lines;
    }

    private static boolean isOfNote(CellStatus cell) {
        return cell.state().status() != Status.DONE && cell.state().status() != Status.PENDING;
    }

    private static String time(CellStatus cell) {
        return cell.left()
                .map(left -> text(left) + " left")
                .or(() -> cell.took().map(StatusText::text))
                .orElse("");
    }

    /** {@code 3 h 20 min}, {@code 4 min}, {@code 12 s}. */
    static String text(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    ObjectNode json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("experiment", status.experiment());
        status.left().ifPresent(left -> tree.put("secondsLeft", left.toSeconds()));
        ArrayNode cells = tree.putArray("cells");
        status.cells().stream().filter(cell -> only.contains(cell.state())).forEach(cell -> {
            ObjectNode node = cells.addObject()
                    .put("id", cell.id())
                    .put("title", cell.title())
                    .put("state", cell.state().toString());
            cell.progress()
                    .ifPresent(progress -> node.put("step", progress.step()).put("totalSteps", progress.totalSteps()));
            cell.left().ifPresent(left -> node.put("secondsLeft", left.toSeconds()));
            cell.took().ifPresent(took -> node.put("seconds", took.toMillis() / 1e3));
            if (!cell.message().isEmpty()) {
                node.put("message", cell.message());
            }
        });
        return tree;
    }
}
