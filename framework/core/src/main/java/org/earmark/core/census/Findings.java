package org.earmark.core.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.earmark.spi.data.Inventory;

/** Draws conclusions from what was counted and measured. */
final class Findings {
    private static final double SHORTEST_SECONDS = 0.05;

    private final CensusSubject subject;
    private final ClassCounts counts;
    private final List<ClipFacts> clips;
    private final List<Duplicate> duplicates;
    private final List<Finding> found = new ArrayList<>();

    Findings(CensusSubject subject, ClassCounts counts, List<ClipFacts> clips, List<Duplicate> duplicates) {
        this.subject = subject;
        this.counts = counts;
        this.clips = clips;
        this.duplicates = duplicates;
    }

    /**
     * @param failures why clips could not be read
     * @param examined clips that were listened to
     * @param near whether near duplicates were looked for
     */
    List<Finding> all(List<String> failures, int examined, boolean near) {
        files(failures);
        samples();
        labels();
        duplicates(near);
        if (examined < subject.dataset().size()) {
            note(examined + " of " + subject.dataset().size() + " clips were listened to, drawn at random.", List.of());
        }
        found.sort(Comparator.comparing(Finding::isError).reversed());
        return found;
    }

    private void files(List<String> failures) {
        Inventory inventory = subject.inventory();
        error(
                inventory.missing(),
                n -> n + " of " + inventory.listed() + " listed files " + (n == 1 ? "is" : "are") + " missing.");
        error(failures, n -> counted(n, "clip") + " cannot be read.");
        noteAny(inventory.extra(), n -> counted(n, "sound file") + " in the folder, but not in the list.");
        noteAny(inventory.remarks(), n -> counted(n, "difference") + " from the official release.");
    }

    private void samples() {
        error(clips(clip -> clip.seconds() == 0, clip -> ""), n -> counted(n, "clip") + " without a single sample.");
        error(
                clips(clip -> clip.nonFinite() > 0, clip -> ": " + counted(clip.nonFinite(), "sample")),
                n -> counted(n, "clip") + " with samples that are NaN or infinite.");
        noteAny(clips(ClipFacts::isSilent, clip -> ""), n -> counted(n, "clip") + " of nothing but zeros.");
        noteAny(
                clips(
                        clip -> clip.seconds() > 0 && clip.seconds() < SHORTEST_SECONDS,
                        clip -> ": " + text(1000 * clip.seconds()) + " ms"),
                n -> counted(n, "clip") + " shorter than " + text(1000 * SHORTEST_SECONDS) + " ms.");
        noteAny(
                clips(clip -> clip.clippedRuns() > 0, clip -> ": " + counted(clip.clippedRuns(), "place")),
                n -> counted(n, "clip") + " with clipping (" + SampleFacts.CLIPPED_RUN
                        + " or more samples in a row at full scale).");
        noteAny(
                clips(
                        clip -> clip.zeroSeconds() > 0 && !clip.isSilent(),
                        clip -> ": " + text(clip.zeroSeconds()) + " of " + text(clip.seconds()) + " s"),
                n -> counted(n, "clip") + " with stretches of exact zeros of " + SampleFacts.ZERO_SECONDS
                        + " s or more.");
        List<String> formats =
                clips.stream().map(ClipFacts::format).distinct().sorted().toList();
        if (formats.size() > 1) {
            note("The files are not all alike: " + formats.size() + " formats.", formats);
        }
    }

    private void labels() {
        for (int part = 0; part < counts.parts().size(); part++) {
            String name = counts.parts().get(part);
            if (counts.clips()[part] > 0 && !name.equals("unused")) {
                noteAny(counts.absent(part), n -> counted(n, "class", "classes") + " without a clip in " + name + ".");
            }
            int unlabelled = counts.unlabelled()[part];
            if (unlabelled > 0) {
                note(counted(unlabelled, "clip") + " of " + name + " without any label.", List.of());
            }
        }
    }

    private void duplicates(boolean near) {
        pairs(true, true, "with equal samples in different parts: what is tested on was trained on.");
        pairs(false, true, "that sound alike in different parts: look whether they are one recording.");
        pairs(true, false, "with equal samples within one part.");
        pairs(false, false, "that sound alike within one part.");
        if (!near) {
            note(
                    "Near duplicates were not looked for among more than " + NearDuplicates.MOST_CLIPS
                            + " clips; take a sample.",
                    List.of());
        }
    }

    private void pairs(boolean exact, boolean across, String what) {
        List<String> pairs = duplicates.stream()
                .filter(pair -> pair.isExact() == exact && pair.isAcrossParts() == across)
                .map(pair -> pair.first() + " (" + pair.firstPart() + ") and " + pair.second() + " ("
                        + pair.secondPart() + ")"
                        + (exact ? "" : String.format(Locale.ROOT, ": %.0f %% alike", 100 * pair.agreement())))
                .toList();
        noteAny(pairs, n -> counted(n, "pair") + " of clips " + what);
    }

    private List<String> clips(Predicate<ClipFacts> wanted, Function<ClipFacts, String> remark) {
        return clips.stream()
                .filter(wanted)
                .map(clip -> clip.id() + remark.apply(clip))
                .collect(Collectors.toList());
    }

    private void error(List<String> details, Function<Integer, String> title) {
        if (!details.isEmpty()) {
            found.add(new Finding(true, title.apply(details.size()), details));
        }
    }

    private void noteAny(List<String> details, Function<Integer, String> title) {
        if (!details.isEmpty()) {
            note(title.apply(details.size()), details);
        }
    }

    private void note(String title, List<String> details) {
        found.add(new Finding(false, title, details));
    }

    private static String counted(int count, String noun) {
        return counted(count, noun, noun + "s");
    }

    private static String counted(int count, String noun, String plural) {
        return count + " " + (count == 1 ? noun : plural);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
