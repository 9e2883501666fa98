package io.membership.triggers;

import io.membership.events.UserSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members of a user as receivers read him: those of CodeMash and ours, each with where it comes from. An attribute
 * that is none of them is in {@code attributes}.
 */
enum UserField {
    ID("id", Kind.TEXT, UserSnapshot::id),
    CREATED_ON("createdOn", Kind.TEXT, user -> Payload.date(user.createdOn())),
    USER_NAME("userName", "username", Kind.TEXT, UserSnapshot::username),
    EMAIL("email", Kind.TEXT, UserSnapshot::email),
    EMAIL_VERIFIED("emailVerified", Kind.FLAG, UserSnapshot::emailVerified),
    FIRST_NAME("firstName", Kind.TEXT, UserSnapshot::firstName),
    LAST_NAME("lastName", Kind.TEXT, UserSnapshot::lastName),
    ENABLED("enabled", Kind.FLAG, UserSnapshot::enabled),
    TYPE("type", "attributes.membership.type", Kind.TEXT, UserField::type),
    ROLES("roles", Kind.LIST, UserSnapshot::roles),
    REQUIRED_ACTIONS("requiredActions", Kind.LIST, UserSnapshot::requiredActions),
    DISPLAY_NAME("displayName"),
    LANGUAGE("language", "locale", Kind.TEXT),
    TIME_ZONE("timeZone", "zoneinfo", Kind.TEXT),
    COUNTRY("country"),
    COUNTRY_CODE("countryCode"),
    AREA("area", "region", Kind.TEXT),
    CITY("city", "locality", Kind.TEXT),
    ADDRESS("address", "street", Kind.TEXT),
    ADDRESS2("address2"),
    POSTAL_CODE("postalCode", "postal_code", Kind.TEXT),
    PHONE("phone", "phoneNumber", Kind.TEXT),
    COMPANY("company"),
    COMPANY_CODE("companyCode"),
    GENDER("gender"),
    BIRTH_DATE("birthDate", "birthdate", Kind.TEXT),
    ZONE("zone"),
    SUBSCRIBED_TO_NEWS("subscribedToNews", "subscribedToNews", Kind.FLAG),
    UNSUBSCRIBED_NEWS_TAGS("unsubscribedNewsTags", "unsubscribedNewsTags", Kind.LIST),
    TAGS("tags", "tags", Kind.LIST),
    META("meta", "membership.meta", Kind.TEXT),
    INVITED_ON("invitedOn", "membership.invitedOn", Kind.TEXT),
    DEACTIVATED_ON("deactivatedOn", "membership.deactivatedOn", Kind.TEXT),
    BLOCKED_ON("blockedOn", "membership.blockedOn", Kind.TEXT),
    BLOCKED_UNTIL("blockedUntil", "membership.blockedUntil", Kind.TEXT),
    BLOCKED_REASON("blockedReason", "membership.blockedReason", Kind.TEXT),
    BLOCKED_BY("blockedBy", "membership.blockedBy", Kind.TEXT);

    /** What a member holds. */
    enum Kind {
        TEXT,
        FLAG,
        LIST
    }

    private static final String ATTRIBUTE = "attributes.";

    /** Copies of meta that lists search by. */
    private static final String MIRROR = "membership.meta.";

    private static final Map<String, UserField> BY_SOURCE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.source, Function.identity()));

    private static final Set<String> OWN = Stream.concat(
                    Arrays.stream(values())
                            .filter(UserField::isAttribute)
                            .map(field -> field.source.substring(ATTRIBUTE.length())),
                    Stream.of("username", "email", "firstName", "lastName"))
            .collect(Collectors.toUnmodifiableSet());

    private final String member;
    private final String source;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<UserSnapshot, @Nullable Object> value;

    UserField(String member) {
        this(member, member, Kind.TEXT);
    }

    /** Held in an attribute. */
    UserField(String member, String attribute, Kind kind) {
        this.member = member;
        this.source = ATTRIBUTE + attribute;
        this.kind = kind;
        this.value = user -> fromTexts(kind, user.attributes().get(attribute));
    }

    UserField(String member, Kind kind, Function<UserSnapshot, @Nullable Object> value) {
        this(member, member, kind, value);
    }

    UserField(String member, String source, Kind kind, Function<UserSnapshot, @Nullable Object> value) {
        this.member = member;
        this.source = source;
        this.kind = kind;
        this.value = value;
    }

    private static @Nullable Object fromTexts(Kind kind, @Nullable List<String> texts) {
        return switch (kind) {
            case LIST -> texts == null ? List.of() : texts;
            case FLAG -> texts != null && texts.contains("true");
            case TEXT -> texts == null || texts.isEmpty() ? null : texts.get(0);
        };
    }

    private static String type(UserSnapshot user) {
        String marked = user.attribute("membership.type");
        return user.serviceAccount() ? "Service" : marked == null ? "Authenticated" : marked;
    }

    /** The name on the wire. */
    String member() {
        return member;
    }

    Kind kind() {
        return kind;
    }

    private boolean isAttribute() {
        return source.startsWith(ATTRIBUTE);
    }

    @Nullable Object of(UserSnapshot user) {
        return value.apply(user);
    }

    /** The value of a change to this field, in the same form as {@link #of}. */
    static @Nullable Object changed(String field, @Nullable Object value) {
        UserField known = BY_SOURCE.get(field);
        if (known == null || !known.isAttribute()) {
            return value;
        }
        return fromTexts(
                known.kind,
                value instanceof List<?> texts
                        ? texts.stream().map(String::valueOf).toList()
                        : null);
    }

    /** What a field of Keycloak is called on the wire. */
    static String named(String field) {
        UserField known = BY_SOURCE.get(field);
        return known == null ? field : known.member;
    }

    /** The message that names a field, as it is on the wire, for people. */
    static String label(String field) {
        return Arrays.stream(values())
                .filter(each -> each.isAttribute() && each.member.equals(field))
                .findFirst()
                .map(each -> "profile." + each.source)
                .orElse(field.startsWith(ATTRIBUTE) ? "profile." + field : "membershipField." + field);
    }

    /** Whether an attribute is shown as it is, since no member has it. */
    static boolean isOther(String attribute) {
        return !OWN.contains(attribute) && !attribute.startsWith(MIRROR);
    }

    /** Whether a change of this field of Keycloak says nothing that another does not say. */
    static boolean isMirror(String field) {
        return field.startsWith(ATTRIBUTE + MIRROR);
    }

    /** The field that a trigger may name so: a member, {@code attributes} or {@code attributes.<name>}. */
    static Optional<String> known(String name) {
        if (name.equals("attributes") || (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length())) {
            return Optional.of(name);
        }
        return Arrays.stream(values())
                .map(UserField::member)
                .filter(member -> member.equalsIgnoreCase(name))
                .findFirst();
    }
}
