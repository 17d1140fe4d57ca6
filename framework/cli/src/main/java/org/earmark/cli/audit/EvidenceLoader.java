package org.earmark.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earmark.core.audit.ClaimsFile;
import org.earmark.core.audit.EvidenceFiles;
import org.earmark.core.audit.ScoreEvidence;
import org.earmark.core.metrics.ScoredClips;
import org.earmark.core.metrics.events.EventTables;
import org.earmark.core.metrics.events.FileCounts;
import org.earmark.core.metrics.events.GroundTruth;
import org.earmark.core.metrics.events.IntersectionCriteria;
import org.earmark.core.metrics.events.LabelledEvent;
import org.earmark.spi.error.DataException;
import org.earmark.spi.error.InvalidInputException;
import org.earmark.spi.loss.Activation;

/** Reads what claims are to be measured on. What is missing or damaged is told, not thrown: other claims go on. */
final class EvidenceLoader {
    private final EvidenceFiles files;
    private final CellLoader cells;
    private final CheckpointScores checkpoints;

    EvidenceLoader(EvidenceFiles files, CellLoader cells, CheckpointScores checkpoints) {
        this.files = files;
        this.cells = cells;
        this.checkpoints = checkpoints;
    }

    Measured load(ClaimsFile.Source source) {
        List<String> lacks = new ArrayList<>();
        Stream.of(
                        source.truth(),
                        source.durations(),
                        source.predictions(),
                        source.clips(),
                        source.checkpoint(),
                        source.mappingFile())
                .flatMap(Optional::stream)
                .forEach(name -> files.find(name).lack().ifPresent(lacks::add));
        if (!lacks.isEmpty()) {
            return new Measured.Absent(String.join("; ", lacks) + ".");
        }
        try {
            return switch (source.kind()) {
                case EVENTS -> events(source);
                case SCORES -> scores(source);
                case CELLS -> cells.load(source);
                case CHECKPOINT -> checkpoint(source);
            };
        } catch (DataException | InvalidInputException e) {
            return new Measured.Absent(e.getMessage());
        }
    }

    private Measured events(ClaimsFile.Source source) {
        GroundTruth truth = new GroundTruth(
                EventTables.readEvents(path(source.truth())), EventTables.readDurations(path(source.durations())));
        if (truth.events().isEmpty()) {
            return new Measured.Absent("The table " + path(source.truth()) + " holds no event.");
        }
        return events(
                truth,
                EventTables.readEvents(path(source.predictions())),
                isPublished(source),
                provenance(source.truth(), source.durations(), source.predictions()));
    }

    private static Measured events(
            GroundTruth truth, List<LabelledEvent> detections, boolean published, List<String> provenance) {
        FileCounts counts = FileCounts.of(truth, detections, IntersectionCriteria.DESED);
        return new Measured.Events(counts, IntersectionCriteria.DESED, published, provenance);
    }

    private Measured checkpoint(ClaimsFile.Source source) {
        CheckpointScores.Evaluated evaluated = checkpoints.evaluate(source, files);
        List<String> lines = new ArrayList<>(provenance(source.checkpoint(), source.mappingFile()));
        lines.addAll(evaluated.provenance());
        boolean published = isPublished(source);
        return new Measured.Judged(
                evaluated
                        .scores()
                        .<Measured>map(scores -> new Measured.Scores(scores, published, lines))
                        .orElseGet(() ->
                                new Measured.Absent("The evidence maps the checkpoint's classes to others, so only"
                                        + " events are measured on it.")),
                evaluated
                        .events()
                        .<Measured>map(events -> events(events.truth(), events.detections(), published, lines))
                        .orElseGet(() -> new Measured.Absent("The data set has no events with onset and offset, or the"
                                + " model says nothing about single moments.")),
                lines);
    }

    private Measured scores(ClaimsFile.Source source) {
        ScoreEvidence read = ScoreEvidence.read(
                path(source.predictions()), path(source.truth()), source.clips().map(name -> files.find(name)
                        .path()));
        if (read.clips().isEmpty()) {
            return new Measured.Absent("Not one clip of " + path(source.truth()) + " has usable scores: "
                    + read.withoutScores().size() + " have none, those of "
                    + read.undefined().size()
                    + " are not numbers.");
        }
        return new Measured.Scores(
                activated(read, source.scoresAre().orElse(ClaimsFile.ScoreKind.PROBABILITIES)),
                isPublished(source),
                provenance(source.truth(), source.predictions(), source.clips()));
    }

    private static ScoreEvidence activated(ScoreEvidence read, ClaimsFile.ScoreKind kind) {
        return switch (kind) {
            case PROBABILITIES -> read;
            case SIGMOID_LOGITS -> activated(read, Activation.SIGMOID);
            case SOFTMAX_LOGITS -> activated(read, Activation.SOFTMAX);
        };
    }

    static ScoreEvidence activated(ScoreEvidence read, Activation activation) {
        return new ScoreEvidence(
                read.clips(),
                ScoredClips.fromLogits(read.scores(), read.targets(), activation)
                        .scores(),
                read.targets(),
                read.withoutScores(),
                read.undefined());
    }

    private static boolean isPublished(ClaimsFile.Source source) {
        return source.origin().orElse(ClaimsFile.Origin.OWN) == ClaimsFile.Origin.PUBLISHED;
    }

    private Path path(Optional<String> name) {
        return files.find(name.orElseThrow()).path();
    }

    @SafeVarargs
    private List<String> provenance(Optional<String>... names) {
        List<String> lines = new ArrayList<>();
        for (Optional<String> name : names) {
            name.ifPresent(file ->
                    lines.add(file + ", SHA-256 " + digest(files.find(file).path())));
        }
        return lines;
    }

    private static String digest(Path file) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(Files.readAllBytes(file)))
                    .substring(0, 16);
        } catch (IOException e) {
            throw new DataException("Cannot read " + file + ": " + e + ". Check its permissions.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
