package org.earmark.core.checkpoint;

import java.util.Map;
import org.earmark.formats.array.ElementType;
import org.earmark.formats.array.NumpyGlobals;
import org.earmark.formats.pickle.PickleArguments;
import org.earmark.formats.pickle.PickleException;
import org.earmark.formats.pickle.PickleFunction;
import org.earmark.formats.pickle.PickleGlobals;
import org.earmark.formats.pickle.PickleTuple;

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
        PickleFunction firstArgument = arguments -> PickleArguments.get(arguments, 0, Object.class);
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
        StorageView storage = PickleArguments.get(arguments, 0, StorageView.class);
        return tensor(arguments, storage);
    }

    /** The same with a storage of plain bytes, and the element type as the seventh argument. */
    private static Object tensorWithType(PickleTuple arguments) throws PickleException {
        StorageView bytes = PickleArguments.get(arguments, 0, StorageView.class);
        return tensor(arguments, bytes.as(PickleArguments.get(arguments, 6, ElementType.class)));
    }

    private static Object tensor(PickleTuple arguments, StorageView storage) throws PickleException {
        return TensorView.of(
                storage,
                PickleArguments.get(arguments, 1, Long.class),
                PickleArguments.sizes(PickleArguments.get(arguments, 2, Object.class)),
                PickleArguments.sizes(PickleArguments.get(arguments, 3, Object.class)));
    }
}
