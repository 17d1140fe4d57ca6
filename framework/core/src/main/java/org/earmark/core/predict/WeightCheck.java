package org.earmark.core.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;

/** Refuses weights that are not numbers, before they make every score one. */
public final class WeightCheck {
    private static final int NAMED = 8;

    private WeightCheck() {}

    /** @throws DataException that names the tensors and the first such value in each */
    public static void requireFinite(Path file, Map<String, TypedArray> tensors, List<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            TypedArray tensor = tensors.get(name);
            for (int i = 0; i < tensor.size(); i++) {
                double value = tensor.getDouble(i);
                if (!Double.isFinite(value)) {
                    found.add(name + "[" + i + "] is " + value);
                    break;
                }
            }
        }
        if (!found.isEmpty()) {
            String more = found.size() > NAMED ? " and in " + (found.size() - NAMED) + " more tensors" : "";
            throw new DataException("The weights in " + file + " are not all finite: "
                    + String.join(", ", found.subList(0, Math.min(NAMED, found.size()))) + more
                    + ". The training that wrote them diverged; take an earlier checkpoint.");
        }
    }
}
