package io.membership.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The table of settings: name on the wire and in the component, kind, default and label. A new setting is one row here
 * and one accessor in {@link Settings}.
 */
enum Setting {
    USER_REGISTERS_AS_ROLE(
            "userRegistersAsRole", Kind.ROLE, "Role of a user who registers without asking for one", "Authenticated"),
    GUEST_REGISTERS_AS_ROLE("guestRegistersAsRole", Kind.ROLE, "Role of a guest", "Authenticated"),
    ALLOWED_REGISTER_ROLES(
            "allowedRegisterRoles", Kind.ROLES, "Roles that a registration may ask for", "Authenticated"),
    NEED_VERIFICATION(
            "needVerification", Kind.FLAG, "A new user must verify his e-mail address before he can sign in", "false"),
    ALLOW_INVITE_USERS("allowInviteUsers", Kind.FLAG, "Users can be invited", "true"),
    ALLOW_DEACTIVATE_USERS("allowDeactivateUsers", Kind.FLAG, "Users can deactivate their own account", "true"),
    ALLOW_RESET_PASSWORD("allowResetPassword", Kind.FLAG, "Users can reset a forgotten password", "true"),
    INVITATION_EXPIRATION("invitationExpiration", Kind.SECONDS, "How long an invitation can be accepted", "604800"),
    EMAIL_VERIFICATION_EXPIRATION(
            "emailVerificationExpiration", Kind.SECONDS, "How long an e-mail address can be verified", "86400"),
    RESET_PASSWORD_TOKEN_EXPIRATION(
            "resetPasswordTokenExpiration", Kind.SECONDS, "How long a forgotten password can be reset", "3600"),
    DEACTIVATION_EXPIRATION("deactivationExpiration", Kind.SECONDS, "How long a deactivation can be confirmed", "3600"),
    INVITE_USER_CALLBACK("inviteUserCallback", Kind.URL, "Page that invitations lead to; empty: the server's own", ""),
    VERIFY_USER_CALLBACK(
            "verifyUserCallback", Kind.URL, "Page that verifications lead to; empty: the server's own", ""),
    RESET_PASSWORD_CALLBACK(
            "resetPasswordCallback", Kind.URL, "Page that password resets lead to; empty: the server's own", ""),
    DEACTIVATE_USER_CALLBACK(
            "deactivateUserCallback", Kind.URL, "Page that deactivations lead to; empty: the server's own", ""),
    MAILS_PER_HOUR("mailsPerHour", Kind.COUNT, "Mails of one kind that one person is sent in an hour at most", "5"),
    PHONE_CODE_EXPIRATION(
            "phoneCodeExpiration", Kind.SECONDS, "How long a code is good that was sent to a phone", "300"),
    CODES_PER_HOUR("codesPerHour", Kind.COUNT, "Codes that one phone number is sent in an hour at most", "5"),
    SMS_PER_HOUR("smsPerHour", Kind.VOLUME, "Text messages that the realm sends of its own in an hour at most", "1000"),
    DEACTIVATION_GRACE_DAYS(
            "deactivationGraceDays",
            Kind.COUNT,
            "Days for which a deactivated account can be restored; then it is erased",
            "30"),
    DEFAULT_SUBSCRIBE_TO_NEWS(
            "defaultSubscribeToNews", Kind.FLAG, "A new user receives news unless he says otherwise", "false"),
    META_LIMIT("metaLimit", Kind.BYTES, "Largest meta of a user in bytes, 65536 at most", "16384"),
    SEARCHABLE_META("searchableMeta", Kind.META_KEYS, "Top-level keys of meta that lists can filter by"),
    ADMIN_EMAILS(
            "adminEmails",
            Kind.EMAILS,
            "Who is told when something of the realm needs looking after; none: its administrators"),
    AUTO_LOGIN_CLIENT(
            "autoLoginClient", Kind.CLIENT, "Client that users are signed in through; empty: the caller's own", ""),
    SIGN_IN_CALLBACK(
            "signInCallback", Kind.URL, "Where a browser comes back with its token; a redirect URI of that client", ""),
    SIGN_IN_FAILURE_CALLBACK(
            "signInFailureCallback", Kind.URL, "Where it comes back if that failed; empty: the same", ""),
    ALLOW_HTTP_TARGETS(
            "allowHttpTargets",
            Kind.FLAG,
            "Triggers may call http:// addresses, unencrypted, if the server does not forbid it",
            "false");

    /** Most bytes of meta that can be configured; the user profile declares the attribute with this length. */
    static final int MOST_META = 65_536;

    /** What a setting holds, and how it is shown in the console. */
    enum Kind {
        ROLE(ProviderConfigProperty.STRING_TYPE),
        ROLES(ProviderConfigProperty.MULTIVALUED_STRING_TYPE),
        FLAG(ProviderConfigProperty.BOOLEAN_TYPE),
        BYTES(ProviderConfigProperty.STRING_TYPE),
        SECONDS(ProviderConfigProperty.STRING_TYPE),
        COUNT(ProviderConfigProperty.STRING_TYPE),
        VOLUME(ProviderConfigProperty.STRING_TYPE),
        /** Absolute, or empty. */
        URL(ProviderConfigProperty.STRING_TYPE),
        META_KEYS(ProviderConfigProperty.MULTIVALUED_STRING_TYPE),
        EMAILS(ProviderConfigProperty.MULTIVALUED_STRING_TYPE),
        CLIENT(ProviderConfigProperty.STRING_TYPE);

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        boolean isList() {
            return this == ROLES || this == META_KEYS || this == EMAILS;
        }
    }

    private final String key;
    private final Kind kind;
    private final String label;
    private final List<String> initial;

    Setting(String key, Kind kind, String label, String... initial) {
        this.key = key;
        this.kind = kind;
        this.label = label;
        this.initial = List.of(initial);
    }

    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    List<String> initial() {
        return initial;
    }

    static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equalsIgnoreCase(key))
                .findFirst();
    }

    ProviderConfigProperty property() {
        Object shown = kind.isList() ? initial : initial.get(0);
        return new ProviderConfigProperty(key, label, label, kind.type, shown);
    }
}
