package org.earmark.plugins.engines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.spi.mixup.MixupPlan;

/** Divides a batch into parts of about equal size such that samples that are mixed stay together. */
public final class BatchSplit {
    private BatchSplit() {}

    /**
     * @param size samples in the batch
     * @param parts how many parts are wanted; fewer come back where samples that belong together are too many
     * @return the places of the samples of each part, ascending; none is empty
     */
    public static List<int[]> parts(int size, int parts, Optional<MixupPlan> mixup) {
        List<int[]> result = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        int placed = 0;
        for (List<Integer> together : groups(size, mixup)) {
            part.addAll(together);
            placed += together.size();
            if ((long) placed * parts >= (long) size * (result.size() + 1)) {
                result.add(ascending(part));
                part.clear();
            }
        }
        return List.copyOf(result);
    }

    /**
     * @param size samples in the batch
     * @param places where parts are computed at the same time
     * @param samplesPerPass the most samples of a part; 0 for no limit
     * @return how many parts keep all places busy
     */
    public static int count(int size, int places, int samplesPerPass) {
        int rounds = samplesPerPass == 0 ? 1 : (size + places * samplesPerPass - 1) / (places * samplesPerPass);
        return Math.min(size, places * rounds);
    }

    private static int[] ascending(List<Integer> samples) {
        return samples.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static List<List<Integer>> groups(int size, Optional<MixupPlan> mixup) {
        int[] root = new int[size];
        Arrays.setAll(root, i -> i);
        mixup.ifPresent(plan -> {
            for (int i = 0; i < size; i++) {
                int a = find(root, i);
                int b = find(root, plan.partners()[i]);
                root[Math.max(a, b)] = Math.min(a, b);
            }
        });
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            groups.computeIfAbsent(find(root, i), first -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }

    /** The plan of one part: partners are places within the part. */
    public static MixupPlan local(MixupPlan plan, int[] samples) {
        int[] partners = new int[samples.length];
        float[] lambdas = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            partners[i] = Arrays.binarySearch(samples, plan.partners()[samples[i]]);
            lambdas[i] = plan.lambdas()[samples[i]];
        }
        return new MixupPlan(plan.domain(), plan.labels(), partners, lambdas);
    }
}
