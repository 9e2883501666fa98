package io.membership.devices;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a device is reached by. */
public record PushToken(PushProvider provider, String token) {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,1024}");

    /** @param implied by the address; null if the request has to say */
    static PushToken of(Arguments arguments, @Nullable PushProvider implied) {
        PushProvider provider = implied != null
                ? implied
                : PushProvider.named(arguments.required("provider"))
                        .orElseThrow(() -> ApiException.invalid("provider", "unknownPushProvider"));
        String token = arguments.required("token").trim();
        if (!TOKEN.matcher(token).matches()) {
            throw ApiException.invalid("token", "pushTokenForm");
        }
        return new PushToken(provider, token);
    }

    /** Who knows it can write to the device. */
    @Override
    public String toString() {
        return "PushToken of " + provider;
    }
}
