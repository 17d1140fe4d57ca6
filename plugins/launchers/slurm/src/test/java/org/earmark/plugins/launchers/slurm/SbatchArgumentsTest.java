package org.earmark.plugins.launchers.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.earmark.spi.error.Problems;
import org.junit.jupiter.api.Test;

class SbatchArgumentsTest {
    @Test
    void theClustersDefaultsAreLeftAlone() {
        assertThat(SbatchArguments.of(SlurmOptions.standard(), 6))
                .containsExactly("--job-name=earmark", "--array=0-5", "--requeue", "--signal=B:USR1@120");
    }

    @Test
    void everythingAskedForIsPassedOn() {
        SlurmOptions options = new SlurmOptions(
                Optional.of("long"),
                Optional.of("gpu:2"),
                2,
                8,
                Optional.of("1-00:00:00"),
                4,
                300,
                3,
                30,
                List.of("--account=audio", "--exclude=n7"),
                false);

        assertThat(SbatchArguments.of(options, 100))
                .containsExactly(
                        "--job-name=earmark",
                        "--array=0-99%4",
                        "--requeue",
                        "--signal=B:USR1@300",
                        "--partition=long",
                        "--gres=gpu:2",
                        "--nodes=2",
                        "--ntasks-per-node=1",
                        "--time=1-00:00:00",
                        "--cpus-per-task=8",
                        "--account=audio",
                        "--exclude=n7");
    }

    @Test
    void optionsOutOfRangeAreAllReported() {
        SlurmOptions options = new SlurmOptions(
                Optional.empty(), Optional.empty(), 0, -1, Optional.empty(), -2, 0, -1, 0, List.of(), false);
        Problems problems = new Problems();
        options.validate(problems);

        assertThat(problems.all()).hasSize(6);
    }
}
