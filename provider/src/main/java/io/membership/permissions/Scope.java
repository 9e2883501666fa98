package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * A permission on a resource. It is what statements allow or deny, and what is asked: a question with {@code *} asks for
 * all that matches, one without a resource for everything. Written {@code permission} or {@code permission@resource}.
 */
public record Scope(Permission permission, Resource resource) {

    private static final char ON = '@';
    private static final Set<String> MEMBERS = Set.of("permission", "resource");

    /** The permission on everything. */
    public static Scope of(Permission permission) {
        return new Scope(permission, Resource.EVERYTHING);
    }

    /** Reads {@code permission} or {@code permission@resource}. @throws GrammarException naming what is wrong */
    public static Scope parse(String text) {
        int on = text.indexOf(ON);
        return on < 0
                ? of(Permission.parse(text))
                : new Scope(Permission.parse(text.substring(0, on)), Resource.parse(text.substring(on + 1)));
    }

    /** Reads that text, or {@code {"permission": text, "resource": text}}. @throws GrammarException naming what is wrong */
    public static Scope parse(JsonNode json) {
        if (json.isTextual()) {
            return parse(json.asText());
        }
        // Whoever misspells "resource" would allow all instead of some.
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new GrammarException("has \"" + name + "\", and can have permission and resource only");
            }
        });
        JsonNode resource = json.path("resource");
        boolean everything = resource.isMissingNode() || resource.isNull();
        if (!json.path("permission").isTextual() || !(everything || resource.isTextual())) {
            throw new GrammarException("must be a text, or an object with texts as permission and resource");
        }
        Permission permission = Permission.parse(json.path("permission").asText());
        return everything ? of(permission) : new Scope(permission, Resource.parse(resource.asText()));
    }

    /** Whether this contains all of {@code other}. */
    boolean covers(Scope other) {
        return permission.segments().covers(other.permission.segments())
                && resource.segments().covers(other.resource.segments());
    }

    /** What both contain; empty if nothing. */
    public Optional<Scope> meet(Scope other) {
        return permission
                .segments()
                .meet(other.permission.segments())
                .flatMap(permissions -> resource.segments()
                        .meet(other.resource.segments())
                        .map(resources -> new Scope(new Permission(permissions), new Resource(resources))));
    }

    boolean overlaps(Scope other) {
        return meet(other).isPresent();
    }

    @Override
    public String toString() {
        return resource.equals(Resource.EVERYTHING) ? permission.toString() : permission.toString() + ON + resource;
    }
}
