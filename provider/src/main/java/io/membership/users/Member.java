package io.membership.users;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a filter may ask about a user. A member has no value, one, or (roles, tags) many. */
sealed interface Member {

    /** The name on the wire. */
    String label();

    /** Values of a user in memory: text, milliseconds (Long) for instants; empty if absent. */
    List<? extends Object> values(UserFacts user, boolean realmVerifiesEmail);

    /** How an operand is read and compared. */
    Kind kind();

    enum Kind {
        ID,
        TEXT,
        /** Text that Keycloak stores in lower case, compared without regard to case. */
        FOLDED,
        INSTANT,
        STATUS,
        TYPE,
        /** Text of a meta value, as {@link UserMeta} mirrors it: numbers and booleans are taken too. */
        META
    }

    /** Whether {@code $gt} and its like make sense: only columns are in an order of their own. */
    default boolean ordered() {
        return this instanceof Column;
    }

    /** Whether a prefix makes sense. */
    default boolean text() {
        return kind() == Kind.TEXT || kind() == Kind.FOLDED || kind() == Kind.META;
    }

    /** A column of the user's own row: one value, sortable. */
    enum Column implements Member {
        ID("id", "id", Kind.ID),
        CREATED_ON("createdOn", "createdTimestamp", Kind.INSTANT),
        MODIFIED_ON("modifiedOn", "lastModifiedTimestamp", Kind.INSTANT),
        EMAIL("email", "email", Kind.FOLDED),
        USER_NAME("userName", "username", Kind.FOLDED),
        FIRST_NAME("firstName", "firstName", Kind.TEXT),
        LAST_NAME("lastName", "lastName", Kind.TEXT);

        private final String label;
        private final String property;
        private final Kind kind;

        Column(String label, String property, Kind kind) {
            this.label = label;
            this.property = property;
            this.kind = kind;
        }

        static Optional<Column> named(String name) {
            return Arrays.stream(values())
                    .filter(column -> column.label.equalsIgnoreCase(name) || (column == ID && name.equals("_id")))
                    .findFirst();
        }

        /** Name of the property in Keycloak's user entity. */
        String property() {
            return property;
        }

        @Nullable Object value(UserFacts user) {
            return switch (this) {
                case ID -> user.id();
                case CREATED_ON -> user.createdTimestamp();
                case MODIFIED_ON -> user.modifiedTimestamp();
                case EMAIL -> user.email();
                case USER_NAME -> user.username();
                case FIRST_NAME -> user.firstName();
                case LAST_NAME -> user.lastName();
            };
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public List<? extends Object> values(UserFacts user, boolean realmVerifiesEmail) {
            Object value = value(user);
            return value == null ? List.of() : List.of(value);
        }
    }

    /** A user attribute. */
    record Attribute(String label, String attribute, Kind kind) implements Member {

        static final Attribute PHONE = new Attribute("phone", Attributes.PHONE, Kind.TEXT);

        static final List<Attribute> KNOWN = List.of(
                PHONE,
                new Attribute("displayName", Attributes.DISPLAY_NAME, Kind.TEXT),
                new Attribute("language", Attributes.LANGUAGE, Kind.TEXT),
                new Attribute("tags", Attributes.TAGS, Kind.TEXT));

        static Attribute ofMeta(String key) {
            return new Attribute("meta." + key, Attributes.META_KEY + key, Kind.META);
        }

        @Override
        public List<String> values(UserFacts user, boolean realmVerifiesEmail) {
            return user.values(attribute);
        }
    }

    /** What is worked out from several places. */
    enum Derived implements Member {
        ROLES("roles", Kind.TEXT),
        STATUS("status", Kind.STATUS),
        TYPE("type", Kind.TYPE);

        private final String label;
        private final Kind kind;

        Derived(String label, Kind kind) {
            this.label = label;
            this.kind = kind;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public List<? extends Object> values(UserFacts user, boolean realmVerifiesEmail) {
            return switch (this) {
                case ROLES -> user.realmRoles();
                case STATUS -> List.of(user.status(realmVerifiesEmail));
                case TYPE -> List.of(user.type());
            };
        }
    }

    /** The member of this name in any case; a meta key first as it is written. */
    static Optional<Member> named(String name, Set<String> searchableMeta) {
        List<Attribute> meta =
                searchableMeta.stream().sorted().map(Attribute::ofMeta).toList();
        return Stream.of(
                        Column.named(name).stream(),
                        Arrays.stream(Derived.values()).filter(member -> member.label.equalsIgnoreCase(name)),
                        Attribute.KNOWN.stream().filter(member -> member.label.equalsIgnoreCase(name)),
                        meta.stream().filter(member -> member.label.equals(name)),
                        meta.stream().filter(member -> member.label.equalsIgnoreCase(name)))
                .<Member>flatMap(found -> found)
                .findFirst();
    }
}
