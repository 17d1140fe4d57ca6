package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process of some machine, such that another process can tell whether it still runs.
 *
 * @param place names the machine since its last start and the space that its process numbers belong to; processes of
 *     another place cannot be looked for
 * @param number its process id there
 * @param started clock ticks between the start of the machine and that of the process; tells it from a later process
 *     of the same number, whatever happens to the clock
 */
record ProcessIdentity(String place, long number, String started) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String DEAD = "Z";
    /** Fields of {@code /proc/N/stat} after the program's name, which may itself hold blanks. */
    private static final int STATE = 0;

    private static final int START_TICKS = 19;

    static ProcessIdentity current() {
        return ofHere(ProcessHandle.current().pid());
    }

    /** The process that has this number here now; one that never lives when there is none. */
    static ProcessIdentity ofHere(long number) {
        return new ProcessIdentity(here(), number, ticks(number).orElse(""));
    }

    static ProcessIdentity read(JsonNode node) {
        return new ProcessIdentity(
                node.path("place").asText(),
                node.path("number").asLong(),
                node.path("started").asText());
    }

    ObjectNode json() {
        return Json.object().put("place", place).put("number", number).put("started", started);
    }

    /** Whether it is one of this machine's processes, so that it can be looked for. */
    boolean isHere() {
        return !place.isEmpty() && place.equals(here());
    }

    /** Only to be asked of a process that {@link #isHere()}. */
    boolean isAlive() {
        return ticks(number).filter(started::equals).isPresent();
    }

    /** Empty where the system does not say: then nobody is taken to be here. */
    private static String here() {
        try {
            return Files.readString(PROCESSES.resolve("sys/kernel/hostname")).strip()
                    + " "
                    + Files.readString(PROCESSES.resolve("sys/kernel/random/boot_id"))
                            .strip()
                    + " "
                    + Files.readSymbolicLink(PROCESSES.resolve("self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Empty when there is no such process, or only its entry in a table that its parent has not read yet. */
    private static Optional<String> ticks(long number) {
        try {
            String line =
                    Files.readString(PROCESSES.resolve(Long.toString(number)).resolve("stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return fields[STATE].equals(DEAD) ? Optional.empty() : Optional.of(fields[START_TICKS]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
