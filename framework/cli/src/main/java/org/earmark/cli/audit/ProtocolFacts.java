package org.earmark.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.ProtocolItem;
import org.earmark.core.audit.ClaimsFile;

/** Sets a protocol beside what is known of the run. */
final class ProtocolFacts {
    private ProtocolFacts() {}

    static List<ProtocolItem> of(
            ClaimsFile.Protocol protocol,
            Optional<String> label,
            Measured evidence,
            Optional<Measurement> measurement) {
        Map<String, String> known = known(evidence);
        List<ProtocolItem> items = new ArrayList<>();
        protocol.clips()
                .ifPresent(clips -> items.add(new ProtocolItem(
                        "clips",
                        clips.toString(),
                        "",
                        measurement
                                .map(found -> Integer.toString(found.census().measured()))
                                .orElse(""),
                        false)));
        // A number of one class does not depend on how many there are.
        protocol.classes()
                .filter(classes -> label.isEmpty())
                .ifPresent(classes ->
                        items.add(new ProtocolItem("classes", classes.toString(), "", averaged(measurement), true)));
        for (ClaimsFile.Item item : protocol.items().orElse(List.of())) {
            items.add(new ProtocolItem(
                    item.item(),
                    item.paper().orElse(""),
                    item.code().orElse(""),
                    item.run().orElse(known.getOrDefault(item.item(), "")),
                    item.decisive().orElse(false)));
        }
        return items;
    }

    /** How many classes entered the mean. */
    private static String averaged(Optional<Measurement> measurement) {
        return measurement
                .flatMap(Measurement::classes)
                .map(classes -> Integer.toString(classes.averaged()))
                .orElse("");
    }

    /** What Earmark can look up itself, by the name of the item. */
    private static Map<String, String> known(Measured evidence) {
        Map<String, String> known = new LinkedHashMap<>();
        if (evidence instanceof Measured.Events events) {
            known.put("detectionTolerance", Double.toString(events.criteria().detectionTolerance()));
            known.put("groundTruthTolerance", Double.toString(events.criteria().groundTruthTolerance()));
        } else if (evidence instanceof Measured.Cells cells) {
            List<Map<String, String>> configurations = cells.group().cells().stream()
                    .filter(cell -> cell.doneResult().isPresent())
                    .map(cell -> cell.attempt().orElseThrow().configuration())
                    .toList();
            configurations.stream()
                    .flatMap(configuration -> configuration.keySet().stream())
                    .distinct()
                    .forEach(path -> known.put(
                            path,
                            configurations.stream()
                                    .map(configuration -> configuration.getOrDefault(path, "not set"))
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
        return known;
    }
}
