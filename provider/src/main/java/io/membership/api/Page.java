package io.membership.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * A page of the realm's login theme.
 *
 * @param template name of the file in the theme, without {@code .ftl}
 * @param user whose language it speaks; null if that is for the browser to say
 * @param data what the template finds in {@code membership}
 */
public record Page(String template, @Nullable UserModel user, Map<String, Object> data) {

    public Page {
        data = Map.copyOf(data);
    }

    /** Personal data and links stay out of logs. */
    @Override
    public String toString() {
        return "Page " + template;
    }
}
