package io.membership.users;

/** Names of the Keycloak user attributes in which members of a user are kept; the wire names are those of User. */
final class Attributes {

    static final String DISPLAY_NAME = "displayName";
    static final String LANGUAGE = "locale";
    static final String PHONE = "phoneNumber";
    static final String PHONE_VERIFIED = "phoneNumberVerified";
    static final String TAGS = "tags";
    static final String SUBSCRIBED = "subscribedToNews";

    /** The whole meta object as JSON text. */
    static final String META = "membership.meta";

    /** Before the name of each meta key that settings declare searchable. */
    static final String META_KEY = "membership.meta.";

    static final String TYPE = "membership.type";
    static final String INVITED_ON = "membership.invitedOn";
    static final String DEACTIVATED_ON = "membership.deactivatedOn";

    /** ISO-8601, UTC, milliseconds: of fixed length, so that text order is time order. */
    static final String BLOCKED_UNTIL = "membership.blockedUntil";

    static final String BLOCKED_ON = "membership.blockedOn";
    static final String BLOCKED_REASON = "membership.blockedReason";

    /** Id of the user who blocked. */
    static final String BLOCKED_BY = "membership.blockedBy";

    private Attributes() {}
}
