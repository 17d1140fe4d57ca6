package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earmark.core.options.CanonicalJson;
import org.earmark.core.options.OptionsTree;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.spi.data.ClipLayout;
import org.earmark.spi.data.FrontEnd;

/** What cells will cost, judged by others that differ from them in nothing that costs time. Not thread-safe. */
public final class CostModel {
    /** Looking at thousands of results would take longer than planning. */
    private static final int MOST_RESULTS = 300;

    private static final List<String> COSTLY = List.of("dataset", "audio", "frontEnd", "model", "loss", "engine");

    private final Map<String, CellRates> known = new HashMap<>();
    private int results;

    /** What has been run under the store's output folder. */
    public static CostModel ofPastRuns(RunStore store) {
        CostModel model = new CostModel();
        for (String cell : store.cells()) {
            if (model.results == MOST_RESULTS) {
                break;
            }
            model.learn(store, cell);
        }
        return model;
    }

    private void learn(RunStore store, String cell) {
        Optional<CellSighting> sighting = store.sighting(cell)
                .filter(seen -> Files.isRegularFile(seen.attempt().cell()));
        sighting.flatMap(CellSighting::result).flatMap(CellRates::read).ifPresent(rates -> {
            known.put(kind(Json.read(sighting.get().attempt().cell()).path("spec")), rates);
            results++;
        });
    }

    /** Takes up what was measured of a cell's kind. */
    public void learn(CellSpec spec, CellRates rates) {
        known.put(kind(OptionsTree.of(spec)), rates);
    }

    /** What {@link #kind(JsonNode)} looks at; thousands of cells of a grid have a few of them. */
    private record Costly(
            PluginChoice dataset,
            ClipLayout audio,
            FrontEnd frontEnd,
            PluginChoice model,
            PluginChoice loss,
            PluginChoice engine,
            int batchSize) {
        static Costly of(CellSpec spec) {
            return new Costly(
                    spec.dataset(),
                    spec.audio(),
                    spec.frontEnd(),
                    spec.model(),
                    spec.loss(),
                    spec.engine(),
                    spec.training().batchSize());
        }
    }

    /** As canonical text: the same number read from a file and taken from an option are different JSON nodes. */
    private static String kind(JsonNode spec) {
        ObjectNode kind = JsonNodeFactory.instance.objectNode();
        COSTLY.forEach(section -> kind.set(section, spec.path(section)));
        kind.set("batchSize", spec.path("training").path("batchSize"));
        return CanonicalJson.write(kind);
    }

    /**
     * What a list of cells costs.
     *
     * @param seconds on one device, of those cells that can be judged
     * @param judged how many can
     * @param unknown one cell of each kind that nothing is known of
     */
    public record Cost(double seconds, int judged, List<Cell> unknown) {
        public Cost {
            unknown = List.copyOf(unknown);
        }
    }

    public Cost cost(List<Cell> cells) {
        double seconds = 0;
        int judged = 0;
        Map<String, Cell> unknown = new HashMap<>();
        Map<Costly, String> kinds = new HashMap<>();
        for (Cell cell : cells) {
            String kind = kinds.computeIfAbsent(Costly.of(cell.spec()), absent -> kind(OptionsTree.of(cell.spec())));
            CellRates rates = known.get(kind);
            if (rates == null) {
                unknown.putIfAbsent(kind, cell);
            } else {
                judged++;
                seconds += rates.seconds(cell.spec().training());
            }
        }
        return new Cost(seconds, judged, new ArrayList<>(unknown.values()));
    }
}
