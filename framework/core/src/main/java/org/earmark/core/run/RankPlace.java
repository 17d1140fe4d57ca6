package org.earmark.core.run;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earmark.spi.error.EarmarkException;
import org.earmark.spi.error.ErrorCategory;

/**
 * Where this process stands among those that train a cell together, as whoever started it has told by the environment.
 * On every node one process leads: a scheduler starts it, and it starts the further ranks of its node.
 *
 * @param node of this process, from 0
 * @param nodes that the ranks are divided among evenly
 * @param rank that a leader has given to this process; empty for a leader
 * @param meeting the file by which ranks meet; empty for a leader of one node, which chooses it
 * @param firstHost name or address of node 0; empty when there is one node
 */
record RankPlace(int node, int nodes, Optional<Integer> rank, Optional<Path> meeting, Optional<String> firstHost) {
    /** The environment variable by which a rank learns its place; leaders are not told. */
    static final String RANK_VARIABLE = "EARMARK_RANK";

    /** The environment variable that names the file by which ranks meet. */
    static final String MEETING_VARIABLE = "EARMARK_MEETING";

    /** The environment variables by which a scheduler tells a leader which of how many nodes it leads. */
    static final String NODE_VARIABLE = "EARMARK_NODE";

    static final String NODES_VARIABLE = "EARMARK_NODES";

    /** The environment variable that names the first node as the others reach it. */
    static final String HOST_VARIABLE = "EARMARK_FIRST_HOST";

    private static final String LOOPBACK = "127.0.0.1";

    /** Nothing is sent there: the system is only asked which of its addresses it would send from. */
    private static final int ANY_PORT = 9;

    static RankPlace ofEnvironment() {
        return of(System.getenv());
    }

    static RankPlace of(Map<String, String> environment) {
        return new RankPlace(
                Integer.parseInt(environment.getOrDefault(NODE_VARIABLE, "0")),
                Integer.parseInt(environment.getOrDefault(NODES_VARIABLE, "1")),
                Optional.ofNullable(environment.get(RANK_VARIABLE)).map(Integer::parseInt),
                Optional.ofNullable(environment.get(MEETING_VARIABLE)).map(Path::of),
                Optional.ofNullable(environment.get(HOST_VARIABLE)));
    }

    /** Ranks on each node. */
    int perNode(int ranks) {
        return Math.max(1, ranks / nodes);
    }

    int rank(int ranks) {
        return rank.orElse(node * perNode(ranks));
    }

    boolean isFirst() {
        return rank.isEmpty() ? node == 0 : rank.get() == 0;
    }

    boolean leadsItsNode() {
        return rank.isEmpty();
    }

    /** The ranks that this process starts. */
    IntStream followers(int ranks) {
        int first = rank(ranks);
        return leadsItsNode() ? IntStream.range(first + 1, first + perNode(ranks)) : IntStream.empty();
    }

    /**
     * The address by which the other ranks reach this process: the one from which this node would speak to the first.
     *
     * @throws EarmarkException of category ENVIRONMENT when the first node's name cannot be resolved
     */
    String host() {
        if (firstHost.isEmpty()) {
            return LOOPBACK;
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            // The first of its addresses is the one that its own cluster prefers.
            socket.connect(InetAddress.getAllByName(firstHost.get())[0], ANY_PORT);
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new EarmarkException(
                    ErrorCategory.ENVIRONMENT,
                    "The nodes of this cell cannot find each other: " + firstHost.get()
                            + ", the first of them, cannot be"
                            + " reached from node " + node + " (" + e.getMessage()
                            + "). Ask for nodes of one network with --partition or --sbatch, or run cells on one node.",
                    e);
        }
    }
}
