package org.earmark.core.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earmark.core.options.CanonicalJson;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.protocol.EvaluationOptions;
import org.earmark.core.start.Start;

/**
 * The identity of a cell: equal ids mean equal results up to rounding. The cells of a grid share most of their options,
 * so one instance writes each record once. Not thread-safe.
 */
public final class CellId {
    private static final int DIGITS = 16;
    private static final int FORMAT = 1;

    private final IdentityHashMap<Record, String> written = new IdentityHashMap<>();

    CellId() {}

    /** The first 16 hexadecimal digits of the SHA-256 over the canonical JSON of both. */
    public static String of(CellSpec spec, String dataFingerprint) {
        return new CellId().id(spec, dataFingerprint);
    }

    String id(CellSpec spec, String dataFingerprint) {
        SortedMap<String, String> sections = new TreeMap<>();
        sections.put("dataset", text(spec.dataset()));
        sections.put("audio", text(spec.audio()));
        sections.put("frontEnd", text(spec.frontEnd()));
        sections.put("model", text(spec.model()));
        sections.put("loss", text(spec.loss()));
        sections.put("mixup", text(spec.mixup()));
        sections.put("schedule", text(spec.schedule()));
        sections.put("engine", text(spec.engine()));
        sections.put("optimizer", text(spec.optimizer()));
        sections.put("training", text(spec.training()));
        sections.put("start", text(spec.start()));
        sections.put("fold", spec.fold().map(CanonicalJson::quoted).orElse("null"));
        sections.put("seed", Long.toString(spec.seed()));
        // A section that came later is part of an identity only where it says something, so that older ones stay.
        if (!spec.evaluation().isStandard()) {
            sections.put("evaluation", text(spec.evaluation()));
        }
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("format", Integer.toString(FORMAT));
        identity.put("dataFingerprint", CanonicalJson.quoted(dataFingerprint));
        identity.put("spec", object(sections));
        return CanonicalJson.sha256(object(identity)).substring(0, DIGITS);
    }

    /** By content: where the file lies does not matter. */
    private static String text(Start start) {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("kind", CanonicalJson.quoted(start.kind().key()));
        start.sha256().ifPresent(digest -> members.put("sha256", CanonicalJson.quoted(digest)));
        return object(members);
    }

    /** An option that came later is left out like the section, unless it says something. */
    private static String text(EvaluationOptions options) {
        ObjectNode tree = OptionsTree.of(options);
        if (!options.wholeClips()) {
            tree.remove("wholeClips");
        }
        return CanonicalJson.write(tree);
    }

    private String text(Record options) {
        return written.computeIfAbsent(options, record -> CanonicalJson.write(OptionsTree.of(record)));
    }

    private static String object(SortedMap<String, String> members) {
        return members.entrySet().stream()
                .map(member -> CanonicalJson.quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
