package org.earmark.core.checkpoint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.tensor.FloatArray;

/**
 * The mean of several sets of weights: each tensor, whole numbers too, as float32, summed in the given order and divided
 * by their number. This is the original system's order of operations, so the result equals its bit for bit.
 */
public final class WeightAverage {
    private WeightAverage() {}

    /**
     * @param members at least one; all with the same names and shapes
     * @throws DataException when they differ
     */
    public static Map<String, FloatArray> of(List<Map<String, TypedArray>> members) {
        if (members.isEmpty()) {
            throw new DataException("There are no weights to average. Name at least one checkpoint.");
        }
        Map<String, FloatArray> mean = new LinkedHashMap<>();
        members.get(0).forEach((name, tensor) -> mean.put(name, tensor.toFloatArray()));
        for (int member = 1; member < members.size(); member++) {
            requireSameNames(mean, members.get(member), member);
            add(mean, members.get(member), member);
        }
        mean.values().forEach(sum -> {
            for (int i = 0; i < sum.values().length; i++) {
                sum.values()[i] /= members.size();
            }
        });
        return mean;
    }

    private static void add(Map<String, FloatArray> sums, Map<String, TypedArray> member, int index) {
        sums.forEach((name, sum) -> {
            TypedArray tensor = member.get(name);
            if (!Arrays.equals(tensor.shape(), sum.shape())) {
                throw new DataException("Weights of different networks have no mean: " + name + " is " + tensor
                        + " in checkpoint " + (index + 1) + ", but of shape " + Arrays.toString(sum.shape())
                        + " in the first. Average checkpoints of one model only.");
            }
            for (int i = 0; i < sum.values().length; i++) {
                sum.values()[i] += (float) tensor.getDouble(i);
            }
        });
    }

    private static void requireSameNames(Map<String, ?> first, Map<String, ?> other, int index) {
        for (String name : first.keySet()) {
            if (!other.containsKey(name)) {
                throw different(name, "is missing in checkpoint " + (index + 1));
            }
        }
        for (String name : other.keySet()) {
            if (!first.containsKey(name)) {
                throw different(name, "is in checkpoint " + (index + 1) + ", but not in the first");
            }
        }
    }

    private static DataException different(String name, String reason) {
        return new DataException("Weights of different networks have no mean: " + name + " " + reason
                + ". Average checkpoints of one model only.");
    }
}
