package org.earmark.core.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.earmark.formats.array.TypedArray;
import org.earmark.spi.error.DataException;
import org.earmark.spi.model.Network;
import org.earmark.spi.model.ParameterSpec;
import org.earmark.spi.tensor.FloatArray;

/**
 * How the tensors of a checkpoint fit the parameters and buffers of a network.
 *
 * @param matching names with the wanted shape, in the order of the network
 * @param missing wanted names that the checkpoint lacks, in the order of the network
 * @param misshapen wanted names whose tensor has another shape, each with both shapes
 * @param derived names of the checkpoint that nobody wants and nobody misses: tables that follow from the architecture,
 *     and the original's frozen front end
 * @param unexpected all other names of the checkpoint that nobody wants
 */
public record TensorReport(
        List<String> matching,
        List<String> missing,
        List<Misshapen> misshapen,
        List<String> derived,
        List<String> unexpected) {
    private static final int NAMED = 8;
    private static final List<String> DERIVED_ENDS =
            List.of("relative_position_index", "attn_mask", "num_batches_tracked");
    private static final List<String> DERIVED_STARTS = List.of("spectrogram_extractor.", "logmel_extractor.");

    public TensorReport {
        matching = List.copyOf(matching);
        missing = List.copyOf(missing);
        misshapen = List.copyOf(misshapen);
        derived = List.copyOf(derived);
        unexpected = List.copyOf(unexpected);
    }

    /** A tensor whose shape is not the wanted one. Shapes are written as in {@code [7, 3]}. */
    public record Misshapen(String name, String wanted, String found) {
        @Override
        public String toString() {
            return name + " (" + found + " instead of " + wanted + ")";
        }
    }

    /** All parameters and buffers of a network. */
    public static TensorReport compare(Map<String, TypedArray> tensors, Network network) {
        List<ParameterSpec> specs = new ArrayList<>(network.parameters());
        specs.addAll(network.buffers());
        return compare(tensors, specs);
    }

    /** @param specs parameters and buffers that are wanted */
    public static TensorReport compare(Map<String, TypedArray> tensors, Collection<ParameterSpec> specs) {
        List<String> matching = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<Misshapen> misshapen = new ArrayList<>();
        Set<String> rest = new LinkedHashSet<>(tensors.keySet());
        for (ParameterSpec spec : specs) {
            rest.remove(spec.name());
            TypedArray tensor = tensors.get(spec.name());
            if (tensor == null) {
                missing.add(spec.name());
            } else if (Arrays.equals(tensor.shape(), spec.shape())) {
                matching.add(spec.name());
            } else {
                misshapen.add(
                        new Misshapen(spec.name(), Arrays.toString(spec.shape()), Arrays.toString(tensor.shape())));
            }
        }
        return new TensorReport(
                matching,
                missing,
                misshapen,
                rest.stream().filter(TensorReport::isDerived).toList(),
                rest.stream().filter(name -> !isDerived(name)).toList());
    }

    /** Whether every wanted name is there with its shape. */
    public boolean isComplete() {
        return missing.isEmpty() && misshapen.isEmpty();
    }

    /** The same without the missing names that nobody expects in the checkpoint. */
    public TensorReport withoutMissing(Predicate<String> excused) {
        return new TensorReport(
                matching, missing.stream().filter(excused.negate()).toList(), misshapen, derived, unexpected);
    }

    /** The matching tensors as float32, in the order of the network. */
    public Map<String, FloatArray> select(Map<String, TypedArray> tensors) {
        Map<String, FloatArray> selected = new LinkedHashMap<>();
        matching.forEach(name -> selected.put(name, tensors.get(name).toFloatArray()));
        return selected;
    }

    /** @throws DataException unless every wanted name is there with its shape; names what is wrong */
    public void requireComplete(Path file) {
        if (!isComplete()) {
            throw new DataException("The weights in " + file + " do not fit the network: " + describe()
                    + ". Choose the size, the variant and the number of classes that the file was made with, "
                    + "or another file.");
        }
    }

    /** One line that names the first few of each kind. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        add(parts, "missing", missing);
        add(parts, "of another shape", misshapen);
        add(parts, "unexpected", unexpected);
        return parts.isEmpty() ? "all " + matching.size() + " tensors fit" : String.join("; ", parts);
    }

    private static void add(List<String> parts, String kind, List<?> names) {
        if (!names.isEmpty()) {
            String shown = String.join(
                    ", ", names.stream().limit(NAMED).map(String::valueOf).toList());
            String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
            parts.add(names.size() + " " + kind + ": " + shown + more);
        }
    }

    private static boolean isDerived(String name) {
        return DERIVED_ENDS.stream().anyMatch(name::endsWith)
                || DERIVED_STARTS.stream().anyMatch(name::startsWith);
    }
}
