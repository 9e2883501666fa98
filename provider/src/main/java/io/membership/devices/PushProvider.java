package io.membership.devices;

import java.util.Arrays;
import java.util.Optional;

/** Who brings a message to a device. */
public enum PushProvider {
    EXPO("Expo", "Expo"),
    FCM("FCM", "Firebase");

    private final String wireName;
    private final String otherName;

    PushProvider(String wireName, String otherName) {
        this.wireName = wireName;
        this.otherName = otherName;
    }

    static Optional<PushProvider> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equalsIgnoreCase(name) || each.otherName.equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return wireName;
    }
}
