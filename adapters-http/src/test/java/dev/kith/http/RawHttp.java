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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes that no HTTP client sends. */
@Singleton
public final class RawHttp {

    /** A response; the names of its headers are in lower case. */
    public record Response(int status, Map<String, String> headers, String body) {}

    private final EmbeddedServer server;

    RawHttp(EmbeddedServer server) {
        this.server = server;
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
            String head = head();
            if (head.isEmpty()) {
                throw new AssertionError("The connection was closed without a response");
            }
            String[] lines = head.split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            try {
                byte[] body = socket.getInputStream().readNBytes(length);
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
                while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    int next = in.read();
                    if (next < 0) {
                        return "";
                    }
                    head.write(next);
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
