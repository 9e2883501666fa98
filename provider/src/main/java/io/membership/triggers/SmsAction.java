package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.HttpCall;
import io.membership.triggers.delivery.Parcel;
import io.membership.triggers.delivery.Unsendable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An SMS to the affected user or to named numbers.
 *
 * @param numbers who gets it; nobody for the affected user
 */
record SmsAction(Gateway gateway, List<String> numbers, Wording text) implements TriggerAction {

    private static final ActionMember TO = new ActionMember("to", Form.JSON, "user, or a list of numbers");
    private static final ActionMember TEXT = new ActionMember("text", Form.JSON, "What it says, or texts by language");

    static final List<ActionMember> MEMBERS =
            Stream.concat(Gateway.MEMBERS.stream(), Stream.of(TO, TEXT)).toList();

    private static final String USER = "user";
    private static final int MOST = 10;
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,20}");

    static SmsAction of(Stored stored) {
        Wording text = Wording.of(stored, TEXT).orElseThrow(() -> new Fault("action.text", "is required"));
        return new SmsAction(Gateway.of(stored), numbers(stored.text(TO.name())), text);
    }

    private static List<String> numbers(@Nullable String to) {
        if (to == null || to.equals(USER)) {
            return List.of();
        }
        List<String> numbers = new ArrayList<>();
        Optional<JsonNode> list = Json.parse(to).filter(JsonNode::isArray);
        list.ifPresent(all -> all.forEach(each -> numbers.add(number(each.asText()))));
        if (list.isEmpty()) {
            numbers.add(number(to));
        }
        if (numbers.isEmpty() || numbers.size() > MOST) {
            throw new Fault("action.to", "must be user, or one to " + MOST + " numbers");
        }
        return numbers;
    }

    private static String number(String text) {
        String number = bare(text);
        if (!NUMBER.matcher(number).matches()) {
            throw new Fault("action.to", "is no phone number: " + text);
        }
        return number;
    }

    /** Without what people put between digits. */
    private static String bare(String number) {
        return number.replaceAll("[\\s().-]", "");
    }

    @Override
    public ActionType type() {
        return ActionType.SMS;
    }

    @Override
    public List<String> targets() {
        return List.of(gateway.url());
    }

    @Override
    public Map<String, Object> view(@Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        gateway.show(view);
        view.put(TO.name(), numbers.isEmpty() ? USER : numbers);
        view.put(TEXT.name(), text.view());
        return view;
    }

    @Override
    public JsonNode sample(Occasion occasion) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        receivers(occasion).forEach(json.putArray(TO.name())::add);
        return json.put(TEXT.name(), words(occasion, Filling.of(occasion, numbers.isEmpty())));
    }

    /** Each number is a delivery of its own, so that none is called twice for another. */
    @Override
    public int parts() {
        return Math.max(1, numbers.size());
    }

    private List<String> receivers(Occasion occasion) {
        String phone = bare(occasion.user().path("phone").asText());
        return !numbers.isEmpty() ? numbers : phone.isEmpty() ? List.of() : List.of(phone);
    }

    /** The user's language is not that of others who are told about him. */
    private String words(Occasion occasion, Filling filling) {
        String language = numbers.isEmpty() ? occasion.language() : null;
        return filling.in(text.in(language, occasion.realm().getDefaultLocale()));
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        List<String> receivers = receivers(occasion);
        if (receivers.size() <= occasion.part()) {
            throw new Unsendable(numbers.isEmpty() ? "The user has no phone" : "The number is not asked for any more");
        }
        String to = receivers.get(occasion.part());
        if (!NUMBER.matcher(to).matches()) {
            throw new Unsendable("The user's phone is no number");
        }
        return parcel(occasion, to);
    }

    @Override
    public Parcel trial(Occasion occasion, @Nullable String to) {
        if (to == null) {
            throw new Fault("to", "must be the number that gets the SMS");
        }
        return parcel(occasion, number(to));
    }

    private Parcel parcel(Occasion occasion, String to) {
        Filling filling = Filling.of(occasion, numbers.isEmpty());
        HttpCall call = gateway.call(occasion.session(), to, words(occasion, filling), filling);
        return new Parcel(new Action.Gateway("sms", call, gateway.expected(), false), "");
    }
}
