package org.earmark.plugins.engines.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays that one computation needs and that are given back at its end rather than at the collector's leisure. */
final class Temporaries implements AutoCloseable {
    private final List<INDArray> arrays = new ArrayList<>();

    INDArray keep(INDArray array) {
        arrays.add(array);
        return array;
    }

    @Override
    public void close() {
        arrays.stream().filter(INDArray::closeable).forEach(INDArray::close);
    }
}
