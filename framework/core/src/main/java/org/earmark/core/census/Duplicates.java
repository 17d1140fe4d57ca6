package org.earmark.core.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs of clips with equal or nearly equal sound. Silent clips are no duplicates of each other. */
final class Duplicates {
    private final Parts parts;
    private final List<ClipFacts> clips;

    /** @param clips that were read */
    Duplicates(Parts parts, List<ClipFacts> clips) {
        this.parts = parts;
        this.clips = clips;
    }

    /**
     * @param prints of the clips, in their order; none where near duplicates are not looked for
     * @return pairs across parts first, then the most alike
     */
    List<Duplicate> find(List<SoundPrint> prints) {
        List<Duplicate> found = new ArrayList<>();
        Map<String, ClipFacts> first = new HashMap<>();
        for (ClipFacts clip : clips) {
            ClipFacts earlier = clip.isSilent() ? null : first.putIfAbsent(clip.digest(), clip);
            if (earlier != null) {
                found.add(duplicate(earlier, clip, 1, true));
            }
        }
        for (NearDuplicates.Pair pair : NearDuplicates.find(prints)) {
            ClipFacts a = clips.get(pair.first());
            ClipFacts b = clips.get(pair.second());
            if (!a.digest().equals(b.digest())) {
                found.add(duplicate(a, b, pair.agreement(), false));
            }
        }
        found.sort(Comparator.comparing(Duplicate::isAcrossParts)
                .thenComparing(Duplicate::agreement)
                .reversed());
        return found;
    }

    private Duplicate duplicate(ClipFacts a, ClipFacts b, double agreement, boolean isExact) {
        return new Duplicate(a.id(), parts.nameOf(a.clip()), b.id(), parts.nameOf(b.clip()), agreement, isExact);
    }
}
