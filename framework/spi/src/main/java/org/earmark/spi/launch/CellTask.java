package org.earmark.spi.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cell to be run in a process of its own.
 *
 * @param cell the cell's id
 * @param title for people
 * @param command program and arguments
 * @param environment variables to add to the inherited ones
 * @param attempt the attempt directory, made by the controller; the process writes only there
 * @param timeout after which its process tree is killed
 */
public record CellTask(
        String cell,
        String title,
        List<String> command,
        Map<String, String> environment,
        Path attempt,
        Optional<Duration> timeout) {
    public CellTask {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
