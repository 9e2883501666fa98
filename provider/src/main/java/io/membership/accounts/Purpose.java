package io.membership.accounts;

import io.membership.settings.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** What a mailed token is for. */
enum Purpose {
    INVITATION(Settings::invitationExpiration, Settings::inviteUserCallback),
    VERIFICATION(Settings::emailVerificationExpiration, Settings::verifyUserCallback),
    PASSWORD(Settings::resetPasswordTokenExpiration, Settings::resetPasswordCallback),
    DEACTIVATION(Settings::deactivationExpiration, Settings::deactivateUserCallback);

    private final Function<Settings, Duration> lifetime;
    private final Function<Settings, String> callback;

    Purpose(Function<Settings, Duration> lifetime, Function<Settings, String> callback) {
        this.lifetime = lifetime;
        this.callback = callback;
    }

    /** How long a token is good, unless an invitation says otherwise. */
    Duration lifetime(Settings settings) {
        return lifetime.apply(settings);
    }

    /** Page of an application that takes the token; empty for our own. */
    String callback(Settings settings) {
        return callback.apply(settings);
    }

    /** Its word in addresses, kinds of mail and token types. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
