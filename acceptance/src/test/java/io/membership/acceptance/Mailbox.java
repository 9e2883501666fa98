package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mail server that keeps what it is given. */
final class Mailbox implements AutoCloseable {

    /** A mail as its reader has it. */
    record Letter(String to, String subject, String text, String html) {}

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Makes the realm send its mails here. */
    void serve(Realm realm) {
        serve(realm, port());
    }

    /** Makes the realm send its mails to a port of this machine. */
    static void serve(Realm realm, int port) {
        Map<String, String> smtp =
                Map.of("host", "127.0.0.1", "port", Integer.toString(port), "from", "membership@example.test");
        realm.admin().put("", Map.of("smtpServer", smtp)).expect(204);
    }

    List<Letter> letters() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailbox::read).toList();
    }

    List<Letter> to(String address) {
        return letters().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    /** The only one to an address, once it is there. */
    Letter only(String address) {
        eventually(() -> !to(address).isEmpty());
        List<Letter> letters = to(address);
        if (letters.size() != 1) {
            throw new AssertionError("Not one mail to " + address + " but " + letters);
        }
        return letters.get(0);
    }

    private static Letter read(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Letter(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    content(parts.getBodyPart(0)),
                    content(parts.getBodyPart(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the line ends of this machine. */
    private static String content(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
