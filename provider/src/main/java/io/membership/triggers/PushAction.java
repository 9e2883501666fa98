package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.devices.Device;
import io.membership.devices.Devices;
import io.membership.devices.PushProvider;
import io.membership.devices.PushToken;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Parcel;
import io.membership.triggers.delivery.PushMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A push notification to the devices of the affected user.
 *
 * @param data for the application; texts in it are filled too
 * @param expoUrl where Expo takes messages
 * @param accessToken of Expo, or its name in the vault; null if the project asks for none
 * @param firebase null if devices of Firebase are not reached
 */
record PushAction(
        @Nullable Wording title,
        Wording body,
        JsonNode data,
        String expoUrl,
        @Nullable String accessToken,
        @Nullable Firebase firebase)
        implements TriggerAction {

    private static final ActionMember TITLE = new ActionMember("title", Form.JSON, "Title, or titles by language");
    private static final ActionMember BODY = new ActionMember("body", Form.JSON, "What it says, or texts by language");
    private static final ActionMember DATA = new ActionMember("data", Form.JSON, "Data for the application, as JSON");
    private static final ActionMember TOKEN =
            new ActionMember("accessToken", Form.CREDENTIALS, "Access token of the Expo project, if it asks for one");
    private static final ActionMember ACCOUNT =
            new ActionMember("serviceAccount", Form.CREDENTIALS, "Service account of the Firebase project, as JSON");
    private static final ActionMember EXPO_URL = new ActionMember("expoUrl", Form.TEXT, "Where Expo is");
    private static final ActionMember FCM_URL = new ActionMember("fcmUrl", Form.TEXT, "Where Firebase is");

    static final List<ActionMember> MEMBERS = List.of(TITLE, BODY, DATA, TOKEN, ACCOUNT, EXPO_URL, FCM_URL);

    private static final String EXPO = "https://exp.host/--/api/v2/push/send";
    private static final String FCM = "https://fcm.googleapis.com";

    static PushAction of(Stored stored) {
        String data = stored.text(DATA.name());
        Filling.check(data == null ? "" : data, "action.data");
        return new PushAction(
                Wording.of(stored, TITLE).orElse(null),
                Wording.of(stored, BODY).orElseThrow(() -> new Fault("action.body", "is required")),
                Json.parse(data == null ? "{}" : data)
                        .filter(JsonNode::isObject)
                        .orElseThrow(() -> new Fault("action.data", "must be an object")),
                Objects.requireNonNullElse(stored.text(EXPO_URL.name()), EXPO),
                stored.text(TOKEN.name()),
                Firebase.of(stored, ACCOUNT, Objects.requireNonNullElse(stored.text(FCM_URL.name()), FCM)));
    }

    @Override
    public ActionType type() {
        return ActionType.PUSH;
    }

    @Override
    public List<String> targets() {
        return Stream.concat(Stream.of(expoUrl), firebase == null ? Stream.of() : firebase.targets().stream())
                .toList();
    }

    @Override
    public Map<String, Object> view(@Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (title != null) {
            view.put(TITLE.name(), title.view());
        }
        view.put(BODY.name(), body.view());
        view.put(DATA.name(), data);
        view.put(EXPO_URL.name(), expoUrl);
        if (accessToken != null) {
            view.put(TOKEN.name(), Mask.of(accessToken));
        }
        if (firebase != null) {
            view.put(ACCOUNT.name(), firebase.view());
            view.put(FCM_URL.name(), firebase.url());
        }
        return view;
    }

    @Override
    public JsonNode sample(Occasion occasion) {
        PushMessage message = message(
                occasion, Filling.of(occasion, true), new PushToken(PushProvider.EXPO, ""), occasion.language());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (message.title() != null) {
            json.put(TITLE.name(), message.title());
        }
        json.put(BODY.name(), message.body());
        json.set(DATA.name(), message.data());
        return json;
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        Filling filling = Filling.of(occasion, true);
        List<PushMessage> messages = new ArrayList<>();
        for (Device device : Devices.of(occasion.session(), occasion.realm()).ofUser(occasion.userId())) {
            if (device.push() != null) {
                String language = device.language() == null ? occasion.language() : device.language();
                messages.add(message(occasion, filling, device.push(), language));
            }
        }
        return parcel(occasion, messages);
    }

    @Override
    public Parcel trial(Occasion occasion, @Nullable String to) {
        if (to == null) {
            throw new Fault("to", "must be the push token that gets the message");
        }
        boolean expo = to.startsWith("ExponentPushToken[") || to.startsWith("ExpoPushToken[");
        PushToken token = new PushToken(expo ? PushProvider.EXPO : PushProvider.FCM, to);
        return parcel(occasion, List.of(message(occasion, Filling.of(occasion, true), token, occasion.language())));
    }

    private PushMessage message(Occasion occasion, Filling filling, PushToken to, @Nullable String language) {
        String realms = occasion.realm().getDefaultLocale();
        return new PushMessage(
                to,
                title == null ? null : filling.in(title.in(language, realms)),
                filling.in(body.in(language, realms)),
                (ObjectNode) BodyForm.filled(data, filling::in));
    }

    private Parcel parcel(Occasion occasion, List<PushMessage> messages) {
        String token = accessToken == null ? null : Vault.open(occasion.session(), accessToken);
        return new Parcel(
                new Action.Push(
                        occasion.realm().getId(),
                        messages,
                        new Action.Push.Expo(expoUrl, token),
                        firebase == null ? null : firebase.target(occasion.session())),
                "");
    }

    @Override
    public String toString() {
        return "PushAction"; // a record would print the token into logs
    }
}
