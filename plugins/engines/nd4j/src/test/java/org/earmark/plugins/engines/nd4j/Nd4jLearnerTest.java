package org.earmark.plugins.engines.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.Precision;
import org.earmark.spi.error.Problems;
import org.earmark.testkit.replica.Trial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Nd4jLearnerTest {
    private final Engine engine = Nd4jReplicaTest.engine(2, 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void bfloat16IsRefusedWithWhatToDo() {
        Problems problems = new Problems();
        new Nd4jOptions(Precision.BF16, 2, 1, KernelChoice.JVM).validate(problems);
        assertThat(problems.all()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains("precision = bf16", "fp32", "torch"));
    }

    @Test
    void matrixProductsHaveARate() {
        assertThat(engine.matrixProductRate(Trial.CPU, Precision.FP32, 256, 0.01))
                .isGreaterThan(1e7)
                .isLessThan(1e15);
    }

    @Test
    void librariesHaveVersions() {
        assertThat(engine.libraries()).containsKeys("nd4j", "openblas", "javacpp");
        assertThat(List.copyOf(engine.libraries().values())).noneMatch("unknown"::equals);
    }
}
