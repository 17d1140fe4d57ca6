package org.earmark.integration.slurm;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real Slurm of two nodes on this machine, as {@code .ci/slurm} starts it. */
final class LoopbackSlurm {
    private static final Path SCRIPT =
            Path.of("..", "..", ".ci", "slurm").toAbsolutePath().normalize();
    private static final int LACKING = 3;

    private final Path folder;
    private final int port;

    private LoopbackSlurm(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Skips the tests, saying why, where there is no Slurm. */
    static LoopbackSlurm startOrSkip() throws IOException, InterruptedException {
        LoopbackSlurm slurm = new LoopbackSlurm(Files.createTempDirectory("earmark-slurm"), freePorts());
        Answer answer = slurm.script("start");
        if (answer.exitCode() == LACKING) {
            slurm.stop();
            Assumptions.abort("no Slurm here: " + answer.output().strip());
        }
        if (answer.exitCode() != 0) {
            throw new IllegalStateException("the test cluster did not start: " + answer.output());
        }
        return slurm;
    }

    /** The first of three free ports below those that connections are given. */
    private static int freePorts() {
        int first = 20000 + 3 * (int) (ProcessHandle.current().pid() % 4000);
        while (!(isFree(first) && isFree(first + 1) && isFree(first + 2))) {
            first += 3;
        }
        return first;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder with Slurm's commands. */
    Path commands() {
        return folder.resolve("bin");
    }

    void killNode(int number) throws IOException, InterruptedException {
        require(script("kill", Integer.toString(number)));
    }

    void startNode(int number) throws IOException, InterruptedException {
        require(script("node", Integer.toString(number)));
    }

    /** Slurm puts a requeued job off by two minutes; a test does not wait for them. */
    boolean startNow(String job) throws IOException, InterruptedException {
        return command("scontrol", "update", "JobId=" + job, "StartTime=now").exitCode() == 0;
    }

    /** Has all jobs started that Slurm puts off. */
    void startAllNow() throws IOException, InterruptedException {
        List<String> putOff = command("squeue", "--noheader", "--array", "--states=PENDING", "--format=%i|%r")
                .output()
                .lines()
                .filter(line -> line.endsWith("|BeginTime"))
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();
        for (String job : putOff) {
            startNow(job);
        }
    }

    /** Gives a job half an hour. */
    void extend(String job) throws IOException, InterruptedException {
        require(command("scontrol", "update", "JobId=" + job, "TimeLimit=30"));
    }

    String state(String job) throws IOException, InterruptedException {
        return command("squeue", "--noheader", "--array", "--states=all", "--jobs=" + job, "--format=%T")
                .output()
                .strip();
    }

    void signal(String job) throws IOException, InterruptedException {
        require(command("scancel", "--signal=USR1", "--batch", job));
    }

    void cancelAll() throws IOException, InterruptedException {
        require(command("scancel", "--user=" + System.getProperty("user.name")));
    }

    private Answer script(String action, String... rest) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), action, folder.toString()));
        line.addAll(List.of(rest));
        return run(line);
    }

    private Answer command(String name, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(commands().resolve(name).toString()));
        line.addAll(List.of(arguments));
        return run(line);
    }

    private record Answer(int exitCode, String output) {}

    private static void require(Answer answer) {
        if (answer.exitCode() != 0) {
            throw new IllegalStateException(answer.output());
        }
    }

    private Answer run(List<String> line) throws IOException, InterruptedException {
        // Into a file: daemons keep a pipe open for as long as they live.
        Path output = Files.createTempFile("earmark-slurm", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("EARMARK_SLURM_PORT", Integer.toString(port));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(line + " gave no answer: " + Files.readString(output));
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Answer(process.exitValue(), text);
    }

    void stop() throws IOException, InterruptedException {
        script("stop");
        run(List.of("rm", "-rf", folder.toString()));
    }
}
