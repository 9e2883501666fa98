package io.membership.users;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of an update of the own profile, for the description of the API; {@link UserPatch} reads it. */
@Schema(
        name = "UpdateProfileRequest",
        description = "Only what is given changes; null is not given, an empty list clears.")
interface UpdateProfileRequest {

    @Schema(description = "In the own profile only effective for guests", format = "email")
    String getEmail();

    String getDisplayName();

    String getFirstName();

    String getLastName();

    @Schema(
            description = "JSON object, or its text; replaces the meta",
            oneOf = {Object.class, String.class})
    Object getMeta();

    @Schema(description = "Two letters", examples = "lt")
    String getLanguage();

    @Schema(description = "IANA name", examples = "Europe/Vilnius")
    String getTimeZone();

    boolean isSubscribeToNews();

    List<String> getUnsubscribedNewsTags();

    String getCountry();

    String getCountryCode();

    String getArea();

    String getCity();

    String getAddress();

    String getAddress2();

    String getPhone();

    String getCompany();

    String getCompanyCode();

    String getPostalCode();

    String getGender();

    String getBirthDate();
}
