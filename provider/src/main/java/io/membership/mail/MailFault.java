package io.membership.mail;

/** Why a mail was not sent, in words without addresses. */
public final class MailFault extends RuntimeException {

    /** Whose fault it is. */
    public enum Kind {
        /** It can never be sent. */
        HOPELESS,
        /** The server, or what it needs to know, does not take this one. */
        REFUSED,
        /** The server is not there, ill or busy: the next one would fare no better. */
        UNREACHABLE
    }

    private final Kind kind;
    private final String reason;

    private MailFault(Kind kind, String reason) {
        super("mail failed: " + reason, null, false, false);
        this.kind = kind;
        this.reason = reason;
    }

    public static MailFault hopeless(String reason) {
        return new MailFault(Kind.HOPELESS, reason);
    }

    public static MailFault refused(String reason) {
        return new MailFault(Kind.REFUSED, reason);
    }

    static MailFault unreachable(String reason) {
        return new MailFault(Kind.UNREACHABLE, reason);
    }

    public Kind kind() {
        return kind;
    }

    /** The reason alone, for what is no mail. */
    public String reason() {
        return reason;
    }
}
