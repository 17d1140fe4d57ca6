package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earmark.spi.engine.Device;
import org.earmark.spi.engine.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that are tried after memory ran out. */
class ThriftTest {
    @ParameterizedTest
    @CsvSource({"4, '2 1'", "5, '2 1'", "1, ''", "0, '4 2 1'"})
    void clipsPerPassAreHalvedDownToOne(int clipsPerPass, String tried) {
        Nd4jEngineFactory factory = new Nd4jEngineFactory();
        Nd4jOptions options = new Nd4jOptions(Precision.FP32, 3, clipsPerPass, KernelChoice.JVM);
        List<String> clips = new ArrayList<>();
        Optional<Nd4jOptions> next = factory.thriftier(options, new Device("cpu", ""));
        while (next.isPresent()) {
            assertThat(next.get().replicas()).isEqualTo(3);
            clips.add(Integer.toString(next.get().clipsPerPass()));
            next = factory.thriftier(next.get(), new Device("cpu", ""));
        }
        assertThat(String.join(" ", clips)).isEqualTo(tried);
    }
}
