package io.membership.acceptance;

import java.util.List;

/** What {@link JsonFuzz} puts together. */
final class OddWords {

    /** Members that some request knows. */
    static final List<String> MEMBERS = words("""
            id email userName password firstName lastName displayName language timeZone subscribeToNews
            country countryCode area city address address2 phone company companyCode postalCode gender
            birthDate zone tags roles rolesTree meta unsubscribedNewsTags autoLogin hasCredentials filter
            sort search pageNumber pageSize cursor includeMeta includePermissions provider userId reason
            until cultureCode version role policies plan metaLimit searchableMeta allowedRegisterRoles
            needVerification
            """);

    /** Operators and members of filters. */
    static final List<String> OPERATORS = words("""
            $eq $ne $gt $gte $lt $lte $in $nin $exists $regex $options $and $or $not $where createdOn
            modifiedOn email userName roles tags status type id meta.plan meta.other displayName phone
            """);

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "1e999999999",
            "99999999999999999999",
            "NaN",
            "\0",
            "a\0b",
            "\u0001\u001f\u007f",
            "\ud800",
            "a\udc00b",
            "\ud83d\ude00",
            "\u202eabc",
            "\ufeff",
            "ﷺ",
            "ẞİı",
            "x@y.z",
            "a b@c.d",
            "@",
            "lt",
            "Blocked",
            "Active",
            "Guest",
            "Administrator",
            "Authenticated",
            "plan",
            "00000000-0000-0000-0000-000000000000",
            "00000000000000000000000000000001",
            "service-account-membership-admin",
            "2020-01-01T00:00:00Z",
            "2099-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "' OR 1=1 --",
            "%",
            "_",
            "\\",
            "^",
            "^a",
            "^a.*",
            "^(",
            "(((((a+)+)+",
            "{0}",
            "{",
            "{}",
            "[]",
            "{\"a\":1}",
            "[[[[",
            "${env:PATH}",
            "<b>",
            "\"",
            "a,b,,c",
            ",",
            "cmk_",
            "eyJxIjoxfQ",
            "W10",
            "/",
            "..;/",
            "\r\nX: y");

    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "1000",
            "2147483648",
            "-9223372036854775809",
            "1e400",
            "1E+2147483647",
            "1e-2147483647",
            "9".repeat(400),
            "0.1",
            "1e99999999999",
            "5e-324");

    private OddWords() {}

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }
}
