package org.earmark.core.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.earmark.core.plan.Cell;
import org.earmark.core.plan.CellSpec;
import org.earmark.core.plan.PluginChoice;
import org.earmark.core.plugin.PluginKind;
import org.earmark.core.plugin.PluginRegistry;
import org.earmark.core.start.Start;
import org.earmark.core.start.StartWeights;
import org.earmark.spi.engine.Device;

/** Where a result comes from: everything besides the cell that one would ask when it cannot be reproduced. */
final class Provenance {
    /** Variables that change how fast or how exactly a worker computes. Others of NVIDIA's may be secrets. */
    private static final Pattern RELEVANT = Pattern.compile(
            "(OMP|MKL|OPENBLAS|KMP|MALLOC|GLIBC|CUDA|CUBLAS|CUBLASLT|CUDNN"
                    + "|NCCL|TORCH|PYTORCH|EARMARK|SLURM|DNNL|ONEDNN)_.*|NVIDIA_(TF32_OVERRIDE|VISIBLE_DEVICES)|LD_PRELOAD");

    private final PluginRegistry plugins;

    Provenance(PluginRegistry plugins) {
        this.plugins = plugins;
    }

    /**
     * @param device that is computed on
     * @param libraries names and versions of what computes
     * @param start the weights that were taken over; empty from scratch and for a continued attempt
     * @param resumedFrom number of the attempt that was continued
     */
    ObjectNode describe(
            Cell cell,
            WorkerOrder order,
            Device device,
            Map<String, String> libraries,
            Optional<StartWeights> start,
            Optional<Integer> resumedFrom) {
        ObjectNode node = Json.object();
        node.put("format", 1);
        node.put("command", order.command());
        GitState.of(Path.of("")).ifPresent(git -> node.set("git", git.json()));
        node.put("earmark", version());
        home().flatMap(GitState::of).ifPresent(git -> node.set("earmarkGit", git.json()));
        node.set("plugins", plugins(cell.spec()));
        ObjectNode versions = node.putObject("libraries");
        new TreeMap<>(libraries).forEach(versions::put);
        node.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        node.set("machine", MachineDescription.describe());
        node.put("device", order.device());
        if (!device.isCpu()) {
            node.put("deviceDescription", device.description());
        }
        node.put("threads", order.threads());
        ObjectNode environment = node.putObject("environment");
        new TreeMap<>(System.getenv()).forEach((name, value) -> {
            if (isRelevant(name)) {
                environment.put(name, value);
            }
        });
        node.put("dataFingerprint", cell.dataFingerprint());
        node.putObject("seeds").put("root", cell.spec().seed());
        node.set("start", start(cell.spec().start(), start));
        resumedFrom.ifPresentOrElse(attempt -> node.put("resumedFrom", attempt), () -> node.putNull("resumedFrom"));
        return node;
    }

    /** Whether a result may depend on an environment variable of this name. */
    static boolean isRelevant(String name) {
        return RELEVANT.matcher(name).matches() && !name.equals(ParentWatch.PARENT_VARIABLE);
    }

    private static ObjectNode start(Start start, Optional<StartWeights> weights) {
        ObjectNode node = Json.object();
        node.put("kind", start.kind().key());
        start.file().ifPresent(file -> node.put("file", file));
        start.sha256().ifPresent(digest -> node.put("sha256", digest));
        weights.ifPresent(taken -> {
            names(node, "found", taken.report().matching());
            names(node, "unfound", taken.report().missing());
            names(node, "dropped", taken.dropped());
            names(node, "unused", taken.report().unexpected());
        });
        return node;
    }

    private static void names(ObjectNode node, String field, List<String> names) {
        ArrayNode list = node.putArray(field);
        names.forEach(list::add);
    }

    private ObjectNode plugins(CellSpec spec) {
        ObjectNode node = Json.object();
        node.set("dataset", plugin(PluginKind.DATASET, spec.dataset()));
        node.set("model", plugin(PluginKind.MODEL, spec.model()));
        node.set("loss", plugin(PluginKind.LOSS, spec.loss()));
        node.set("mixup", plugin(PluginKind.MIXUP, spec.mixup()));
        node.set("schedule", plugin(PluginKind.SCHEDULE, spec.schedule()));
        node.set("engine", plugin(PluginKind.ENGINE, spec.engine()));
        return node;
    }

    private ObjectNode plugin(PluginKind kind, PluginChoice choice) {
        ObjectNode node = Json.object();
        node.put("name", choice.name());
        node.put("version", choice.version());
        node.put("jar", plugins.origin(kind, choice.name()));
        return node;
    }

    private static String version() {
        return Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    private static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty("earmark.home")).map(Path::of);
    }
}
