package org.earmark.core.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.earmark.core.config.ExperimentReader;
import org.earmark.spi.error.Problem;
import org.earmark.spi.error.Problems;

/** Finds what is wrong with claims whose keys and types are right. */
final class ClaimsCheck {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final ClaimsFile claims;
    private final Problems problems;

    ClaimsCheck(ClaimsFile claims, Problems problems) {
        this.claims = claims;
        this.problems = problems;
    }

    void check() {
        problems.require(
                claims.audit() == ClaimsFile.FORMAT,
                "audit",
                claims.audit(),
                "this Earmark reads version " + ClaimsFile.FORMAT + " of the format");
        problems.require(
                NAME.matcher(claims.name()).matches() && !ExperimentReader.RESERVED_NAMES.contains(claims.name()),
                "name",
                claims.name(),
                "must match " + NAME.pattern() + " and be none of " + String.join(", ", ExperimentReader.RESERVED_NAMES)
                        + ": it names a folder");
        unique("evidence", evidenceNames());
        unique("protocols", protocolNames());
        for (int i = 0; i < claims.evidence().size(); i++) {
            checkSource(claims.evidence().get(i), "evidence[" + i + "]");
        }
        problems.require(!claims.tables().isEmpty(), "tables", "[]", "must hold at least one table of claims");
        for (int i = 0; i < claims.tables().size(); i++) {
            checkTable(claims.tables().get(i), "tables[" + i + "]");
        }
        List<ClaimsFile.Pair> pairs = claims.comparisons().orElse(List.of());
        for (int i = 0; i < pairs.size(); i++) {
            String place = "comparisons[" + i + "]";
            checkName(place + ".first", pairs.get(i).first(), evidenceNames(), "evidence");
            checkName(place + ".second", pairs.get(i).second(), evidenceNames(), "evidence");
            checkMetric(place + ".metric", pairs.get(i).metric());
        }
    }

    private void checkSource(ClaimsFile.Source source, String place) {
        switch (source.kind()) {
            case EVENTS -> {
                require(place, "truth", source.truth(), source);
                require(place, "durations", source.durations(), source);
                require(place, "predictions", source.predictions(), source);
            }
            case SCORES -> {
                require(place, "truth", source.truth(), source);
                require(place, "predictions", source.predictions(), source);
            }
            case CELLS -> require(place, "experiment", source.experiment(), source);
            case CHECKPOINT -> {
                require(place, "checkpoint", source.checkpoint(), source);
                source.views()
                        .ifPresent(
                                views -> problems.require(views >= 1, place + ".views", views, "must be at least 1"));
                problems.require(
                        source.scoresAre().orElse(ClaimsFile.ScoreKind.SIGMOID_LOGITS)
                                != ClaimsFile.ScoreKind.PROBABILITIES,
                        place + ".scoresAre",
                        "probabilities",
                        "a network gives logits: say sigmoid-logits or softmax-logits, or leave it out");
            }
        }
    }

    private void require(String place, String key, Optional<?> value, ClaimsFile.Source source) {
        if (value.isEmpty()) {
            problems.add(Problem.missing(
                    place + "." + key,
                    "is missing; evidence of kind " + source.kind().name().toLowerCase(Locale.ROOT) + " needs it"));
        }
    }

    private void checkTable(ClaimsFile.Table table, String place) {
        checkMetric(place + ".metric", table.metric());
        table.evidence().ifPresent(name -> checkName(place + ".evidence", name, evidenceNames(), "evidence"));
        table.protocol().ifPresent(name -> checkName(place + ".protocol", name, protocolNames(), "protocol"));
        notNegative(place + ".rounding", table.rounding());
        notNegative(place + ".margin", table.margin());
        positive(place + ".runs", table.runs());
        problems.require(!table.claims().isEmpty(), place + ".claims", "[]", "must hold at least one claim");
        for (int i = 0; i < table.claims().size(); i++) {
            checkRow(table, table.claims().get(i), place + ".claims[" + i + "]");
        }
    }

    private void checkRow(ClaimsFile.Table table, ClaimsFile.Row row, String place) {
        problems.require(
                Double.isFinite(row.value()), place + ".value", row.value(), "a claim needs a number that is finite");
        boolean percent = table.unit().orElse(ClaimsFile.Unit.FRACTION) == ClaimsFile.Unit.PERCENT;
        problems.require(
                percent || !isShare(table.metric()) || row.value() <= 1,
                place + ".value",
                row.value(),
                table.metric() + " is at most 1; add unit: percent to the table if that is what is printed");
        problems.require(
                row.label().isEmpty() || ClaimMetrics.isOfEventTables(ClaimMetrics.current(table.metric())),
                place + ".label",
                row.label().orElse(""),
                "only " + ClaimMetrics.INTERSECTION_F1 + " and " + ClaimMetrics.INTERSECTION_F1_HIT_CLASSES
                        + " are measured for a single class");
        problems.require(
                row.plusMinusIs().isEmpty() || row.plusMinus().isPresent(),
                place + ".plusMinusIs",
                row.plusMinusIs()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                "says what plusMinus is, which is missing");
        notNegative(place + ".plusMinus", row.plusMinus());
        notNegative(place + ".rounding", row.rounding());
        notNegative(place + ".margin", row.margin());
        positive(place + ".runs", row.runs());
    }

    private static boolean isShare(String metric) {
        return !metric.equals("d-prime");
    }

    private void notNegative(String place, Optional<Double> value) {
        value.ifPresent(number -> problems.require(
                number >= 0 && Double.isFinite(number), place, number, "must be a finite number, at least 0"));
    }

    private void positive(String place, Optional<Integer> value) {
        value.ifPresent(runs -> problems.require(
                runs >= 1, place, runs, "must be at least 1: how many trainings the number is the mean of"));
    }

    private void checkMetric(String place, String metric) {
        checkName(place, ClaimMetrics.current(metric), ClaimMetrics.names(), "metric");
    }

    private void checkName(String place, String name, List<String> known, String noun) {
        if (!known.contains(name)) {
            Problem problem = Problem.of(
                    place,
                    name,
                    "is no " + noun + " here; there "
                            + (known.isEmpty() ? "is none" : "are " + String.join(", ", known)));
            problems.add(Problems.nearest(name, known).map(problem::suggesting).orElse(problem));
        }
    }

    private void unique(String place, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            problems.require(seen.add(names.get(i)), place + "[" + i + "].name", names.get(i), "is used twice");
        }
    }

    private List<String> evidenceNames() {
        return claims.evidence().stream().map(ClaimsFile.Source::name).toList();
    }

    private List<String> protocolNames() {
        return claims.protocols().orElse(List.of()).stream()
                .map(ClaimsFile.Protocol::name)
                .toList();
    }
}
