package dev.kith.bootstrap.graph;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Checks ports before anything slow starts, so that the message can name the option. */
public final class TcpPorts {

    public static final String LOOPBACK = "127.0.0.1";

    private TcpPorts() {}

    /** A free port; another process may take it before it is used. */
    public static int findFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw CommandFailure.because("No port of this machine can be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Fails where the port cannot be opened. Port 0 is always free.
     *
     * @param option the option to change
     */
    public static void requireFree(String host, int port, String option) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw CommandFailure.because(
                    "There is no address " + host + "; set --host to an address of this machine", e);
        } catch (BindException e) {
            throw CommandFailure.because(
                    "Port " + port + " on " + host + " cannot be opened (" + e.getMessage() + "); choose another with "
                            + option + " or stop what uses it",
                    e);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "Port " + port + " on " + host + " cannot be opened: " + e.getMessage() + "; change " + option, e);
        }
    }
}
