package org.earmark.cli.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.earmark.analysis.audit.Audit;
import org.earmark.analysis.audit.AuditRow;
import org.earmark.analysis.audit.Claim;
import org.earmark.analysis.audit.Judge;
import org.earmark.analysis.audit.Measurement;
import org.earmark.analysis.audit.PlusMinus;
import org.earmark.analysis.audit.Printed;
import org.earmark.analysis.audit.ProtocolItem;
import org.earmark.analysis.store.Liveness;
import org.earmark.core.audit.ClaimMetrics;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.EvidenceFiles;

/** Holds the claims of a file against what is there. */
public final class AuditRunner {
    private static final double PERCENT = 100;

    private final ClaimsFile claims;
    private final Map<String, Measured> evidence = new LinkedHashMap<>();
    private final Map<String, ClaimsFile.Protocol> protocols = new LinkedHashMap<>();

    private AuditRunner(ClaimsFile claims, EvidenceLoader loader) {
        this.claims = claims;
        claims.evidence().forEach(source -> evidence.put(source.name(), loader.load(source)));
        claims.protocols().orElse(List.of()).forEach(protocol -> protocols.put(protocol.name(), protocol));
    }

    /**
     * @param folder of the claims file
     * @param roots folders by name, for files outside it
     * @param output where experiments were run
     * @param liveness of cells without a result
     * @param checkpoints judges those that claims name
     */
    public static Audit run(
            ClaimsFile claims,
            Path folder,
            Map<String, Path> roots,
            Path output,
            Liveness liveness,
            CheckpointScores checkpoints) {
        EvidenceLoader loader =
                new EvidenceLoader(new EvidenceFiles(folder, roots), new CellLoader(output, liveness), checkpoints);
        return new AuditRunner(claims, loader).audit();
    }

    private Audit audit() {
        List<AuditRow> rows = new ArrayList<>();
        for (int i = 0; i < claims.tables().size(); i++) {
            ClaimsFile.Table table = claims.tables().get(i);
            for (int j = 0; j < table.claims().size(); j++) {
                rows.add(row(table, table.claims().get(j), "tables[" + i + "].claims[" + j + "]"));
            }
        }
        List<String> notes = new ArrayList<>(oldSpellings());
        evidence.forEach((name, measured) -> {
            if (measured instanceof Measured.Absent absent) {
                notes.add("Evidence " + name + ": " + absent.reason());
            } else if (measured instanceof Measured.Cells cells) {
                cells.notes().forEach(note -> notes.add("Evidence " + name + ": " + note));
            }
        });
        return new Audit(
                claims.name(), claims.question().orElse(""), claims.source().orElse(""), rows, comparisons(), notes);
    }

    private List<Audit.Comparison> comparisons() {
        List<ClaimsFile.Pair> pairs = claims.comparisons().orElse(List.of());
        EvidenceComparison family = new EvidenceComparison(pairs.size());
        return pairs.stream()
                .map(pair -> {
                    String metric = ClaimMetrics.current(pair.metric());
                    return family.compare(
                            pair,
                            metric,
                            evidence.get(pair.first()).on(metric),
                            evidence.get(pair.second()).on(metric));
                })
                .toList();
    }

    private List<String> oldSpellings() {
        return Stream.concat(
                        claims.tables().stream().map(ClaimsFile.Table::metric),
                        claims.comparisons().orElse(List.of()).stream().map(ClaimsFile.Pair::metric))
                .filter(ClaimMetrics::isOld)
                .distinct()
                .map(name -> name + " is the old spelling of " + ClaimMetrics.current(name)
                        + ", which averages over the classes with a hit; write that.")
                .toList();
    }

    private AuditRow row(ClaimsFile.Table table, ClaimsFile.Row row, String place) {
        Claim claim = claim(table, row, place);
        Optional<ClaimsFile.Protocol> protocol = table.protocol().map(protocols::get);
        String metric = claim.metric();
        Measured source = table.evidence()
                .map(evidence::get)
                .map(found -> found.on(metric))
                .orElseGet(() -> new Measured.Absent("The table names no evidence for its claims."));
        OptionalInt clips = protocol.flatMap(ClaimsFile.Protocol::clips)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
        MetricMeasurer.Outcome outcome = MetricMeasurer.measure(source, metric, row.label(), clips);
        Optional<Measurement> measurement = outcome.measurement();
        Optional<List<ProtocolItem>> items =
                protocol.map(known -> ProtocolFacts.of(known, row.label(), source, measurement));
        return measurement
                .map(found -> Judge.judge(claim, found, items))
                .orElseGet(() -> Judge.notAuditable(claim, outcome.reason(), items.orElse(List.of())));
    }

    private static Claim claim(ClaimsFile.Table table, ClaimsFile.Row row, String place) {
        boolean percent = table.unit().orElse(ClaimsFile.Unit.FRACTION) == ClaimsFile.Unit.PERCENT;
        double unit = percent ? PERCENT : 1;
        return new Claim(
                place,
                table.name(),
                table.system(),
                row.row(),
                ClaimMetrics.current(table.metric()),
                row.label(),
                new Printed(
                        row.value() / unit,
                        row.rounding().or(table::rounding).orElse(0.0) / unit,
                        row.plusMinus().orElse(0.0) / unit,
                        row.plusMinus()
                                .flatMap(given -> row.plusMinusIs().or(table::plusMinusIs))
                                .map(kind -> PlusMinus.valueOf(kind.name())),
                        row.runs().or(table::runs).orElse(1),
                        percent),
                row.margin().or(table::margin).orElse(0.0) / unit,
                row.note().orElse(""));
    }
}
