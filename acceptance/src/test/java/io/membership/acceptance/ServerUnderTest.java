package io.membership.acceptance;

import java.io.IOException;
import java.nio.file.Path;

/** What the tests of this module talk to: our JARs and the probe, the demo realm, the administrator admin/admin. */
public interface ServerUnderTest extends AutoCloseable {

    /** Its address, without a slash at the end. */
    String url();

    /** The file with what it has logged so far. */
    Path log();

    @Override
    void close() throws IOException;

    /** Another way to come by one than to start an unpacked distribution; found as a service, where there is one. */
    interface Starter {
        ServerUnderTest start() throws IOException, InterruptedException;
    }
}
