package io.membership.triggers.delivery;

import io.membership.devices.PushToken;
import io.membership.triggers.delivery.HttpSender.Answer;
import io.membership.triggers.delivery.Outcome.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the messages of one attempt. */
final class PushTally {

    private final List<PushToken> gone = new ArrayList<>();
    private final List<PushMessage> shown = new ArrayList<>();
    private @Nullable Outcome sent;
    private @Nullable Outcome failed;
    private @Nullable Instant certificateEnds;

    void sent(Answer answer, PushMessage message) {
        note(answer);
        shown.add(message);
        sent = answer.outcome();
    }

    void gone(Answer answer, PushToken token) {
        note(answer);
        gone.add(token);
    }

    void failed(Answer answer, Outcome outcome) {
        note(answer);
        failed(outcome);
    }

    /** One that can do better later says more than one that cannot. */
    void failed(Outcome outcome) {
        if (failed == null || outcome.verdict() == Verdict.UNREACHABLE) {
            failed = outcome;
        }
    }

    private void note(Answer answer) {
        certificateEnds = answer.certificateEnds() == null ? certificateEnds : answer.certificateEnds();
    }

    List<PushToken> gone() {
        return gone;
    }

    @Nullable Instant certificateEnds() {
        return certificateEnds;
    }

    /** Nobody to reach is no failure: most users have no device. */
    Outcome outcome() {
        if (sent != null) {
            return sent.showing(shown);
        } else if (failed != null) {
            return failed;
        }
        return new Outcome(Verdict.DELIVERED, null, "The user has no device that could be reached", null, null);
    }
}
