package io.membership.users;

import io.membership.api.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of profile members: name on the wire (reference chapters 2.1 and 3.1), Keycloak attribute that holds it, and
 * how it may be written. Attribute names are those of OIDC's address, phone and profile scopes where these have one, so
 * that Keycloak's own mappers put them into tokens.
 */
enum ProfileField {
    FIRST_NAME("firstName", "firstName", Kind.TEXT, 255),
    LAST_NAME("lastName", "lastName", Kind.TEXT, 255),
    DISPLAY_NAME("displayName", Attributes.DISPLAY_NAME, Kind.TEXT, 255),
    LANGUAGE("language", Attributes.LANGUAGE, Kind.TEXT, 35),
    TIME_ZONE("timeZone", "zoneinfo", Kind.TEXT, 64),
    COUNTRY("country", "country", Kind.TEXT, 255),
    COUNTRY_CODE("countryCode", "countryCode", Kind.TEXT, 3),
    AREA("area", "region", Kind.TEXT, 255),
    CITY("city", "locality", Kind.TEXT, 255),
    ADDRESS("address", "street", Kind.TEXT, 255),
    ADDRESS2("address2", "address2", Kind.TEXT, 255),
    PHONE("phone", Attributes.PHONE, Kind.TEXT, 64),
    COMPANY("company", "company", Kind.TEXT, 255),
    COMPANY_CODE("companyCode", "companyCode", Kind.TEXT, 255),
    POSTAL_CODE("postalCode", "postal_code", Kind.TEXT, 64),
    GENDER("gender", "gender", Kind.TEXT, 64),
    BIRTH_DATE("birthDate", "birthdate", Kind.TEXT, 64),
    SUBSCRIBE_TO_NEWS("subscribeToNews", Attributes.SUBSCRIBED, Kind.FLAG, 5),
    UNSUBSCRIBED_NEWS_TAGS("unsubscribedNewsTags", "unsubscribedNewsTags", Kind.TEXTS, 255),
    ZONE("zone", "zone", Kind.ADMINS_TEXT, 255),
    TAGS("tags", Attributes.TAGS, Kind.ADMINS_TEXTS, 255);

    /** How the member is written, and by whom. */
    enum Kind {
        TEXT(false, false),
        FLAG(false, false),
        TEXTS(true, false),
        ADMINS_TEXT(false, true),
        ADMINS_TEXTS(true, true);

        private final boolean list;
        private final boolean administratorsOnly;

        Kind(boolean list, boolean administratorsOnly) {
            this.list = list;
            this.administratorsOnly = administratorsOnly;
        }
    }

    private final String wire;
    private final String attribute;
    private final Kind kind;
    private final int longest;

    ProfileField(String wire, String attribute, Kind kind, int longest) {
        this.wire = wire;
        this.attribute = attribute;
        this.kind = kind;
        this.longest = longest;
    }

    /** All fields, or those that a user may write himself. */
    static Stream<ProfileField> writableBy(boolean administrator) {
        return Arrays.stream(values()).filter(field -> administrator || !field.kind.administratorsOnly);
    }

    /** Name on the wire of a Keycloak attribute; the attribute's own name if it is none of ours. */
    static String wireName(String attribute) {
        return Arrays.stream(values())
                .filter(field -> field.attribute.equals(attribute))
                .map(field -> field.wire)
                .findFirst()
                .orElse(
                        attribute.equals(Attributes.META)
                                ? "meta"
                                : attribute.equals("username") ? "userName" : attribute);
    }

    /** The value of this field as attribute values, null if the request does not give it; empty clears. */
    @Nullable List<String> read(Arguments arguments) {
        return switch (kind) {
            case TEXTS, ADMINS_TEXTS -> arguments.texts(wire);
            case FLAG -> {
                Boolean flag = arguments.flag(wire);
                yield flag == null ? null : List.of(flag.toString());
            }
            case TEXT, ADMINS_TEXT -> {
                String text = arguments.text(wire);
                yield text == null ? null : text.isBlank() ? List.of() : List.of(text);
            }
        };
    }

    String attribute() {
        return attribute;
    }

    boolean isList() {
        return kind.list;
    }

    boolean isAdministratorsOnly() {
        return kind.administratorsOnly;
    }

    int longest() {
        return longest;
    }
}
