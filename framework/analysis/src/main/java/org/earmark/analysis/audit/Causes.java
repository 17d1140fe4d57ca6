package org.earmark.analysis.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earmark.analysis.audit.AuditRow.Cause;

/**
 * What may explain a difference between a claim and a measurement, by how far it moves the metric in 19 cases of 20: first
 * those that are known to reach far enough, the farthest first, then those of unknown reach in the order of the protocol,
 * then those that reach less far.
 */
final class Causes {
    private static final double HUNDRED = 100;

    private Causes() {}

    static List<Cause> of(Claim claim, Measurement measurement, List<ProtocolItem> protocol) {
        double gap = Math.abs(measurement.value() - claim.value());
        List<Cause> causes = new ArrayList<>();
        slipOfUnit(claim, measurement, causes);
        protocol.stream()
                .filter(ProtocolItem::runDiffers)
                .forEach(item -> causes.add(
                        unknown("The run differs from the published protocol in " + item.item() + ": " + item.run()
                                + " instead of " + (item.code().isEmpty() ? item.paper() : item.code()) + ".")));
        missingClips(claim, measurement, causes);
        bestEpoch(claim, measurement, gap, causes);
        if (!measurement.published()) {
            chance(claim, measurement, causes);
        }
        protocol.stream()
                .filter(ProtocolItem::codeDiffers)
                .forEach(item -> causes.add(unknown("Paper and code differ in " + item.item() + ": " + item.paper()
                        + " and " + item.code() + ".")));
        protocol.stream()
                .filter(item -> item.state().equals("not known"))
                .forEach(item -> causes.add(unknown("Not known on both sides: " + item.item() + ".")));
        causes.sort(Comparator.comparingInt((Cause cause) -> rank(cause, gap))
                .thenComparingDouble(cause -> Double.isNaN(cause.reach()) ? 0 : -cause.reach()));
        return List.copyOf(causes);
    }

    /** Numbers a hundred times off, or their complement. */
    private static void slipOfUnit(Claim claim, Measurement measurement, List<Cause> causes) {
        double ratio = claim.value() / measurement.value();
        if (Math.abs(ratio * HUNDRED - 1) < 0.1 || Math.abs(ratio / HUNDRED - 1) < 0.1) {
            causes.add(new Cause(
                    "The two are a factor of 100 apart: the unit of the table may be wrong.",
                    Double.POSITIVE_INFINITY));
        }
    }

    private static void missingClips(Claim claim, Measurement measurement, List<Cause> causes) {
        Census census = measurement.census();
        if (census.missing() > 0) {
            String worst = census.reach().isPresent()
                    ? " At worst they move it by " + claim.printed().text(census.mostMove(measurement.value())) + "."
                    : "";
            String reach = Double.isNaN(census.atRandom()) ? "" : " The reach is for clips that are missing at random.";
            causes.add(new Cause(
                    census.missing() + " of the clips of the claim are missing." + worst + reach, census.atRandom()));
        }
    }

    private static void chance(Claim claim, Measurement measurement, List<Cause> causes) {
        measurement
                .seeds()
                .prediction(claim.printed().runs())
                .ifPresent(interval -> causes.add(new Cause(
                        "Training again moves " + claim.printed().ofRuns() + " against the mean of "
                                + measurement.trainings() + ".",
                        (interval.high() - interval.low()) / 2)));
        if (measurement.seeds().n() < 2) {
            causes.add(unknown("It is one training; how far another seed would move it was not measured."));
        }
        measurement
                .overClips()
                .interval()
                .ifPresent(interval -> causes.add(new Cause(
                        "Another sample of clips moves the metric.", (interval.high() - interval.low()) / 2)));
    }

    private static void bestEpoch(Claim claim, Measurement measurement, double gap, List<Cause> causes) {
        double best = measurement.bestEpoch();
        if (!Double.isNaN(best) && Math.abs(best - claim.value()) < gap) {
            causes.add(new Cause(
                    "The epoch that scores best on the test part is nearer to the claim: the published number may have "
                            + "been selected so.",
                    Math.abs(best - measurement.value())));
        }
    }

    private static Cause unknown(String text) {
        return new Cause(text, Double.NaN);
    }

    private static int rank(Cause cause, double gap) {
        if (Double.isNaN(cause.reach())) {
            return 1;
        }
        return cause.reach() >= gap ? 0 : 2;
    }
}
