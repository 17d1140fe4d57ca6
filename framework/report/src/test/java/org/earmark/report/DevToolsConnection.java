package org.earmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls and events of the DevTools protocol over one socket. */
final class DevToolsConnection implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final List<JsonNode> events = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile WebSocket socket;

    void open(WebSocket opened) {
        socket = opened;
    }

    JsonNode call(String session, String method, Map<String, Object> parameters) {
        int id = lastId.incrementAndGet();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(Browser.write(message), true).join();
        JsonNode node = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (node.has("error")) {
            throw new IllegalStateException(method + ": " + node.path("error"));
        }
        return node.path("result");
    }

    synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    synchronized void forget() {
        events.clear();
    }

    /** Blocks until an event of that name has come since the last {@link #forget()}. */
    synchronized void await(String method) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (events.stream()
                    .noneMatch(event -> event.path("method").asText().equals(method))) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException("no " + method + " came");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode message = Browser.parse(partial.toString());
            partial.setLength(0);
            if (message.has("id")) {
                waiting.remove(message.path("id").asInt()).complete(message);
            } else {
                add(message);
            }
        }
        webSocket.request(1);
        return null;
    }

    private synchronized void add(JsonNode event) {
        events.add(event);
        notifyAll();
    }
}
