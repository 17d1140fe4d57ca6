package org.earmark.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.analysis.clips.ClipDifference;
import org.earmark.analysis.contrast.Contrast;
import org.earmark.analysis.contrast.Decision;
import org.earmark.analysis.store.SeedRule;
import org.earmark.analysis.store.StoredExperiment;

/** Says how sure the findings are, and of what kind of chance. */
final class CertaintyWriter {
    private final Findings findings;
    private final StoredExperiment experiment;
    private final TestFamilies families;

    CertaintyWriter(Findings findings, TestFamilies families) {
        this.findings = findings;
        this.experiment = findings.experiment();
        this.families = families;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!seeds(sentences)) {
            return sentences;
        }
        sentences.add(
                "Intervals over seeds are 95 % t intervals: they cover the randomness of training on these clips, not"
                        + " that of drawing other clips.");
        clips().ifPresent(sentences::add);
        looks(sentences);
        int contrasts = findings.primaryContrasts().size();
        if (contrasts > 0) {
            sentences.add("Contrasts are paired by seed"
                    + (contrasts == 1
                            ? "."
                            : "; p values are corrected by Holm over the " + contrasts + " contrasts of a metric."));
        }
        if (experiment.cells().stream().anyMatch(cell -> !cell.fold().isEmpty())) {
            sentences.add("A seed counts with its mean over folds; folds share training clips and are no repetitions.");
        }
        folds().ifPresent(sentences::add);
        families.sentence().ifPresent(sentences::add);
        return sentences;
    }

    /** Whether there are several. */
    private boolean seeds(List<String> sentences) {
        List<Integer> seeds = IntStream.range(0, findings.groups().size())
                .mapToObj(group -> findings.primaryScore(group).overSeeds().n())
                .sorted()
                .toList();
        int least = seeds.get(0);
        int most = seeds.get(seeds.size() - 1);
        if (most <= 1) {
            sentences.add("There is one seed per configuration at most. How far another seed would move a figure is"
                    + " unknown"
                    + (seeds.size() == 1 ? "." : ", so none of the differences can be told from chance."));
            return false;
        }
        sentences.add(
                least == most
                        ? "Each configuration has " + NumberText.plural(most, "seed") + "."
                        : "Configurations have between " + least + " and " + NumberText.plural(most, "complete seed")
                                + ".");
        return true;
    }

    /** What the clips say where the seeds decide, and why they say nothing. */
    private Optional<String> clips() {
        List<ClipDifference> clips = findings.clipDifferences().get(experiment.primaryMetric());
        long known = clips.stream().filter(clip -> clip.interval().isPresent()).count();
        if (clips.isEmpty()) {
            return Optional.empty();
        }
        if (known == 0) {
            return Optional.of(
                    "There are no intervals over clips: " + clips.get(0).reason() + ".");
        }
        long apart = clips.stream()
                .flatMap(clip -> clip.interval().stream())
                .filter(interval -> !interval.contains(0))
                .count();
        return Optional.of(
                "Intervals over clips are for these very models on other clips, each at 95 % by itself, and are"
                        + " kept apart from those over seeds; " + (apart == 0 ? "none" : apart) + " of "
                        + NumberText.count(known) + (apart == 1 ? " lies" : " lie") + " wholly on one side of zero.");
    }

    private void looks(List<String> sentences) {
        experiment.seedRule().filter(rule -> rule.looks() > 1).ifPresent(rule -> {
            sentences.add("Seeds were added one by one where nothing was decided in " + rule.metric() + ", with "
                    + rule.looks() + " looks at most; so a corrected p must be below "
                    + NumberText.level(Decision.ALPHA / rule.looks())
                    + " instead of 0.05 here, in every metric.");
            sentences.add(
                    "Where seeds stopped coming because a contrast was decided, its difference is estimated"
                            + " somewhat too large, as it was looked at until it was large, and its interval is a little short.");
        });
        List<SeedRule> earlier = experiment.seedRules().stream()
                .filter(rule -> !rule.binds(experiment.version()))
                .toList();
        if (!earlier.isEmpty()) {
            sentences.add("Seeds were added one by one to earlier versions of this experiment too, with "
                    + NumberText.plural(
                            earlier.stream().mapToInt(SeedRule::look).sum(), "look")
                    + "; if this version has seeds of theirs, its tests are too sure.");
        }
    }

    private Optional<String> folds() {
        List<Contrast> unequal = findings.primaryContrasts().stream()
                .filter(contrast -> !contrast.folds().leftOut().isEmpty())
                .toList();
        return unequal.isEmpty()
                ? Optional.empty()
                : Optional.of("In " + NumberText.plural(unequal.size(), "contrast")
                        + " the two sides were not planned on the same folds for every seed; only folds that both have"
                        + " count there.");
    }
}
