package io.membership.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The server under test: every test of this module finds it running. */
public final class Keycloak {

    private static final Realm MASTER = new Realm("master", "master");
    private static final Administrator ADMINISTRATOR = new Administrator(MASTER);

    private Keycloak() {}

    /** Its address, without a slash at the end. */
    public static String url() {
        return RunningKeycloak.url();
    }

    /** The whole server, called by nobody known. */
    public static Api anonymously() {
        return Api.at(url());
    }

    /** The whole server, called by its bootstrap administrator. */
    public static Api admin() {
        return anonymously().as(adminToken());
    }

    /** A token of the bootstrap administrator. */
    public static String adminToken() {
        return ADMINISTRATOR.token();
    }

    /** The realm of {@code realm-config/}. Tests share it: they make their own users and leave its settings alone. */
    public static Realm demo() {
        return DemoRealm.imported();
    }

    /** A new realm with the content of the demo realm, for a test that changes settings or counts users. */
    public static Realm newRealm() {
        return DemoRealm.copy();
    }

    /** What the server has logged so far. */
    public static String log() {
        try {
            return Files.readString(RunningKeycloak.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The realm of the server's administrators. */
    public static Realm master() {
        return MASTER;
    }
}
