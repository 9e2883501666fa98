package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.membership.mail.Letter;
import io.membership.mail.Letters;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Parcel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.utils.EmailValidationUtil;

/**
 * A letter for each of its addresses.
 *
 * @param to {@code user}, {@code initiator} or an e-mail address, each
 * @param template that is used instead of the one of the event's type
 */
record EmailAction(List<String> to, @Nullable String template) implements TriggerAction {

    /** The user whom the event is about. */
    static final String USER = "user";

    /** The user who made it happen. */
    static final String INITIATOR = "initiator";

    private static final ActionMember TO =
            new ActionMember("to", Form.TEXTS, "To whom: user, initiator, or e-mail addresses, separated by spaces");
    private static final ActionMember TEMPLATE =
            new ActionMember("template", Form.TEXT, "Template of the e-mail theme; empty: that of the event's type");

    static final List<ActionMember> MEMBERS = List.of(TO, TEMPLATE);

    private static final int MOST = 10;

    static EmailAction of(Stored stored) {
        List<String> to = List.of(stored.required(TO).trim().split(" +"));
        if (to.size() > MOST || to.stream().distinct().count() < to.size()) {
            throw new Fault("action.to", "may have " + MOST + " addresses at most, each once");
        }
        for (String each : to) {
            if (!each.equals(USER) && !each.equals(INITIATOR) && !EmailValidationUtil.isValidEmail(each)) {
                throw new Fault("action.to", "must be user, initiator, or e-mail addresses");
            }
        }
        String template = stored.text(TEMPLATE.name());
        if (template != null && !Letter.isName(template)) {
            throw new Fault("action.template", "must be the name of a template: letters, digits, - and _");
        }
        return new EmailAction(to, template);
    }

    @Override
    public ActionType type() {
        return ActionType.EMAIL;
    }

    @Override
    public List<String> targets() {
        return List.of();
    }

    @Override
    public Map<String, Object> view(@Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(TO.name(), to.size() == 1 ? to.get(0) : to);
        if (template != null) {
            view.put(TEMPLATE.name(), template);
        }
        return view;
    }

    @Override
    public int parts() {
        return to.size();
    }

    @Override
    public Duration lease(Duration usual) {
        return RealmMail.slow(usual);
    }

    /** To whom, and by which template; nothing is rendered. */
    @Override
    public JsonNode sample(Occasion occasion) {
        EventLetter letter = new EventLetter(occasion);
        var sample = JsonNodeFactory.instance.objectNode();
        to.forEach(each -> sample.withArray("to").add(letter.address(each).orElse("")));
        return sample.put("template", letter.template(template));
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        return RealmMail.written(() -> new Letters(occasion.session(), occasion.realm())
                .write(new EventLetter(occasion)
                        .to(occasion.part() < to.size() ? to.get(occasion.part()) : "", template)));
    }
}
