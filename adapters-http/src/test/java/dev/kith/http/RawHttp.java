package dev.kith.http;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests as they are written, also those that no HTTP client sends. */
@Singleton
public final class RawHttp {

    /** CR LF CR LF. */
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    /** @param headers by name, without regard to case */
    public record Response(int status, Map<String, List<String>> headers, String body) {

        /** The values of a header with commas between them; empty without one. */
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    private final EmbeddedServer server;

    RawHttp(EmbeddedServer server) {
        this.server = server;
    }

    /** The host and port of the server. */
    public String authority() {
        return "127.0.0.1:" + server.getPort();
    }

    /** A connection from loopback. */
    public Connection open() {
        return open("127.0.0.1");
    }

    /** A connection from another address of loopback. */
    public Connection open(String from) {
        try {
            Socket socket = new Socket();
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
            return new Connection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request on a connection of its own, each character as one byte. */
    public Response send(String request) {
        try (Connection connection = open()) {
            return connection.send(request).read();
        }
    }

    /** @param lines whole headers; Host is added unless one of them is */
    public Response get(String target, String... lines) {
        return send("GET", target, lines);
    }

    public Response post(String target, String type, String body, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Content-Type: " + type);
        return send("POST", target, body, all);
    }

    public Response send(String method, String target, String... lines) {
        return send(method, target, "", List.of(lines));
    }

    private Response send(String method, String target, String body, List<String> lines) {
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
        try (Connection connection = open()) {
            return connection.send(request.toString()).readToEnd();
        }
    }

    public static final class Connection implements AutoCloseable {

        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        public Connection send(String bytes) {
            return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        public Connection send(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads one response. */
        public Response read() {
            return read((in, headers) -> in.readNBytes(Integer.parseInt(
                    headers.getOrDefault("content-length", List.of("0")).getFirst())));
        }

        /** Reads one response, after which the server closes the connection. */
        public Response readToEnd() {
            return read((in, headers) -> in.readAllBytes());
        }

        private interface BodyReader {

            byte[] read(InputStream in, Map<String, List<String>> headers) throws IOException;
        }

        private Response read(BodyReader reader) {
            String head = head();
            if (head.isEmpty()) {
                throw new AssertionError("The connection was closed without a response");
            }
            String[] lines = head.split("\r\n");
            if (!lines[0].startsWith("HTTP/1.0 ") && !lines[0].startsWith("HTTP/1.1 ")) {
                throw new AssertionError("The response has another version: " + lines[0]);
            }
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.computeIfAbsent(lines[i].substring(0, colon), _ -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
            try {
                byte[] body = reader.read(socket.getInputStream(), headers);
                return new Response(
                        Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String head() {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            try {
                InputStream in = socket.getInputStream();
                for (int last = 0; last != END_OF_HEAD; ) {
                    int next = in.read();
                    if (next < 0) {
                        return "";
                    }
                    head.write(next);
                    last = (last << Byte.SIZE) | next;
                }
            } catch (IOException e) {
                return "";
            }
            return head.toString(StandardCharsets.ISO_8859_1).strip();
        }

        /** Whether the server closes or resets the connection before it sends another byte. */
        public boolean isClosedByServer() {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
