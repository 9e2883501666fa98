package io.membership.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.utils.EmailValidationUtil;

/** What each kind of setting accepts; the reason of a refusal follows the setting's name in a sentence. */
final class SettingRule {

    private static final Pattern META_KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WEB_PAGE = Pattern.compile("https?://[\\x21-\\x7E&&[^\"<>\\\\^`{|}#]]{1,990}");
    private static final int MOST_META_KEYS = 20;
    private static final int MOST_EMAILS = 10;
    private static final int MOST_VOLUME = 1_000_000;
    private static final int YEAR = 31_536_000;

    private SettingRule() {}

    static Optional<String> fault(Setting setting, List<String> values) {
        if (!setting.kind().isList() && values.size() > 1) {
            return Optional.of("takes one value");
        }
        String value = values.isEmpty() ? "" : values.get(0);
        return Optional.ofNullable(
                switch (setting.kind()) {
                    case FLAG -> value.equals("true") || value.equals("false") ? null : "must be true or false";
                    case BYTES -> isBytes(value) ? null : "must be a whole number from 2 to " + Setting.MOST_META;
                    case SECONDS ->
                        isWithin(value, 60, YEAR) ? null : "must be a whole number of seconds from 60 to " + YEAR;
                    case COUNT -> isWithin(value, 1, 1000) ? null : "must be a whole number from 1 to 1000";
                    case VOLUME ->
                        isWithin(value, 1, MOST_VOLUME) ? null : "must be a whole number from 1 to " + MOST_VOLUME;
                    case META_KEYS -> metaKeys(values);
                    case EMAILS ->
                        values.size() <= MOST_EMAILS
                                        && values.stream()
                                                .filter(each -> !each.isEmpty())
                                                .allMatch(EmailValidationUtil::isValidEmail)
                                ? null
                                : "must be e-mail addresses, " + MOST_EMAILS + " at most";
                    case ROLE, CLIENT -> value.length() <= 255 ? null : "may have 255 characters at most";
                    case URL ->
                        value.isEmpty() || WEB_PAGE.matcher(value).matches()
                                ? null
                                : "must be an absolute http or https URL of 1000 characters at most";
                    case ROLES ->
                        values.stream().allMatch(role -> role.length() <= 255)
                                ? null
                                : "may have 255 characters a role at most";
                });
    }

    private static boolean isBytes(String value) {
        return isWithin(value, 2, Setting.MOST_META);
    }

    private static boolean isWithin(String value, int least, int most) {
        return value.matches("[0-9]{1,8}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static @Nullable String metaKeys(List<String> keys) {
        if (keys.size() > MOST_META_KEYS) {
            return "may have " + MOST_META_KEYS + " keys at most";
        }
        return keys.stream()
                        .filter(key -> !key.isEmpty())
                        .allMatch(key -> META_KEY.matcher(key).matches())
                ? null
                : "must have keys of letters, digits, - and _, 64 at most";
    }
}
