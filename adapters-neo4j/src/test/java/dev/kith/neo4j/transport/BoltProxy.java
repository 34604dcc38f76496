package dev.kith.neo4j.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a driver and a Neo4j on this machine. Counts round trips: the messages that the driver waits for. It
 * can break the connections of commits.
 */
public final class BoltProxy implements AutoCloseable {

    /** What happens to a commit whose connection breaks. */
    public enum Loss {
        /** The commit does not reach the database, which then rolls the transaction back. */
        COMMIT,

        /** The database commits, and the driver does not learn of it. */
        ANSWER,

        /** As {@link #ANSWER}, and the commit reaches the database some time after the driver has lost its connection. */
        ANSWER_OF_LATE_COMMIT
    }

    private static final int COMMIT = 0x12;

    /** BEGIN, RUN, COMMIT, ROLLBACK and RESET. A PULL travels with its RUN. */
    private static final Set<Integer> AWAITED = Set.of(0x11, 0x10, COMMIT, 0x13, 0x0F);

    /** The four bytes that begin every connection, and four versions of four bytes each. */
    private static final int HANDSHAKE_BYTES = 20;

    /** The version and the capabilities that a client chooses from those of the server. */
    private static final int CHOICE_BYTES = 5;

    private static final Duration DELAY = Duration.ofMillis(200);

    private final ServerSocket listener;
    private final int neo4j;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private volatile @Nullable Loss loss;

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

    /**
     * From now on the first commit loses its connection, and then every third one: the second finds out what became of
     * the first, and the third repeats it where it was lost.
     */
    public void loseCommits(Loss loss) {
        commits.set(0);
        losses.set(0);
        this.loss = loss;
    }

    /** @return how many commits have lost their connection */
    public int stopLosing() {
        loss = null;
        return losses.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Connection connection =
                        new Connection(listener.accept(), new Socket(InetAddress.getLoopbackAddress(), neo4j));
                Thread.ofVirtual().start(() -> connection.closing(connection::copyRequests));
                Thread.ofVirtual().start(() -> connection.closing(connection::copyAnswers));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private @Nullable Loss lossOfNextCommit() {
        Loss current = loss;
        if (current == null || commits.getAndIncrement() % 3 > 0) {
            return null;
        }
        losses.incrementAndGet();
        return current;
    }

    private interface Copy {

        void run() throws IOException, InterruptedException;
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean isAnswerLost;

        Connection(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void closing(Copy copy) {
            try (client;
                    server) {
                copy.run();
            } catch (IOException | InterruptedException ended) {
                // one of the two has closed the connection
            }
        }

        void copyAnswers() throws IOException {
            byte[] bytes = new byte[1 << 16];
            try {
                for (int count = read(bytes); count > 0 && !isAnswerLost; count = read(bytes)) {
                    client.getOutputStream().write(bytes, 0, count);
                }
            } finally {
                answered.countDown();
            }
        }

        private int read(byte[] bytes) throws IOException {
            return server.getInputStream().read(bytes);
        }

        /** A message is a sequence of chunks, each after its length in two bytes; the length zero ends it. */
        void copyRequests() throws IOException, InterruptedException {
            DataInputStream from = new DataInputStream(client.getInputStream());
            DataOutputStream to = new DataOutputStream(server.getOutputStream());
            copy(from, to, HANDSHAKE_BYTES);
            boolean isFirst = true;
            boolean isBegun = false;
            while (true) {
                int length = from.readUnsignedShort();
                if (length == 0) {
                    to.writeShort(length);
                    if (isFirst) {
                        copy(from, to, CHOICE_BYTES - Short.BYTES);
                    }
                    isBegun = false;
                } else {
                    byte[] chunk = from.readNBytes(length);
                    int message = chunk[1];
                    if (!isBegun && AWAITED.contains(message)) {
                        roundTrips.incrementAndGet();
                    }
                    Loss lost = !isBegun && message == COMMIT ? lossOfNextCommit() : null;
                    if (lost != null) {
                        lose(lost, chunk, to);
                        return;
                    }
                    to.writeShort(length);
                    to.write(chunk);
                    isBegun = true;
                }
                isFirst = false;
                if (from.available() == 0) {
                    to.flush();
                }
            }
        }

        private void lose(Loss lost, byte[] commit, DataOutputStream to) throws IOException, InterruptedException {
            if (lost == Loss.COMMIT) {
                return;
            }
            isAnswerLost = true;
            if (lost == Loss.ANSWER_OF_LATE_COMMIT) {
                client.close();
                Thread.sleep(DELAY);
            }
            to.writeShort(commit.length);
            to.write(commit);
            to.writeShort(0);
            to.flush();
            answered.await();
        }

        private static void copy(DataInputStream from, OutputStream to, int bytes) throws IOException {
            to.write(from.readNBytes(bytes));
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
