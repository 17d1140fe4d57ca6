package org.earmark.core.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earmark.formats.array.ElementType;

/**
 * The JSON header of a safetensors file, checked: every tensor's bytes are where its type and shape want them, without
 * overlap and without holes.
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A tensor and its bytes, counted from the end of the header. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String name, ElementType type, long[] shape, long begin, long end) {}

    /** A header that does not follow the format. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason);
        }
    }

    /** @param dataBytes the bytes of the file behind the header */
    static SafetensorsHeader parse(String json, long dataBytes) throws MalformedException {
        JsonNode root = readObject(json);
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(METADATA)) {
                readMetadata(field.getValue(), metadata);
            } else {
                entries.add(readEntry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        requireGapless(entries, dataBytes);
        return new SafetensorsHeader(entries, metadata);
    }

    private static JsonNode readObject(String json) throws MalformedException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                throw new MalformedException("its header is not a JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new MalformedException("its header is not valid JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private static void readMetadata(JsonNode node, Map<String, String> metadata) throws MalformedException {
        require(node.isObject(), METADATA + " is not an object");
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            require(field.getValue().isTextual(), METADATA + "." + field.getKey() + " is not a text");
            metadata.put(field.getKey(), field.getValue().textValue());
        }
    }

    private static Entry readEntry(String name, JsonNode node) throws MalformedException {
        String dtype = node.path("dtype").asText();
        ElementType type = ElementType.named(dtype)
                .orElseThrow(() -> new MalformedException(
                        "tensor " + name + " has the element type '" + dtype + "', which Earmark does not read"));
        long[] shape = readNumbers(name, "shape", node);
        long[] offsets = readNumbers(name, "data_offsets", node);
        require(offsets.length == 2 && offsets[0] <= offsets[1], "tensor " + name + " has no valid data_offsets");
        require(
                bytesOf(name, type, shape) == offsets[1] - offsets[0],
                "tensor " + name + " claims " + (offsets[1] - offsets[0])
                        + " bytes, which its type and shape do not need");
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long bytesOf(String name, ElementType type, long[] shape) throws MalformedException {
        try {
            long bytes = type.bytes();
            for (long axis : shape) {
                bytes = Math.multiplyExact(bytes, axis);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new MalformedException("tensor " + name + " claims an impossible size");
        }
    }

    private static long[] readNumbers(String name, String key, JsonNode node) throws MalformedException {
        JsonNode array = node.path(key);
        require(array.isArray(), "tensor " + name + " has no list '" + key + "'");
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = array.get(i);
            require(
                    number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0,
                    "tensor " + name + " has " + number + " in '" + key + "'");
            numbers[i] = number.longValue();
        }
        return numbers;
    }

    private static void requireGapless(List<Entry> entries, long dataBytes) throws MalformedException {
        long position = 0;
        for (Entry entry : entries) {
            require(entry.begin >= position, "tensor " + entry.name + " overlaps the one before it");
            require(entry.begin == position, "bytes " + position + " to " + entry.begin + " belong to no tensor");
            require(entry.end - entry.begin <= Integer.MAX_VALUE, "tensor " + entry.name + " is larger than 2 GiB");
            position = entry.end;
        }
        require(position <= dataBytes, "it is cut short: " + (position - dataBytes) + " bytes are missing at its end");
        require(position == dataBytes, (dataBytes - position) + " bytes at its end belong to no tensor");
    }

    private static void require(boolean condition, String reason) throws MalformedException {
        if (!condition) {
            throw new MalformedException(reason);
        }
    }
}
