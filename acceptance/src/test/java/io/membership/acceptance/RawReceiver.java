package io.membership.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that misbehaves below HTTP for its first connections, and answers 200 from then on. */
final class RawReceiver implements AutoCloseable {

    private static final byte[] OK = String.join(
                    "\r\n", "HTTP/1.1 200 OK", "Content-Length: 0", "Connection: close", "", "")
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();

    /** What it does to a connection whose request it has begun to read. */
    @FunctionalInterface
    interface Misbehaviour {
        void to(Socket connection) throws IOException;
    }

    RawReceiver(int times, Misbehaviour misbehaviour) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(times, misbehaviour));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    private void accept(int times, Misbehaviour misbehaviour) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Misbehaviour manners = connections.incrementAndGet() <= times ? misbehaviour : RawReceiver::answer;
                threads.execute(() -> serve(connection, manners));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket connection, Misbehaviour manners) {
        try (connection) {
            manners.to(connection);
        } catch (IOException theOtherSideIsGone) {
            // which is what a misbehaviour ends in
        }
    }

    private static void answer(Socket connection) throws IOException {
        InputStream request = connection.getInputStream();
        byte[] some = new byte[64 * 1024];
        // A request of ours comes in one or two pieces; the answer may overtake the rest.
        if (request.read(some) > 0) {
            connection.getOutputStream().write(OK);
            connection.getOutputStream().flush();
            connection.shutdownOutput();
            while (request.read(some) > 0) {
                // to its end, or the close would reset the connection
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
