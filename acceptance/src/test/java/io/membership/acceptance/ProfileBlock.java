package io.membership.acceptance;

import static java.util.Map.entry;

import java.util.Map;

/** A value for each text member that register, update and profile have in common. */
final class ProfileBlock {

    static final Map<String, String> TEXTS = Map.ofEntries(
            entry("displayName", "Ona P."),
            entry("firstName", "Ona"),
            entry("lastName", "Petraitė"),
            entry("language", "lt"),
            entry("timeZone", "Europe/Vilnius"),
            entry("country", "Lithuania"),
            entry("countryCode", "LT"),
            entry("area", "Vilniaus apskritis"),
            entry("city", "Vilnius"),
            entry("address", "Gedimino pr. 1"),
            entry("address2", "Floor 2"),
            entry("phone", "+37060000000"),
            entry("company", "Example UAB"),
            entry("companyCode", "123456789"),
            entry("postalCode", "01103"),
            entry("gender", "female"),
            entry("birthDate", "1990-02-03"));

    private ProfileBlock() {}
}
