package io.membership.triggers.delivery;

import io.membership.triggers.delivery.HttpSender.Answer;
import io.membership.triggers.delivery.HttpSender.Turn;
import io.membership.triggers.delivery.Outcome.Verdict;
import org.jspecify.annotations.Nullable;

/** Calls a gateway, and looks at its answer where 2xx is not enough. */
public record GatewayChannel(HttpSender sender) implements HttpChannel<Action.Gateway> {

    @Override
    public Report call(Action.Gateway action, Message message) {
        Turn turn = sender.turn();
        Answer answer = turn.send(action.call());
        Outcome outcome = outcome(answer, action.expected());
        return new Report(
                action.confidential() ? outcome.withoutAnswer() : outcome, turn.took(), answer.certificateEnds(), null);
    }

    private static Outcome outcome(Answer answer, @Nullable Expected expected) {
        Outcome outcome = answer.outcome();
        return expected == null || !outcome.isDelivered()
                ? outcome
                : expected.fault(answer.body())
                        .map(fault -> new Outcome(Verdict.REFUSED, outcome.status(), outcome.answer(), fault, null))
                        .orElse(outcome);
    }
}
