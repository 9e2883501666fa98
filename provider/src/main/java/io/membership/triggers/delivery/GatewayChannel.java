package io.membership.triggers.delivery;

import io.membership.triggers.delivery.HttpSender.Answer;
import io.membership.triggers.delivery.HttpSender.Turn;
import io.membership.triggers.delivery.Outcome.Verdict;

/** Calls a gateway, once for each receiver. The first who is not reached ends the attempt. */
public record GatewayChannel(HttpSender sender) implements HttpChannel<Action.Gateway> {

    @Override
    public Report call(Action.Gateway action, Message message) {
        Turn turn = sender.turn();
        Answer last = null;
        for (HttpCall call : action.calls()) {
            last = judged(turn.send(call), action);
            if (!last.outcome().isDelivered()) {
                break;
            }
        }
        if (last == null) {
            throw new IllegalStateException("nobody to call for");
        }
        return turn.report(last);
    }

    private static Answer judged(Answer answer, Action.Gateway action) {
        Expected expected = action.expected();
        if (expected == null || !answer.outcome().isDelivered()) {
            return answer;
        }
        return expected.fault(answer.body())
                .map(fault -> answer.with(new Outcome(
                        Verdict.REFUSED,
                        answer.outcome().status(),
                        answer.outcome().answer(),
                        fault,
                        null)))
                .orElse(answer);
    }
}
