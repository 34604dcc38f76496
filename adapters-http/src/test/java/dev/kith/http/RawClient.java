package dev.kith.http;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends a request as it is written, with headers that an HTTP client would not let through. */
@Singleton
public final class RawClient {

    private static final int TIMEOUT_MILLIS = 10_000;

    /** @param headers by name, without regard to case */
    public record Answer(int status, Map<String, List<String>> headers, String body) {

        /** The values of a header with commas between them; empty without one. */
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private final EmbeddedServer server;

    RawClient(EmbeddedServer server) {
        this.server = server;
    }

    /** The host and port of the server. */
    public String authority() {
        return "127.0.0.1:" + server.getPort();
    }

    /** @param lines whole headers; Host is added unless one of them is */
    public Answer get(String target, String... lines) {
        return send("GET", target, lines);
    }

    public Answer post(String target, String type, String body, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Content-Type: " + type);
        return send("POST", target, body, all);
    }

    public Answer send(String method, String target, String... lines) {
        return send(method, target, "", List.of(lines));
    }

    private Answer send(String method, String target, String body, List<String> lines) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (lines.stream().noneMatch(line -> line.regionMatches(true, 0, "Host:", 0, 5))) {
            request.append("Host: ").append(authority()).append("\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        for (String line : lines) {
            request.append(line).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError(request.toString(), e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        List<String> head =
                new ArrayList<>(List.of(text.substring(0, Math.max(0, end)).split("\r\n")));
        String[] status = head.removeFirst().split(" ");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new Answer(Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
    }
}
