package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What the JAR of {@code acceptance/probe} shows of the inside of the server. */
public record Probe(Api api) {

    /** SQL statements that the server sends to its database while the action runs. */
    public long statementsDuring(Runnable action) {
        api.delete("/statements").expect(204);
        action.run();
        return api.get("/statements").expect(200).at("/count").asLong();
    }

    /**
     * What the server did.
     *
     * @param statements SQL statements sent to its database
     * @param bytes allocated on its heap
     */
    public record Cost(long statements, long bytes) {}

    /** Of the whole server while the action runs. */
    public Cost costOf(Runnable action) {
        api.delete("/statements").expect(204);
        long before = api.get("/statements").expect(200).at("/allocated").asLong();
        action.run();
        Reply after = api.get("/statements").expect(200);
        return new Cost(after.at("/count").asLong(), after.at("/allocated").asLong() - before);
    }

    /** Lets the server live in the future while the action runs. */
    public void ahead(Duration time, Runnable action) {
        api.put("/ahead/" + time.toSeconds(), "").expect(204);
        try {
            action.run();
        } finally {
            api.put("/ahead/0", "").expect(204);
        }
    }

    /** The realm with its users, as {@code kc.sh export} writes it. */
    public JsonNode export() {
        return api.get("/export").expect(200).json();
    }
}
