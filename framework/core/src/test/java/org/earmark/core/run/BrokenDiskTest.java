package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellState;
import org.earmark.core.plan.CellState.Status;
import org.earmark.core.tiny.TinyCells;
import org.earmark.core.tiny.TinyFactories.Accident;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on a file system of half a megabyte; skipped where mounting one is not allowed. */
class BrokenDiskTest {
    private static final int SIZE = 512 * 1024;
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private Path disk;
    private Workshop workshop;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()),
                "mounting a small file system is not allowed here");
        workshop = new Workshop(disk);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    /** The disk fills up at different moments: before the first file, between files, at the first checkpoint. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 12, 16, 20})
    void aFullDiskIsNamedAndTheCellContinuesWhenThereIsRoom(int freePages) throws Exception {
        Cell cell = TinyCells.cell(1);
        Path ballast = fill(freePages);

        assertThat(outcome(cell)).satisfiesAnyOf(said -> assertThat(said).isEqualTo("done"), said -> assertThat(said)
                .contains("No space left on device")
                .contains("Check free space"));

        Files.delete(ballast);
        RunSummary again = workshop.run(Accident.NONE, cell);
        assertThat(again.outcomes().get(0).state()).isEqualTo(CellState.of(Status.DONE));
        assertThat(SameRun.of(workshop.store().decisive(cell.id()).orElseThrow()))
                .isEqualTo(undisturbed(cell));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedAndStillShown() throws Exception {
        Cell cell = TinyCells.cell(1);
        Cell other = TinyCells.cell(2);
        workshop.run(Accident.NONE, cell);
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();

        assertThatThrownBy(() -> workshop.run(Accident.NONE, cell, other))
                .isInstanceOfSatisfying(
                        EarmarkException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.ENVIRONMENT))
                .hasMessageContaining("Read-only file system");
        assertThat(workshop.store().state(cell.id())).isEqualTo(CellState.of(Status.DONE));
        assertThat(workshop.store().state(other.id())).isEqualTo(CellState.of(Status.PENDING));
    }

    private String outcome(Cell cell) throws InterruptedException {
        try {
            CellOutcome outcome = workshop.run(Accident.NONE, cell).outcomes().get(0);
            return outcome.state().status() == Status.DONE ? "done" : outcome.message();
        } catch (EarmarkException e) {
            return e.getMessage();
        }
    }

    private SameRun undisturbed(Cell cell) throws InterruptedException {
        Workshop elsewhere = new Workshop(folder.resolve("elsewhere"));
        elsewhere.run(Accident.NONE, cell);
        return SameRun.of(elsewhere.store().decisive(cell.id()).orElseThrow());
    }

    private Path fill(int freePages) throws IOException {
        Path ballast = disk.resolve("ballast");
        long room = Files.getFileStore(disk).getUsableSpace() - (long) freePages * PAGE;
        return Files.write(ballast, new byte[Math.toIntExact(room)]);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }
}
