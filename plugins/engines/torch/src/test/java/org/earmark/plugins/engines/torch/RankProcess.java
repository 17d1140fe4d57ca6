package org.earmark.plugins.engines.torch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Device;
import org.earmark.plugins.engines.ReplicaThreads;
import org.earmark.spi.engine.Engine;
import org.earmark.spi.engine.EngineContext;
import org.earmark.spi.engine.InferenceBatch;
import org.earmark.spi.engine.Learner;
import org.earmark.spi.engine.LearnerState;
import org.earmark.spi.engine.RankGroup;
import org.earmark.spi.engine.StepResult;
import org.earmark.spi.model.Network;
import org.earmark.spi.tensor.FloatArray;
import org.earmark.testkit.replica.SmallNetwork;
import org.earmark.testkit.replica.Trial;

/** One rank in a process of its own: trains, predicts and writes down what it has. */
public final class RankProcess {
    private RankProcess() {}

    /** What a rank ends with. */
    record Outcome(List<StepResult> results, LearnerState state, FloatArray clipwise) {}

    /**
     * @param arguments rank, size, meeting file, steps, whether hidden layers are normalised, file for the outcome,
     *     whether batches are copied ahead
     */
    public static void main(String[] arguments) throws IOException {
        RankGroup group = new RankGroup(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]), "127.0.0.1");
        Network network = new SmallNetwork(Boolean.parseBoolean(arguments[4]));
        TorchOptions options = TorchReplicaTest.options(1, 0);
        int steps = Integer.parseInt(arguments[3]);
        try (Engine engine = new TorchEngineFactory().create(options, new EngineContext(1, group))) {
            Outcome outcome = Boolean.parseBoolean(arguments[6])
                    ? ahead(network, options, group, steps)
                    : asTheEngineDoes(network, engine, steps);
            write(Path.of(arguments[5]), outcome);
        }
        // Gloo's threads would keep the process alive.
        System.exit(0);
    }

    private static Outcome asTheEngineDoes(Network network, Engine engine, int steps) {
        try (Learner learner = engine.learner(network, Trial.spec(Trial.fresh(network)))) {
            return outcome(Trial.train(learner, 0, steps), learner);
        }
    }

    private static Outcome ahead(Network network, TorchOptions options, RankGroup group, int steps) {
        Collective ranks = TorchCollective.join(group, TorchCollective.Transport.GLOO, new Device("cpu"));
        try (ReplicaThreads threads = new ReplicaThreads("rank", 1, 1, TorchThreads.onProcessors());
                Learner learner = AheadOnHost.learner(network, options, threads, new HostTransfers(), ranks)) {
            return outcome(AheadOnHost.train(learner, steps), learner);
        }
    }

    private static Outcome outcome(List<StepResult> results, Learner learner) {
        InferenceBatch question = InferenceBatch.of(Trial.features(0));
        learner.announce(question);
        return new Outcome(results, learner.state(), learner.predict(question).clipwise());
    }

    private static void write(Path file, Outcome outcome) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(outcome.results().size());
            for (StepResult result : outcome.results()) {
                out.writeDouble(result.loss());
                out.writeDouble(result.gradientNorm());
            }
            write(out, outcome.state().parameters());
            write(out, outcome.state().buffers());
            write(out, outcome.state().firstMoments());
            write(out, outcome.state().secondMoments());
            out.writeLong(outcome.state().steps());
            write(out, Map.of("clipwise", outcome.clipwise()));
        }
    }

    private static void write(DataOutputStream out, Map<String, FloatArray> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (Map.Entry<String, FloatArray> entry : new TreeMap<>(arrays).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().shape().length);
            for (long length : entry.getValue().shape()) {
                out.writeLong(length);
            }
            for (float value : entry.getValue().values()) {
                out.writeFloat(value);
            }
        }
    }

    static Outcome read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            List<StepResult> results = new ArrayList<>();
            int steps = in.readInt();
            for (int i = 0; i < steps; i++) {
                results.add(new StepResult(in.readDouble(), in.readDouble()));
            }
            LearnerState state = new LearnerState(arrays(in), arrays(in), arrays(in), arrays(in), in.readLong());
            return new Outcome(results, state, arrays(in).get("clipwise"));
        }
    }

    private static Map<String, FloatArray> arrays(DataInputStream in) throws IOException {
        Map<String, FloatArray> arrays = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            long[] shape = new long[in.readInt()];
            for (int axis = 0; axis < shape.length; axis++) {
                shape[axis] = in.readLong();
            }
            FloatArray array = FloatArray.zeros(shape);
            for (int j = 0; j < array.values().length; j++) {
                array.values()[j] = in.readFloat();
            }
            arrays.put(name, array);
        }
        return arrays;
    }
}
