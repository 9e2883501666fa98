package io.membership.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A TCP port of this machine. */
public record Port(int number) {

    /** A port that nobody listens on at this moment. */
    public static Port free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new Port(socket.getLocalPort());
        }
    }

    /**
     * Reads a port as a person writes it.
     *
     * @throws LaunchException if it is not a number from 1 to 65535
     */
    public static Port parse(String text) {
        if (text.matches("\\d{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 65535) {
                return new Port(number);
            }
        }
        throw new LaunchException("Not a port: '" + text + "'. Give a number from 1 to 65535.");
    }

    boolean isFree() {
        // Some systems let the wildcard address be bound beside the loopback address, and the other way round.
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number))
                && canBind(new InetSocketAddress(number));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
