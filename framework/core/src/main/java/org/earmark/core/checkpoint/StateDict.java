package org.earmark.core.checkpoint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.earmark.formats.array.TypedArray;
import org.earmark.formats.pickle.PickleException;

/** Finds the weights in what a PyTorch checkpoint holds: Lightning's layout, Swin's, or a plain dictionary. */
final class StateDict {
    /** Lightning and many others; Swin and timm. */
    private static final List<String> KEYS = List.of("state_dict", "model", "model_state_dict");

    /** What wrappers put before every name: HTS-AT's training module, and PyTorch's data-parallel ones. */
    private static final List<String> PREFIXES = List.of("sed_model.", "module.");

    private final Map<String, TensorView> views = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private StateDict() {}

    static StateDict of(Object root, Set<String> unlisted) throws PickleException {
        if (!(root instanceof Map<?, ?> top)) {
            throw new PickleException("it holds no dictionary of weights");
        }
        StateDict dict = new StateDict();
        dict.addTensors(weights(top));
        dict.addMetadata(top);
        if (!unlisted.isEmpty()) {
            dict.notes.add("left out objects of " + String.join(", ", unlisted));
        }
        return dict;
    }

    /** Reads all tensors. */
    Checkpoint read(CheckpointFormat format, TensorView.Storages storages) {
        Map<String, TypedArray> tensors = new LinkedHashMap<>();
        String prefix = commonPrefix(views.keySet());
        views.forEach((name, view) -> tensors.put(name.substring(prefix.length()), view.read(storages)));
        List<String> all = new ArrayList<>(notes);
        if (!prefix.isEmpty()) {
            all.add("removed '" + prefix + "' from the names");
        }
        return new Checkpoint(format, tensors, metadata, all);
    }

    private static Map<?, ?> weights(Map<?, ?> top) throws PickleException {
        for (String key : KEYS) {
            if (top.get(key) instanceof Map<?, ?> weights && containsTensor(weights)) {
                return weights;
            }
        }
        if (containsTensor(top)) {
            return top;
        }
        String keys = top.keySet().stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
        throw new PickleException("it holds no weights under " + String.join(", ", KEYS)
                + " nor at its top; its top has the keys " + keys + ". Save the model's state_dict under one of them");
    }

    private static boolean containsTensor(Map<?, ?> map) {
        return map.values().stream().anyMatch(TensorView.class::isInstance);
    }

    private void addTensors(Map<?, ?> weights) {
        List<String> skipped = new ArrayList<>();
        weights.forEach((name, value) -> {
            if (name instanceof String text && value instanceof TensorView view) {
                views.put(text, view);
            } else if (!KEYS.contains(String.valueOf(name))) {
                skipped.add(String.valueOf(name));
            }
        });
        if (!skipped.isEmpty()) {
            notes.add("left out entries that are no dense tensors: " + String.join(", ", skipped));
        }
    }

    private void addMetadata(Map<?, ?> top) {
        top.forEach((name, value) -> {
            boolean plain = value instanceof String
                    || value instanceof Long
                    || value instanceof BigInteger
                    || value instanceof Double
                    || value instanceof Boolean;
            if (name instanceof String text && plain) {
                metadata.put(text, String.valueOf(value));
            }
        });
    }

    static String commonPrefix(Set<String> names) {
        String prefix = "";
        for (String candidate : PREFIXES) {
            String longer = prefix + candidate;
            if (!names.isEmpty() && names.stream().allMatch(name -> name.startsWith(longer))) {
                prefix = longer;
            }
        }
        return prefix;
    }
}
