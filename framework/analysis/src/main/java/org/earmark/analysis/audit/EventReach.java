package org.earmark.analysis.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earmark.analysis.statistics.EventFScore;
import org.earmark.analysis.statistics.EventFScore.Classes;
import org.earmark.analysis.statistics.EventFScore.Tally;
import org.earmark.analysis.statistics.Interval;

/**
 * How far clips that are missing could move an F-score of events, if they hold as many true events of each class as those
 * here do on average. At worst none is found and as many detections as usual are false; at best all are found and nothing
 * else. A class that had no hit so far may get one with them, and is then part of a mean over the classes with hits: at
 * worst with a single one.
 */
public final class EventReach {
    private EventReach() {}

    /** @param missing clips, at least 0 */
    public static Interval of(EventFScore score, int missing, double level) {
        double share = missing / (double) score.clips();
        List<Tally> tallies = score.tallies();
        return score.averaged() == Classes.WITH_HITS
                ? new Interval(lowestOfHit(tallies, share), highestOfHit(tallies, share), level)
                : new Interval(lowest(tallies, share), highest(tallies, share), level);
    }

    private static double lowest(List<Tally> tallies, double share) {
        return tallies.stream()
                .filter(tally -> tally.events() > 0)
                .mapToDouble(tally -> worst(tally, share))
                .average()
                .orElse(Double.NaN);
    }

    private static double highest(List<Tally> tallies, double share) {
        return tallies.stream()
                .filter(tally -> tally.events() > 0)
                .mapToDouble(tally -> best(tally, share))
                .average()
                .orElse(Double.NaN);
    }

    private static double lowestOfHit(List<Tally> tallies, double share) {
        List<Double> newcomers = tallies.stream()
                .filter(tally -> isNewcomer(tally, share))
                .map(tally -> 2 / (tally.considered() * (1 + share) + 1))
                .sorted()
                .toList();
        List<Double> sure = tallies.stream()
                .filter(tally -> tally.hits() > 0)
                .map(tally -> worst(tally, share))
                .toList();
        return mean(sure, newcomers, -1);
    }

    private static double highestOfHit(List<Tally> tallies, double share) {
        List<Double> newcomers = tallies.stream()
                .filter(tally -> isNewcomer(tally, share))
                .map(tally -> best(tally, share))
                .sorted(Comparator.reverseOrder())
                .toList();
        List<Double> sure = tallies.stream()
                .filter(tally -> tally.hits() > 0)
                .map(tally -> best(tally, share))
                .toList();
        return mean(sure, newcomers, 1);
    }

    private static boolean isNewcomer(Tally tally, double share) {
        return tally.hits() == 0 && tally.events() * share > 0;
    }

    /** The mean of the sure ones and of as many newcomers, in their order, as move it in the direction. */
    private static double mean(List<Double> sure, List<Double> newcomers, int direction) {
        List<Double> taken = new ArrayList<>(sure);
        for (double newcomer : newcomers) {
            if (taken.isEmpty() || direction * (newcomer - average(taken)) > 0) {
                taken.add(newcomer);
            }
        }
        return average(taken);
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double worst(Tally tally, double share) {
        return 2.0 * tally.hits() / (tally.considered() * (1 + share));
    }

    private static double best(Tally tally, double share) {
        double found = tally.hits() + tally.events() * share;
        return 2 * found / (tally.considered() + 2 * tally.events() * share);
    }
}
