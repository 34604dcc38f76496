package dev.kith.bootstrap.graph;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a driver and a Neo4j on this machine, and counts round trips: the messages that the driver waits for. */
public final class BoltProxy implements AutoCloseable {

    /** BEGIN, RUN, COMMIT, ROLLBACK and RESET. A PULL travels with its RUN. */
    private static final Set<Integer> AWAITED = Set.of(0x11, 0x10, 0x12, 0x13, 0x0F);

    /** The four bytes that begin every connection, and four versions of four bytes each. */
    private static final int HANDSHAKE_BYTES = 20;

    /** The version and the capabilities that a client chooses from those of the server. */
    private static final int CHOICE_BYTES = 5;

    private final ServerSocket listener;
    private final int neo4j;
    private final AtomicInteger roundTrips = new AtomicInteger();

    public BoltProxy(int neo4j) throws IOException {
        this.neo4j = neo4j;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int roundTrips() {
        return roundTrips.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), neo4j);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> closing(client, server, () -> copyMessages(client, server)));
                Thread.ofVirtual()
                        .start(() -> closing(
                                client, server, () -> server.getInputStream().transferTo(client.getOutputStream())));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private interface Copy {

        void run() throws IOException;
    }

    private static void closing(Socket client, Socket server, Copy copy) {
        try (client;
                server) {
            copy.run();
        } catch (IOException ended) {
            // one of the two has closed the connection
        }
    }

    /** A message is a sequence of chunks, each after its length in two bytes; the length zero ends it. */
    private void copyMessages(Socket client, Socket server) throws IOException {
        DataInputStream from = new DataInputStream(client.getInputStream());
        DataOutputStream to = new DataOutputStream(server.getOutputStream());
        copy(from, to, HANDSHAKE_BYTES);
        boolean isFirst = true;
        boolean isBegun = false;
        while (true) {
            int length = from.readUnsignedShort();
            to.writeShort(length);
            if (length == 0 && isFirst) {
                copy(from, to, CHOICE_BYTES - Short.BYTES);
            } else if (length == 0) {
                isBegun = false;
            } else {
                byte[] chunk = from.readNBytes(length);
                if (!isBegun && AWAITED.contains((int) chunk[1])) {
                    roundTrips.incrementAndGet();
                }
                to.write(chunk);
                isBegun = true;
            }
            isFirst = false;
            flushIfAllIsRead(from, to);
        }
    }

    private static void copy(DataInputStream from, OutputStream to, int bytes) throws IOException {
        to.write(from.readNBytes(bytes));
        to.flush();
    }

    private static void flushIfAllIsRead(DataInputStream from, OutputStream to) throws IOException {
        if (from.available() == 0) {
            to.flush();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
