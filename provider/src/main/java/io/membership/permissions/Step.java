package io.membership.permissions;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One step on the way by which a policy reaches a user.
 *
 * @param name path of the group, name of the role; empty for everyone
 */
public record Step(Kind kind, String name) {

    /** How policies travel. */
    public enum Kind {
        /** The user is a member of the group or of one below it. */
        GROUP,
        /** A role mapped to the user or the group. */
        ROLE,
        /** A role inside the role before. */
        COMPOSITE,
        /** Every user of the realm has it. */
        EVERYONE;

        /** The name on the wire. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code {"kind", "name"}}. */
    Map<String, String> json() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("kind", kind.toString());
        json.put("name", name);
        return json;
    }
}
