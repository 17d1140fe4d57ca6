package org.earmark.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.earmark.core.train.ResumePoint;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.error.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a new attempt continues: the state of the furthest sound checkpoint of the attempts before it.
 *
 * @param from the attempt that left the checkpoint
 * @param checkpoint its content
 */
record Resumption(AttemptFolder from, Checkpoints.Loaded checkpoint) {
    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

    /** Where an order's attempt continues; empty when it is to begin anew or no earlier one left a usable checkpoint. */
    static Optional<Resumption> of(WorkerOrder order, Clock clock) {
        if (order.fresh()) {
            return Optional.empty();
        }
        AttemptFolder own = order.folder();
        List<AttemptFolder> earlier = RunStore.around(own, clock).attempts(own.cellId()).stream()
                .filter(attempt -> attempt.number() < own.number())
                .toList();
        return find(own.cellId(), earlier);
    }

    /** A damaged checkpoint is reported to the log and passed over. */
    private static Optional<Resumption> find(String cell, List<AttemptFolder> earlier) {
        Optional<Resumption> furthest = Optional.empty();
        for (AttemptFolder attempt : earlier) {
            if (!Files.isRegularFile(attempt.latestCheckpoint())) {
                continue;
            }
            try {
                Checkpoints.Loaded loaded = Checkpoints.read(attempt.latestCheckpoint(), cell);
                if (isComplete(attempt, loaded)
                        && furthest.map(best -> best.step() <= loaded.mark().step())
                                .orElse(true)) {
                    furthest = Optional.of(new Resumption(attempt, loaded));
                }
            } catch (DataException e) {
                LOG.warn("Not resuming from attempt {}: {}", attempt.number(), e.getMessage());
            }
        }
        return furthest;
    }

    private static boolean isComplete(AttemptFolder attempt, Checkpoints.Loaded loaded) {
        try {
            return Files.isRegularFile(attempt.events())
                    && Files.size(attempt.events()) >= loaded.mark().eventBytes();
        } catch (IOException e) {
            LOG.warn("Not resuming from attempt {}: {}", attempt.number(), e.toString());
            return false;
        }
    }

    long step() {
        return checkpoint.mark().step();
    }

    LearnerState state() {
        return checkpoint.state();
    }

    /**
     * Fills a new attempt with what had been reached at the checkpoint: events up to it, the best model, predictions.
     *
     * @param history takes up the copied events
     * @return where to continue
     */
    ResumePoint takeOver(AttemptFolder to, RunHistory history) {
        copyEvents(to);
        new EventReader(to.events()).fresh().forEach((JsonNode event) -> history.replay(event));
        if (history.steps() != step()) {
            throw new DataException("The events of " + from.path() + " end at step " + history.steps()
                    + ", but its checkpoint was made after step " + step()
                    + ": one of them was changed. Delete that attempt and run again.");
        }
        copyModel(from.bestCheckpoint(), to.bestCheckpoint());
        copyModel(from.bestOnValidation(), to.bestOnValidation());
        TopCheckpoints.list(from.checkpoints())
                .forEach(file -> copyModel(file, to.checkpoints().resolve(file.getFileName())));
        PredictionFiles.copy(from.predictions(), to.predictions());
        return history.resumePoint();
    }

    /**
     * As {@link #takeOver}, without writing anything.
     *
     * @return where to continue
     */
    ResumePoint replay(RunHistory history) {
        try {
            byte[] events = Arrays.copyOf(
                    Files.readAllBytes(from.events()),
                    Math.toIntExact(checkpoint.mark().eventBytes()));
            for (String line :
                    new String(events, StandardCharsets.UTF_8).lines().toList()) {
                history.replay(Json.parse(line));
            }
        } catch (IOException e) {
            throw new DataException("Cannot read " + from.events() + ": " + e + ". Delete that attempt.", e);
        }
        return history.resumePoint();
    }

    private void copyEvents(AttemptFolder to) {
        try (InputStream input = Files.newInputStream(from.events());
                OutputStream output = Files.newOutputStream(to.events())) {
            byte[] buffer = new byte[1 << 16];
            long left = checkpoint.mark().eventBytes();
            while (left > 0) {
                int count = input.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new IOException("the event file became shorter");
                }
                output.write(Arrays.copyOf(buffer, count));
                left -= count;
            }
        } catch (IOException e) {
            throw Json.cannotWrite(to.events(), e);
        }
    }

    /** A best model from after the checkpoint is not taken over: the steps to it are done again. */
    private void copyModel(Path best, Path target) {
        if (!Files.isRegularFile(best)) {
            return;
        }
        try {
            if (Checkpoints.read(best, checkpoint.mark().cell()).mark().step() <= step()) {
                Files.createDirectories(target.getParent());
                Files.copy(best, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (DataException e) {
            LOG.warn("Not taking over the best model of attempt {}: {}", from.number(), e.getMessage());
        } catch (IOException e) {
            throw Json.cannotWrite(target, e);
        }
    }
}
