package io.membership.launcher;

/** The server cannot be started or did not stay up; the message is one line, written for the person at the terminal. */
public final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }
}
