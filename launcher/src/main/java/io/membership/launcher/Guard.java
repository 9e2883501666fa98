package io.membership.launcher;

import java.util.concurrent.TimeUnit;

/** Keeps a process from outliving us: ends it when closed, and when this JVM is told to stop. */
final class Guard implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 30;

    private final Process process;
    private final Thread hook = new Thread(this::end, "end-keycloak");
    private volatile boolean ending;

    private Guard(Process process) {
        this.process = process;
    }

    static Guard of(Process process) {
        Guard guard = new Guard(process);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is stopping: the hook runs by itself and finds nothing left to end.
        }
    }

    /** True once the process has been told to end, here or by the signal that ends this JVM. */
    boolean isEnding() {
        return ending;
    }

    private void end() {
        ending = true;
        // Unlike Process.destroy, this leaves its output open: the last lines belong in the log.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
