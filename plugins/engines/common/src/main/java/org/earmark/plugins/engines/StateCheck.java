package org.earmark.plugins.engines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.tensor.FloatArray;

/** Whether a state fits a network. */
public final class StateCheck {
    private static final int SHOWN = 5;

    private StateCheck() {}

    /** @throws EarmarkException naming what is missing, what has another shape and what the network does not know */
    public static void require(Network network, LearnerState state) {
        List<String> misfits = new ArrayList<>();
        compare("parameter", network.parameters(), state.parameters(), true, misfits);
        compare("buffer", network.buffers(), state.buffers(), true, misfits);
        compare("first moment of", network.parameters(), state.firstMoments(), false, misfits);
        compare("second moment of", network.parameters(), state.secondMoments(), false, misfits);
        if (!state.firstMoments().keySet().equals(state.secondMoments().keySet())) {
            misfits.add("first and second moments name different parameters");
        }
        if (!misfits.isEmpty()) {
            String shown = String.join("; ", misfits.subList(0, Math.min(SHOWN, misfits.size())));
            String more = misfits.size() > SHOWN ? "; and " + (misfits.size() - SHOWN) + " more" : "";
            throw new EarmarkException(
                    ErrorCategory.CONFIGURATION,
                    "The state does not fit the network: " + shown + more
                            + ". Use the checkpoint of a network with the same options.");
        }
    }

    private static void compare(
            String kind,
            List<ParameterSpec> declared,
            Map<String, FloatArray> given,
            boolean complete,
            List<String> misfits) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        declared.forEach(spec -> shapes.put(spec.name(), spec.shape()));
        shapes.forEach((name, shape) -> {
            FloatArray array = given.get(name);
            if (array == null && complete) {
                misfits.add(kind + " " + name + " is missing");
            } else if (array != null && !Arrays.equals(array.shape(), shape)) {
                misfits.add(kind + " " + name + " has shape " + Arrays.toString(array.shape()) + ", not "
                        + Arrays.toString(shape));
            }
        });
        given.keySet().stream()
                .filter(name -> !shapes.containsKey(name))
                .sorted()
                .forEach(name -> misfits.add(kind + " " + name + " is unknown to the network"));
    }
}
