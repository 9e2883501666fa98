package io.membership.triggers.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param status of HTTP, where there was an answer
 * @param answer beginning of the answer's body
 * @param error why there was no answer, or why it does not count
 * @param retryAfter how long the receiver wants to be left alone, if it says so
 * @param shown what devices took, one for each; empty for other channels
 */
public record Outcome(
        Verdict verdict,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String error,
        @Nullable Duration retryAfter,
        List<PushMessage> shown) {

    /** How it went. */
    public enum Verdict {
        DELIVERED,
        /** The receiver is there and does not like this one message. */
        REFUSED,
        /** Nobody will ever take this one message: it is not tried again. */
        HOPELESS,
        /** The receiver is not there, is ill or asks for a pause: the next message would fare no better. */
        UNREACHABLE,
        /** The receiver wants nothing from this trigger ever again. */
        GONE
    }

    /** Longest answer that is kept, in characters. */
    static final int LONGEST_ANSWER = 1024;

    private static final int LONGEST_ERROR = 255;

    public Outcome {
        answer = cut(answer, LONGEST_ANSWER);
        error = cut(error, LONGEST_ERROR);
        shown = List.copyOf(shown);
    }

    public Outcome(
            Verdict verdict,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String error,
            @Nullable Duration retryAfter) {
        this(verdict, status, answer, error, retryAfter, List.of());
    }

    /** The same for a message that nobody else may read; what an answer was found to have is part of it. */
    Outcome withoutAnswer() {
        String why = error == null || status == null ? error : "The gateway did not take it";
        return new Outcome(verdict, status, null, why, retryAfter, shown);
    }

    Outcome showing(List<PushMessage> messages) {
        return new Outcome(verdict, status, answer, error, retryAfter, messages);
    }

    public static Outcome unreachable(String error) {
        return new Outcome(Verdict.UNREACHABLE, null, null, error, null);
    }

    public static Outcome refused(String error) {
        return new Outcome(Verdict.REFUSED, null, null, error, null);
    }

    public static Outcome hopeless(String error) {
        return new Outcome(Verdict.HOPELESS, null, null, error, null);
    }

    public static Outcome delivered() {
        return new Outcome(Verdict.DELIVERED, null, null, null, null);
    }

    /** It could not even be tried, by our own fault. */
    static Outcome notSent(String error) {
        return new Outcome(Verdict.REFUSED, null, null, error, null);
    }

    public boolean isDelivered() {
        return verdict == Verdict.DELIVERED;
    }

    /** PostgreSQL stores no U+0000. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
