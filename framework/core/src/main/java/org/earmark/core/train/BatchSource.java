package org.earmark.core.train;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.core.audio.ClipPiece;
import org.earmark.core.data.FeatureSource;
import org.earmark.core.data.TargetEncoder;
import org.earmark.core.plan.TrainingOptions;
import org.earmark.spi.engine.BatchPosition;
import org.earmark.spi.engine.TrainingBatch;
import org.earmark.spi.mixup.Mixup;
import org.earmark.spi.mixup.MixupDomain;
import org.earmark.spi.mixup.MixupPlan;
import org.earmark.spi.random.RandomSource;
import org.earmark.spi.tensor.FloatArray;

/**
 * The training batches of a cell. The batch of a step is a pure function of (seed, step): it does not matter which
 * batches were asked for before, by which thread, or whether the run was interrupted. Every epoch has as many clips as
 * the training set, in an order of its own; the last batch of an epoch may be smaller. Thread-safe.
 */
public final class BatchSource {
    private final FeatureSource features;
    private final TargetEncoder targets;
    private final TrainingOptions options;
    private final Mixup mixup;
    private final RandomSource random;
    private final Optional<FrameGrid> frameGrid;
    private final EpochOrder order;

    /**
     * @param clips the training clips, as indices into the data set; at least one
     * @param frameGrid for losses that compare time steps
     */
    public BatchSource(
            FeatureSource features,
            TargetEncoder targets,
            int[] clips,
            TrainingOptions options,
            Mixup mixup,
            RandomSource random,
            Optional<FrameGrid> frameGrid) {
        if (clips.length == 0) {
            throw new IllegalArgumentException("no training clips");
        }
        this.features = features;
        this.targets = targets;
        this.options = options;
        this.mixup = mixup;
        this.random = random;
        this.frameGrid = frameGrid;
        this.order = EpochOrder.of(options.sampling(), clips, targets, random);
    }

    /** Optimiser steps in each epoch. */
    public long stepsPerEpoch() {
        return ((long) order.size() + options.batchSize() - 1) / options.batchSize();
    }

    /** Training clips in each epoch. */
    public int clipsPerEpoch() {
        return order.size();
    }

    /**
     * The batch of one optimiser step.
     *
     * @param step from 0, over the whole run
     * @throws org.earmark.spi.error.DataException when a clip cannot be read
     */
    public TrainingBatch batch(long step) {
        long epoch = step / stepsPerEpoch();
        int start = Math.toIntExact(step % stepsPerEpoch()) * options.batchSize();
        int[] epochOrder = order.of(epoch);
        int[] clips = Arrays.copyOfRange(epochOrder, start, Math.min(start + options.batchSize(), epochOrder.length));
        BatchPosition position = new BatchPosition(epoch, step);
        Optional<MixupPlan> plan =
                mixup.plan(clips.length, order.size(), random.stream("mixup", position.epoch(), position.step(), 0));
        plan.ifPresent(mixing -> requireSize(mixing, clips.length));
        return assemble(clips, plan, position);
    }

    private TrainingBatch assemble(int[] clips, Optional<MixupPlan> plan, BatchPosition position) {
        int[] shifts = shifts(clips.length, position);
        Pieces pieces = options.randomCrop() ? pieces(clips, plan, position) : Pieces.none(clips.length);
        Encoding clipTargets = (clip, from) -> targets.clipwise(clip);
        FloatArray clipwise = blended(clips, plan, pieces, targets.classes(), clipTargets, 0, new int[clips.length]);
        Optional<FloatArray> framewise = frameGrid.map(grid -> frameTargets(grid, clips, plan, pieces, shifts));
        Optional<MixupPlan> inNetwork = plan.filter(mixing -> mixing.domain() == MixupDomain.SPECTROGRAM);
        return new TrainingBatch(features(clips, plan, pieces, shifts), clipwise, framewise, inNetwork, position);
    }

    private Pieces pieces(int[] clips, Optional<MixupPlan> plan, BatchPosition position) {
        return Pieces.read(clips.length, i -> features.piece(clips[i], place("crop", position, i)), i -> plan.filter(
                        mixing -> isMixedHere(mixing, i))
                .flatMap(mixing -> features.piece(partnerClip(mixing, i, clips), place("crop-partner", position, i))));
    }

