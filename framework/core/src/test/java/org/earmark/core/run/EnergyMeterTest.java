package org.earmark.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyMeterTest {
    @TempDir
    private Path powercap;

    @Test
    void addsUpPackagesButNotTheirParts() throws IOException {
        counter("intel-rapl:0", 1_000_000);
        counter("intel-rapl:0:0", 1_000_000);
        counter("intel-rapl:1", 5_000_000);
        EnergyMeter meter = EnergyMeter.of(powercap);
        counter("intel-rapl:0", 3_500_000);
        counter("intel-rapl:0:0", 3_000_000);
        counter("intel-rapl:1", 6_000_000);

        assertThat(meter.json().orElseThrow().path("processorJoules").asDouble())
                .isEqualTo(3.5);
    }

    @Test
    void followsACounterThatBeginsAgain() throws IOException {
        counter("intel-rapl:0", 9_000_000);
        EnergyMeter meter = EnergyMeter.of(powercap);
        counter("intel-rapl:0", 500_000);
        meter.sample();
        counter("intel-rapl:0", 1_000_000);

        assertThat(meter.json().orElseThrow().path("processorJoules").asDouble())
                .isEqualTo(2.0);
    }

    @Test
    void whatCannotBeReadIsNotTold() throws IOException {
        Files.createDirectories(powercap.resolve("intel-rapl:0"));

        assertThat(EnergyMeter.of(powercap).json()).isEmpty();
        assertThat(EnergyMeter.of(powercap.resolve("none")).json()).isEmpty();
    }

    /** Full at 10 J. */
    private void counter(String name, long microjoules) throws IOException {
        Path folder = Files.createDirectories(powercap.resolve(name));
        Files.writeString(folder.resolve("max_energy_range_uj"), "10000000\n");
        Files.writeString(folder.resolve("energy_uj"), microjoules + "\n");
    }
}
