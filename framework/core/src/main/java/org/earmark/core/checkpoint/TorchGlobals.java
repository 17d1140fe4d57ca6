package org.earmark.core.checkpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.earmark.core.pickle.PickleException;
import org.earmark.core.pickle.PickleFunction;
import org.earmark.core.pickle.PickleGlobals;
import org.earmark.core.pickle.PickleTuple;

/** What the names in a PyTorch checkpoint mean here: tensors become {@link TensorView}s, types {@link ElementType}s. */
final class TorchGlobals {
    private static final Map<String, ElementType> STORAGES = Map.ofEntries(
            Map.entry("FloatStorage", ElementType.F32),
            Map.entry("DoubleStorage", ElementType.F64),
            Map.entry("HalfStorage", ElementType.F16),
            Map.entry("BFloat16Storage", ElementType.BF16),
            Map.entry("LongStorage", ElementType.I64),
            Map.entry("IntStorage", ElementType.I32),
            Map.entry("ShortStorage", ElementType.I16),
            Map.entry("CharStorage", ElementType.I8),
            Map.entry("ByteStorage", ElementType.U8),
            Map.entry("BoolStorage", ElementType.BOOL),
            Map.entry("UntypedStorage", ElementType.U8));

    private static final Map<String, ElementType> TYPES = Map.ofEntries(
            Map.entry("float32", ElementType.F32),
            Map.entry("float64", ElementType.F64),
            Map.entry("float16", ElementType.F16),
            Map.entry("bfloat16", ElementType.BF16),
            Map.entry("int64", ElementType.I64),
            Map.entry("int32", ElementType.I32),
            Map.entry("int16", ElementType.I16),
            Map.entry("int8", ElementType.I8),
            Map.entry("uint8", ElementType.U8),
            Map.entry("uint16", ElementType.U16),
            Map.entry("uint32", ElementType.U32),
            Map.entry("uint64", ElementType.U64),
            Map.entry("bool", ElementType.BOOL));

    private TorchGlobals() {}

    static PickleGlobals all() {
        PickleGlobals globals = NumpyGlobals.addTo(PickleGlobals.plain());
        for (Map.Entry<String, ElementType> storage : STORAGES.entrySet()) {
            globals = globals.with("torch", storage.getKey(), storage.getValue());
        }
        for (Map.Entry<String, ElementType> type : TYPES.entrySet()) {
            globals = globals.with("torch", type.getKey(), type.getValue());
        }
        PickleFunction firstArgument = arguments -> argument(arguments, 0, Object.class);
        return globals.with("torch.storage", "UntypedStorage", ElementType.U8)
                .withFunction("torch", "Size", firstArgument)
                .withFunction("torch", "device", firstArgument)
                .withFunction("torch._utils", "_rebuild_tensor", TorchGlobals::tensor)
                .withFunction("torch._utils", "_rebuild_tensor_v2", TorchGlobals::tensor)
                .withFunction("torch._utils", "_rebuild_tensor_v3", TorchGlobals::tensorWithType)
                .withFunction("torch._utils", "_rebuild_parameter", firstArgument)
                .withFunction("torch._utils", "_rebuild_parameter_with_state", firstArgument);
    }

    /** Arguments: storage, offset, sizes, strides, and what only training needs. */
    private static Object tensor(PickleTuple arguments) throws PickleException {
        StorageView storage = argument(arguments, 0, StorageView.class);
        return tensor(arguments, storage);
    }

    /** The same with a storage of plain bytes, and the element type as the seventh argument. */
    private static Object tensorWithType(PickleTuple arguments) throws PickleException {
        StorageView bytes = argument(arguments, 0, StorageView.class);
        return tensor(arguments, bytes.as(argument(arguments, 6, ElementType.class)));
    }

    private static Object tensor(PickleTuple arguments, StorageView storage) throws PickleException {
        return TensorView.of(
                storage,
                argument(arguments, 1, Long.class),
                sizes(argument(arguments, 2, Object.class)),
                sizes(argument(arguments, 3, Object.class)));
    }

    static long[] sizes(Object value) throws PickleException {
        Collection<?> items =
                value instanceof PickleTuple tuple ? tuple.items() : value instanceof List<?> list ? list : null;
        if (items == null || items.size() > 64) {
            throw new PickleException("a shape is no list of sizes");
        }
        long[] sizes = new long[items.size()];
        int axis = 0;
        for (Object item : items) {
            if (!(item instanceof Long size) || size < 0) {
                throw new PickleException("a shape or stride holds " + item);
            }
            sizes[axis++] = size;
        }
        return sizes;
    }

    static <T> T argument(PickleTuple arguments, int index, Class<T> type) throws PickleException {
        if (index >= arguments.size() || !type.isInstance(arguments.get(index))) {
            throw new PickleException("argument " + index + " of a tensor is missing or no " + type.getSimpleName());
        }
        return type.cast(arguments.get(index));
    }
}
