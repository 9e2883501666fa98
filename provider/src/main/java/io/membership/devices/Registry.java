package io.membership.devices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Json;
import io.membership.permissions.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do with devices: everybody with his own, and with those of others who may see or manage these users, or
 * whose policies grant {@code notifications:devices}.
 */
final class Registry {

    private static final int LONGEST_META = 2000;

    private final Call call;
    private final Reach reach;
    private final Devices devices;

    Registry(Call call) {
        this.call = call;
        this.reach = new Reach(call);
        this.devices = Devices.of(call.session(), call.realm());
    }

    /** {@code {result, totalCount}}: those of {@code userId}; without it all that the caller may see, or his own. */
    Map<String, Object> list() {
        String userId = reach.listed(Operation.READ_DEVICES);
        Reach.Rows rows = reach.rows();
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("result", devices.list(userId, rows.first(), rows.max()));
        list.put("totalCount", devices.count(userId));
        return list;
    }

    Device get() {
        return device(Operation.READ_DEVICES).view();
    }

    /** A device, without a token yet. */
    Device register() {
        String owner = owner();
        DeviceEntity device = devices.create(Clock.systemUTC().instant());
        describe(device);
        devices.assign(device, owner);
        return device.view();
    }

    /**
     * A token with the device that it reaches: the one that is named by {@code deviceId}, else the one that had the token
     * before, since a token says more about a device than its user does, else a new one.
     */
    Device registerToken(@Nullable PushProvider implied) {
        PushToken token = PushToken.of(call.arguments(), implied);
        String named = call.arguments().id("deviceId");
        String owner = named != null && call.arguments().id(Reach.USER) == null ? null : owner();
        DeviceEntity device;
        if (named != null) {
            device = device(named, Operation.REGISTER_DEVICES);
            devices.find(token).filter(other -> !other.id.equals(device.id)).ifPresent(devices::remove);
        } else {
            device = devices.find(token)
                    .orElseGet(() -> devices.create(Clock.systemUTC().instant()));
        }
        Devices.attach(device, token);
        describe(device);
        if (named == null || owner != null) {
            devices.assign(device, owner);
        }
        return device.view();
    }

    /** Whose it will be: who is named, or the caller. Whoever is no person registers for nobody if he names nobody. */
    private @Nullable String owner() {
        String named = call.arguments().id(Reach.USER);
        if (named != null) {
            reach.requireFor(named, Operation.REGISTER_DEVICES);
            return named;
        }
        boolean person =
                call.caller().isOf(call.realm()) && call.caller().user().getServiceAccountClientLink() == null;
        if (person) {
            return call.caller().user().getId();
        }
        call.caller().require(reach.mayAll(Operation.REGISTER_DEVICES));
        return null;
    }

    void change(Consumer<DeviceEntity> change) {
        change.accept(device(Operation.REGISTER_DEVICES));
    }

    void changeUser() {
        DeviceEntity device = device(Operation.REGISTER_DEVICES);
        call.arguments().requiredId(Reach.USER);
        devices.assign(device, owner());
    }

    void remove() {
        devices.remove(device(Operation.DELETE_DEVICES));
    }

    private DeviceEntity device(Operation operation) {
        return device(call.arguments().requiredId("id"), operation);
    }

    /** As with users: who may not see all learns nothing about which there are. */
    private DeviceEntity device(String id, Operation operation) {
        DeviceEntity device = devices.find(id)
                .orElseThrow(() -> reach.mayAll(Operation.READ_DEVICES)
                        ? ApiException.notFound("DeviceNotFound", "deviceNotFound")
                        : ApiException.forbidden());
        if (device.userId == null) {
            call.caller().require(reach.mayAll(operation));
        } else {
            reach.requireFor(device.userId, operation);
        }
        return device;
    }

    /** Writes the members that are given. */
    void describe(DeviceEntity device) {
        Arguments arguments = call.arguments();
        device.operatingSystem = or(arguments.text("operatingSystem", 100), device.operatingSystem);
        device.brand = or(arguments.text("brand", 100), device.brand);
        device.deviceName = or(arguments.text("deviceName", 255), device.deviceName);
        device.language = or(arguments.text("language", 35), device.language);
        device.locale = or(arguments.text("locale", 35), device.locale);
        describeTimeZone(device);
        describeMeta(device);
    }

    private static @Nullable String or(@Nullable String given, @Nullable String former) {
        return given == null ? former : given.isBlank() ? null : given.trim();
    }

    void describeTimeZone(DeviceEntity device) {
        String zone = call.arguments().text("timeZone", 64);
        try {
            if (zone != null && !zone.isBlank()) {
                ZoneId.of(zone.trim());
            }
        } catch (DateTimeException unknown) {
            throw ApiException.invalid("timeZone", "unknownTimeZone");
        }
        device.timeZone = or(zone, device.timeZone);
    }

    /** An object of texts, or its JSON text; it takes the place of the former one. */
    void describeMeta(DeviceEntity device) {
        JsonNode given = call.arguments().json("meta");
        if (given == null) {
            return;
        }
        JsonNode meta = given.isTextual() ? Json.parse(given.asText()).orElse(given) : given;
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        meta.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        boolean flat = meta.isObject()
                && meta.properties().stream().allMatch(each -> each.getValue().isValueNode());
        String text = Json.text(texts);
        if (!flat || text.length() > LONGEST_META || text.contains("\\u0000")) {
            throw ApiException.invalid("meta", "deviceMeta", LONGEST_META);
        }
        device.meta = texts.isEmpty() ? null : text;
    }
}