    private double place(String purpose, BatchPosition position, int sample) {
        return random.stream(purpose, position.epoch(), position.step(), sample).nextDouble();
    }

    private FloatArray features(int[] clips, Optional<MixupPlan> plan, Pieces pieces, int[] shifts) {
        int rows = features.frames();
        int width = features.melBins();
        FloatArray batch = FloatArray.zeros(clips.length, rows, width);
        IntStream.range(0, clips.length).parallel().forEach(i -> {
            int offset = i * rows * width;
            if (plan.isPresent() && isMixedHere(plan.get(), i)) {
                features.logMel(mixedSamples(clips, plan.get(), pieces, i), batch.values(), offset);
            } else if (pieces.own().get(i).isPresent()) {
                features.logMel(pieces.own().get(i).get().samples(), batch.values(), offset);
            } else {
                features.features(clips[i], batch.values(), offset);
            }
            Rotation.rotate(batch.values(), offset, rows, width, shifts[i]);
        });
        return batch;
    }

    private static boolean isMixedHere(MixupPlan plan, int i) {
        return plan.domain() == MixupDomain.WAVEFORM && plan.lambdas()[i] != 1;
    }

    private float[] mixedSamples(int[] clips, MixupPlan plan, Pieces pieces, int i) {
        float[] mixed = samples(pieces.own().get(i), clips[i]).clone();
        float[] partner = samples(pieces.partners().get(i), partnerClip(plan, i, clips));
        float lambda = plan.lambdas()[i];
        for (int t = 0; t < mixed.length; t++) {
            mixed[t] = lambda * mixed[t] + (1 - lambda) * partner[t];
        }
        return mixed;
    }

    private float[] samples(Optional<ClipPiece> piece, int clip) {
        return piece.map(ClipPiece::samples).orElseGet(() -> features.samples(clip));
    }

    private FloatArray frameTargets(
            FrameGrid grid, int[] clips, Optional<MixupPlan> plan, Pieces pieces, int[] shifts) {
        int[] steps = new int[shifts.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (int) (Math.round((double) shifts[i] * grid.steps() / features.frames()) % grid.steps());
        }
        FloatArray flat = blended(
                clips,
                plan,
                pieces,
                grid.steps() * targets.classes(),
                (clip, from) -> targets.framewise(clip, from, grid.steps(), grid.seconds()),
                grid.steps(),
                steps);
        return new FloatArray(flat.values(), clips.length, grid.steps(), targets.classes());
    }

    private interface Encoding {
        float[] of(int clip, double from);
    }

    private FloatArray blended(
            int[] clips,
            Optional<MixupPlan> plan,
            Pieces pieces,
            int width,
            Encoding encoding,
            int rows,
            int[] shifts) {
        FloatArray batch = FloatArray.zeros(clips.length, width);
        for (int i = 0; i < clips.length; i++) {
            float[] target = encoding.of(clips[i], pieces.from(i));
            if (plan.isPresent()) {
                float[] partner = encoding.of(partnerClip(plan.get(), i, clips), partnerFrom(plan.get(), i, pieces));
                target = LabelBlend.blend(
                        plan.get().labels(), target, partner, plan.get().lambdas()[i]);
            }
            if (shifts[i] != 0) {
                Rotation.rotate(target, 0, rows, width / rows, shifts[i]);
            }
            System.arraycopy(target, 0, batch.values(), i * width, width);
        }
        return batch;
    }

    private static double partnerFrom(MixupPlan plan, int i, Pieces pieces) {
        return plan.domain() == MixupDomain.SPECTROGRAM ? pieces.from(plan.partners()[i]) : pieces.partnerFrom(i);
    }

    private int partnerClip(MixupPlan plan, int i, int[] clips) {
        int partner = plan.partners()[i];
        return plan.domain() == MixupDomain.SPECTROGRAM ? clips[partner] : order.clip(partner);
    }

    private int[] shifts(int size, BatchPosition position) {
        int[] shifts = new int[size];
        if (options.timeShift()) {
            for (int i = 0; i < size; i++) {
                shifts[i] = random.stream("time-shift", position.epoch(), position.step(), i)
                        .nextInt(features.frames());
            }
        }
        return shifts;
    }

    private static void requireSize(MixupPlan plan, int size) {
        if (plan.size() != size) {
            throw new IllegalStateException(
                    "the mixup rule planned " + plan.size() + " samples for a batch of " + size);
        }
    }
}
