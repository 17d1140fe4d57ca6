package org.earmark.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.earmark.core.census.ClassCounts;
import org.earmark.core.census.ClipFacts;
import org.earmark.core.census.DatasetCensus;
import org.earmark.core.census.Duplicate;
import org.earmark.core.census.Finding;

/** A census as JSON, with every clip. Figures that no clip defines are the string NaN. */
final class CensusJson {
    private final DatasetCensus census;

    CensusJson(DatasetCensus census) {
        this.census = census;
    }

    ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("dataset", census.name()).put("fingerprint", census.fingerprint());
        counts(tree.putObject("counts"));
        ObjectNode files =
                tree.putObject("files").put("list", census.inventory().list());
        files.put("listed", census.inventory().listed());
        census.inventory().missing().forEach(files.putArray("missing")::add);
        census.inventory().extra().forEach(files.putArray("extra")::add);
        census.inventory().remarks().forEach(files.putArray("remarks")::add);
        tree.put("examined", census.examined()).put("hours", census.hours());
        ObjectNode formats = tree.putObject("formats");
        census.formats().forEach(formats::put);
        mel(tree.putObject("logMel"));
        ArrayNode findings = tree.putArray("findings");
        for (Finding finding : census.findings()) {
            ObjectNode node =
                    findings.addObject().put("error", finding.isError()).put("title", finding.title());
            finding.details().forEach(node.putArray("details")::add);
        }
        duplicates(tree.putArray("duplicates"));
        clips(tree.putArray("clips"));
        return tree;
    }

    private void counts(ObjectNode tree) {
        ClassCounts counts = census.counts();
        counts.parts().forEach(tree.putArray("parts")::add);
        Arrays.stream(counts.clips()).forEach(tree.putArray("clips")::add);
        Arrays.stream(counts.unlabelled()).forEach(tree.putArray("unlabelled")::add);
        ArrayNode classes = tree.putArray("classes");
        for (int label = 0; label < counts.classes().size(); label++) {
            ObjectNode node = classes.addObject().put("name", counts.classes().get(label));
            Arrays.stream(counts.byClass()[label]).forEach(node.putArray("clips")::add);
            node.put("events", counts.events()[label]).put("eventSeconds", counts.eventSeconds()[label]);
        }
    }

    private void mel(ObjectNode tree) {
        tree.put("mean", census.mel().mean()).put("deviation", census.mel().deviation());
        Arrays.stream(census.mel().bandMeans()).forEach(tree.putArray("bandMeans")::add);
        Arrays.stream(census.mel().bandDeviations()).forEach(tree.putArray("bandDeviations")::add);
    }

    private void duplicates(ArrayNode pairs) {
        for (Duplicate pair : census.duplicates()) {
            pairs.addObject()
                    .put("first", pair.first())
                    .put("firstPart", pair.firstPart())
                    .put("second", pair.second())
                    .put("secondPart", pair.secondPart())
                    .put("agreement", pair.agreement())
                    .put("exact", pair.isExact());
        }
    }

    private void clips(ArrayNode clips) {
        for (ClipFacts clip : census.clips()) {
            clips.addObject()
                    .put("id", clip.id())
                    .put("format", clip.format())
                    .put("seconds", clip.seconds())
                    .put("peak", clip.peak())
                    .put("rms", clip.rms())
                    .put("clippedPlaces", clip.clippedRuns())
                    .put("nonFinite", clip.nonFinite())
                    .put("zeroSeconds", clip.zeroSeconds())
                    .put("sha256", clip.digest());
        }
    }
}
