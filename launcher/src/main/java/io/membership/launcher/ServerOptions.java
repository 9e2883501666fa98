package io.membership.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * How a server is started.
 *
 * @param heap most memory for its objects, as {@code java -Xmx} reads it
 * @param extra further options of {@code kc.sh start}, system properties among them
 */
public record ServerOptions(Port port, Database database, String heap, List<String> extra) {

    /** The loopback address only, because the secrets of a demonstration are known to everybody. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port.number(),
                "--hostname-strict=false"));
        if (extra.stream().noneMatch(option -> option.startsWith("--cache"))) {
            arguments.add("--cache=local");
        }
        arguments.addAll(database.startOptions());
        arguments.addAll(extra);
        return arguments;
    }
}
