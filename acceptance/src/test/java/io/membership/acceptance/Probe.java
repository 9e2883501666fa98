package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

/** What the JAR of {@code acceptance/probe} shows of the inside of the server. */
public record Probe(Api api) {

    /** SQL statements that the server sends to its database while the action runs. */
    public long statementsDuring(Runnable action) {
        api.delete("/statements").expect(204);
        action.run();
        return api.get("/statements").expect(200).at("/count").asLong();
    }

    /** The realm with its users, as {@code kc.sh export} writes it. */
    public JsonNode export() {
        return api.get("/export").expect(200).json();
    }
}
