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
    FIRST_NAME("firstName", "firstName", Kind.TEXT),
    LAST_NAME("lastName", "lastName", Kind.TEXT),
    DISPLAY_NAME("displayName", Attributes.DISPLAY_NAME, Kind.TEXT),
    LANGUAGE("language", Attributes.LANGUAGE, Kind.TEXT),
    TIME_ZONE("timeZone", "zoneinfo", Kind.TEXT),
    COUNTRY("country", "country", Kind.TEXT),
    COUNTRY_CODE("countryCode", "countryCode", Kind.TEXT),
    AREA("area", "region", Kind.TEXT),
    CITY("city", "locality", Kind.TEXT),
    ADDRESS("address", "street", Kind.TEXT),
    ADDRESS2("address2", "address2", Kind.TEXT),
    PHONE("phone", Attributes.PHONE, Kind.TEXT),
    COMPANY("company", "company", Kind.TEXT),
    COMPANY_CODE("companyCode", "companyCode", Kind.TEXT),
    POSTAL_CODE("postalCode", "postal_code", Kind.TEXT),
    GENDER("gender", "gender", Kind.TEXT),
    BIRTH_DATE("birthDate", "birthdate", Kind.TEXT),
    SUBSCRIBE_TO_NEWS("subscribeToNews", Attributes.SUBSCRIBED, Kind.FLAG),
    UNSUBSCRIBED_NEWS_TAGS("unsubscribedNewsTags", "unsubscribedNewsTags", Kind.TEXTS),
    ZONE("zone", "zone", Kind.ADMINS_TEXT),
    TAGS("tags", Attributes.TAGS, Kind.ADMINS_TEXTS);

    /** How the member is written, and by whom. */
    enum Kind {
        TEXT,
        FLAG,
        TEXTS,
        ADMINS_TEXT,
        ADMINS_TEXTS;

        private boolean isForAdministratorsOnly() {
            return this == ADMINS_TEXT || this == ADMINS_TEXTS;
        }
    }

    private final String wire;
    private final String attribute;
    private final Kind kind;

    ProfileField(String wire, String attribute, Kind kind) {
        this.wire = wire;
        this.attribute = attribute;
        this.kind = kind;
    }

    /** All fields, or those that a user may write himself. */
    static Stream<ProfileField> writableBy(boolean administrator) {
        return Arrays.stream(values()).filter(field -> administrator || !field.kind.isForAdministratorsOnly());
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
}
