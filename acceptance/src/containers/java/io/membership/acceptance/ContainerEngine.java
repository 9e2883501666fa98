package io.membership.acceptance;

import org.testcontainers.DockerClientFactory;

/** Says in one sentence what {@code -Pcontainers} needs, before anything else is done. */
public final class ContainerEngine {

    private ContainerEngine() {}

    public static void main(String[] arguments) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println(
                    "ERROR: No container engine answers. -Pcontainers needs Docker, or an engine that speaks its"
                            + " API at DOCKER_HOST; ./mvnw verify needs none.");
            // An exception would bury the line in Maven's advice about stack traces.
            System.exit(1);
        }
    }
}
