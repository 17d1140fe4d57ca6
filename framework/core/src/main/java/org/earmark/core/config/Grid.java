package org.earmark.core.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is varied, as declared: the product of groups of axes, more axes where a condition holds, without the points
 * that are excluded, with others added.
 *
 * @param groups axes of one group move together; groups are multiplied
 * @param conditional groups that only multiply the points that match
 * @param exclude partial assignments; a point that matches any is left out
 * @param include products of their own, added at the end
 */
public record Grid(
        List<AxisGroup> groups, List<ConditionalAxes> conditional, List<Condition> exclude, List<Addition> include) {
    /** Axes of equal length that move together; usually one. */
    public record AxisGroup(List<Axis> axes) {
        public AxisGroup {
            axes = List.copyOf(axes);
        }

        int length() {
            return axes.get(0).values().size();
        }
    }

    /** Axes that only the points that match have. */
    public record ConditionalAxes(Condition condition, List<AxisGroup> groups) {
        public ConditionalAxes {
            groups = List.copyOf(groups);
        }
    }

    /** Points added to the grid. */
    public record Addition(List<AxisGroup> groups) {
        public Addition {
            groups = List.copyOf(groups);
        }
    }

    public Grid {
        groups = List.copyOf(groups);
        conditional = List.copyOf(conditional);
        exclude = List.copyOf(exclude);
        include = List.copyOf(include);
    }

    public static Grid empty() {
        return new Grid(List.of(), List.of(), List.of(), List.of());
    }

    /** All axes, those of additions last. */
    public List<Axis> axes() {
        return Stream.of(
                        groups.stream(),
                        conditional.stream().flatMap(when -> when.groups().stream()),
                        include.stream().flatMap(addition -> addition.groups().stream()))
                .flatMap(stream -> stream)
                .flatMap(group -> group.axes().stream())
                .toList();
    }

    /** The paths of all axes in the order of the file, each once. */
    public List<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        axes().forEach(axis -> paths.add(axis.path()));
        return new ArrayList<>(paths);
    }
}
