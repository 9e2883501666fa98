package io.membership.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.membership.devices.Device;
import io.membership.roles.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user as CodeMash clients read him (reference chapter 3.1). Dates are ISO 8601 in UTC with milliseconds, {@code meta}
 * is the text of a JSON object and there only when asked for, {@code devices} are listed and {@code unreadNotifications}
 * counted only when asked for, and unknown texts are absent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A user")
public record User(
        String id,
        @Nullable String createdOn,
        @Nullable String modifiedOn,
        @Nullable String displayName,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        String userName,
        List<Role> roles,
        List<Device> devices,
        boolean rolesEditable,
        String status,
        String type,
        @Nullable String meta,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String country,
        @Nullable String countryCode,
        @Nullable String area,
        @Nullable String city,
        @Nullable String address,
        @Nullable String address2,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String companyCode,
        @Nullable String postalCode,
        @Nullable String gender,
        @Nullable String birthDate,
        @Nullable String zone,
        List<AuthProvider> authProviders,
        boolean hasCredentials,
        boolean subscribedToNews,
        List<String> unsubscribedNewsTags,
        List<String> tags,
        long unreadNotifications,
        @Nullable String blockedOn,
        @Nullable String blockedUntil,
        @Nullable String blockedReason) {

    /** An account of an identity provider that is linked to the user. */
    public record AuthProvider(String provider, String userId) {}

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static User of(
            UserFacts facts,
            List<Role> roles,
            List<Device> devices,
            long unread,
            boolean realmVerifiesEmail,
            boolean withMeta) {
        return new User(
                facts.id(),
                date(facts.createdTimestamp()),
                date(facts.lastModifiedTimestamp() == null ? facts.createdTimestamp() : facts.lastModifiedTimestamp()),
                value(facts, ProfileField.DISPLAY_NAME),
                facts.firstName(),
                facts.lastName(),
                facts.email(),
                facts.username(),
                roles,
                devices,
                facts.serviceAccountClientLink() == null,
                facts.status(realmVerifiesEmail).toString(),
                facts.type().toString(),
                withMeta ? meta(facts) : null,
                value(facts, ProfileField.LANGUAGE),
                value(facts, ProfileField.TIME_ZONE),
                value(facts, ProfileField.COUNTRY),
                value(facts, ProfileField.COUNTRY_CODE),
                value(facts, ProfileField.AREA),
                value(facts, ProfileField.CITY),
                value(facts, ProfileField.ADDRESS),
                value(facts, ProfileField.ADDRESS2),
                value(facts, ProfileField.PHONE),
                value(facts, ProfileField.COMPANY),
                value(facts, ProfileField.COMPANY_CODE),
                value(facts, ProfileField.POSTAL_CODE),
                value(facts, ProfileField.GENDER),
                value(facts, ProfileField.BIRTH_DATE),
                value(facts, ProfileField.ZONE),
                facts.identities().stream()
                        .map(identity -> new AuthProvider(identity.provider(), identity.userId()))
                        .toList(),
                facts.hasPassword(),
                Boolean.parseBoolean(value(facts, ProfileField.SUBSCRIBE_TO_NEWS)),
                facts.values(ProfileField.UNSUBSCRIBED_NEWS_TAGS.attribute()),
                facts.values(ProfileField.TAGS.attribute()),
                unread,
                facts.value(Attributes.BLOCKED_ON),
                facts.value(Attributes.BLOCKED_UNTIL),
                facts.value(Attributes.BLOCKED_REASON));
    }

    private static @Nullable String value(UserFacts facts, ProfileField field) {
        return facts.value(field.attribute());
    }

    private static String meta(UserFacts facts) {
        String meta = facts.value(Attributes.META);
        return meta == null ? UserMeta.NONE : meta;
    }

    static @Nullable String date(@Nullable Long milliseconds) {
        return milliseconds == null ? null : date(Instant.ofEpochMilli(milliseconds));
    }

    /** The form of every date on the wire and in attributes: of fixed length, so that text order is time order. */
    public static String date(Instant instant) {
        return ISO.format(instant);
    }
}
