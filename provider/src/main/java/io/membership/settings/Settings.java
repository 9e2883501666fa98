package io.membership.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * The settings of a realm, defaults filled in. Cheap to ask for: the component is cached with the realm. The component
 * travels with realm export, import and keycloak-config-cli (docs/adr/0007).
 */
public final class Settings {

    private final Function<String, @Nullable List<String>> stored;

    Settings(Function<String, @Nullable List<String>> stored) {
        this.stored = stored;
    }

    /** The settings of that realm; the defaults if it stores none. */
    public static Settings of(RealmModel realm) {
        ComponentModel component = component(realm);
        return component == null ? new Settings(key -> null) : of(component);
    }

    static Settings of(ComponentModel component) {
        return new Settings(component.getConfig()::get);
    }

    static @Nullable ComponentModel component(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), MembershipSettings.class.getName())
                .findFirst()
                .orElse(null);
    }

    /** Role of a user who registers without asking for one; empty for none. */
    public String userRegistersAsRole() {
        return text(Setting.USER_REGISTERS_AS_ROLE);
    }

    /** Role of a guest; empty for none. */
    public String guestRegistersAsRole() {
        return text(Setting.GUEST_REGISTERS_AS_ROLE);
    }

    /** Roles that a registration may ask for. */
    public Set<String> allowedRegisterRoles() {
        return Set.copyOf(values(Setting.ALLOWED_REGISTER_ROLES));
    }

    /** Whether a new user must verify his e-mail address before he can sign in. */
    public boolean needVerification() {
        return flag(Setting.NEED_VERIFICATION);
    }

    /** Whether users can be invited. */
    public boolean allowInviteUsers() {
        return flag(Setting.ALLOW_INVITE_USERS);
    }

    /** Whether users can deactivate their own account. */
    public boolean allowDeactivateUsers() {
        return flag(Setting.ALLOW_DEACTIVATE_USERS);
    }

    /** Whether users can reset a forgotten password. */
    public boolean allowResetPassword() {
        return flag(Setting.ALLOW_RESET_PASSWORD);
    }

    /** How long an invitation can be accepted, unless it says otherwise. */
    public Duration invitationExpiration() {
        return seconds(Setting.INVITATION_EXPIRATION);
    }

    /** How long the token of a verification is good. */
    public Duration emailVerificationExpiration() {
        return seconds(Setting.EMAIL_VERIFICATION_EXPIRATION);
    }

    /** How long the token of a password reset is good. */
    public Duration resetPasswordTokenExpiration() {
        return seconds(Setting.RESET_PASSWORD_TOKEN_EXPIRATION);
    }

    /** How long the token of a deactivation is good. */
    public Duration deactivationExpiration() {
        return seconds(Setting.DEACTIVATION_EXPIRATION);
    }

    /** Page of an application that invitations lead to; empty for the server's own. */
    public String inviteUserCallback() {
        return text(Setting.INVITE_USER_CALLBACK);
    }

    /** Page of an application that verifications lead to; empty for the server's own. */
    public String verifyUserCallback() {
        return text(Setting.VERIFY_USER_CALLBACK);
    }

    /** Page of an application that password resets lead to; empty for the server's own. */
    public String resetPasswordCallback() {
        return text(Setting.RESET_PASSWORD_CALLBACK);
    }

    /** Page of an application that deactivations lead to; empty for the server's own. */
    public String deactivateUserCallback() {
        return text(Setting.DEACTIVATE_USER_CALLBACK);
    }

    /** Mails of one kind that one person is sent in an hour at most. */
    public int mailsPerHour() {
        return Integer.parseInt(text(Setting.MAILS_PER_HOUR));
    }

    /** How long a code is good that was sent to a phone. */
    public Duration phoneCodeExpiration() {
        return seconds(Setting.PHONE_CODE_EXPIRATION);
    }

    /** Codes that one phone number is sent in an hour at most. */
    public int codesPerHour() {
        return Integer.parseInt(text(Setting.CODES_PER_HOUR));
    }

    /** Text messages that the realm sends of its own in an hour at most. */
    public int smsPerHour() {
        return Integer.parseInt(text(Setting.SMS_PER_HOUR));
    }

    /** How long a deactivated account can be restored. */
    public Duration deactivationGrace() {
        return Duration.ofDays(Integer.parseInt(text(Setting.DEACTIVATION_GRACE_DAYS)));
    }

    /** Whether a new user receives news unless he says otherwise. */
    public boolean defaultSubscribeToNews() {
        return flag(Setting.DEFAULT_SUBSCRIBE_TO_NEWS);
    }

    /** Largest meta of a user in bytes of UTF-8. */
    public int metaLimit() {
        return Integer.parseInt(text(Setting.META_LIMIT));
    }

    /** Top-level keys of meta that lists can filter by. */
    public Set<String> searchableMeta() {
        return Set.copyOf(values(Setting.SEARCHABLE_META));
    }

    /** Who is told when something of the realm needs looking after; empty for its administrators. */
    public List<String> adminEmails() {
        return values(Setting.ADMIN_EMAILS);
    }

    /** Client id that users are signed in through; empty for the caller's own client. */
    public String autoLoginClient() {
        return text(Setting.AUTO_LOGIN_CLIENT);
    }

    /** Whether triggers may call by plain http, as far as it is the realm's to decide. */
    public boolean allowHttpTargets() {
        return flag(Setting.ALLOW_HTTP_TARGETS);
    }

    /** Where a browser comes back with its token; empty if every sign-in has to say. */
    public String signInCallback() {
        return text(Setting.SIGN_IN_CALLBACK);
    }

    /** Where a browser comes back if it was not signed in; empty for the same as {@link #signInCallback}. */
    public String signInFailureCallback() {
        return text(Setting.SIGN_IN_FAILURE_CALLBACK);
    }

    /** All settings by name, as JSON shows them. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            json.put(
                    setting.key(),
                    switch (setting.kind()) {
                        case FLAG -> flag(setting);
                        case BYTES, SECONDS, COUNT, VOLUME -> Integer.valueOf(text(setting));
                        case ROLES, META_KEYS, EMAILS -> values(setting);
                        case ROLE, CLIENT, URL -> text(setting);
                    });
        }
        return json;
    }

    /** Sorted, since a component keeps no order. */
    private List<String> values(Setting setting) {
        List<String> values = stored.apply(setting.key());
        return values == null
                ? setting.initial()
                : values.stream()
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private String text(Setting setting) {
        return values(setting).stream().findFirst().orElse("");
    }

    private Duration seconds(Setting setting) {
        return Duration.ofSeconds(Integer.parseInt(text(setting)));
    }

    private boolean flag(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }
}
