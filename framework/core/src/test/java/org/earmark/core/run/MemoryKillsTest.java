package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryKillsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void countTheKillsOfTheWholeMachine() throws IOException {
        file("proc/vmstat", "nr_free_pages 6058706\noom_kill 40\noom_kill_disable 0\n");
    }

    @Test
    void theWholeMachineIsAskedWhereThereAreNoControlGroups() {
        assertThat(MemoryKills.count(root)).isEqualTo(40);
    }

    @Test
    void aControlGroupOfTheUnifiedHierarchySpeaksForItsOwnProcesses() throws IOException {
        file("proc/self/cgroup", "0::/jobs/7\n");
        file("sys/fs/cgroup/jobs/7/memory.events", "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n");

        assertThat(MemoryKills.count(root)).isEqualTo(2);
    }

    @Test
    void aControlGroupOfTheMemoryHierarchySpeaksForItsOwnProcesses() throws IOException {
        file("proc/self/cgroup", "5:cpu,cpuacct:/jobs\n4:hugetlb,memory:/jobs/7\n");
        file("sys/fs/cgroup/memory/jobs/7/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");

        assertThat(MemoryKills.count(root)).isEqualTo(3);
    }

    @Test
    void aControlGroupThatCannotBeSeenFromHereLeavesTheWholeMachine() throws IOException {
        file("proc/self/cgroup", "0::/../elsewhere\n");

        assertThat(MemoryKills.count(root)).isEqualTo(40);
    }

    @Test
    void aSystemThatDoesNotSayHasNone(@TempDir Path other) {
        assertThat(MemoryKills.count(other)).isZero();
    }

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
