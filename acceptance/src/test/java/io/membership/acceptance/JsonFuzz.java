package io.membership.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Bodies, queries and ids that no client should send, the same ones for the same seed. */
final class JsonFuzz {

    private final Random random;

    JsonFuzz(long seed) {
        random = new Random(seed);
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /**
     * An object that begins with these members, which are all right, and goes on with odd ones; now and then other JSON,
     * damaged JSON or no text at all.
     *
     * @param good members without braces
     */
    byte[] body(String good) {
        String text =
                chance(70) ? "{" + good + odd(good.isEmpty() ? "" : ",") + "}" : chance(80) ? object(0) : value(0);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && chance(5)) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private String odd(String comma) {
        StringBuilder members = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            String value = chance(70) ? leaf() : value(1);
            members.append(comma)
                    .append(quoted(any(OddWords.MEMBERS)))
                    .append(':')
                    .append(value);
            comma = ",";
        }
        return members.toString();
    }

    /** A filter that may well be understood. */
    String filter() {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(3); i >= 0; i--) {
            String operand = chance(30) ? "[" + leaf() + "," + leaf() + "]" : leaf();
            String test = chance(60) ? "{" + quoted(any(OddWords.OPERATORS)) + ":" + operand + "}" : operand;
            json.append(quoted(any(OddWords.OPERATORS)))
                    .append(':')
                    .append(test)
                    .append(i == 0 ? "" : ",");
        }
        return json.append('}').toString();
    }

    private String leaf() {
        return chance(20)
                ? any(OddWords.NUMBERS)
                : chance(10) ? any(List.of("true", "false", "null")) : quoted(any(OddWords.TEXTS));
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(depth == 0 ? 8 : 4); i > 0; i--) {
            String name = chance(depth == 0 ? 95 : 30)
                    ? any(OddWords.MEMBERS)
                    : chance(70) ? any(OddWords.OPERATORS) : any(OddWords.TEXTS);
            json.append(quoted(chance(10) ? name.toUpperCase(Locale.ROOT) : name))
                    .append(':')
                    .append(value(depth + 1))
                    .append(i == 1 ? "" : ",");
        }
        return json.append('}').toString();
    }

    private String value(int depth) {
        int kind = random.nextInt(depth > 6 ? 5 : 10);
        return switch (kind) {
            case 0 -> any(OddWords.NUMBERS);
            case 1 -> any(List.of("true", "false", "null"));
            case 2, 3 -> quoted(any(OddWords.TEXTS));
            case 4 -> chance(10) ? quoted(long_()) : quoted(any(OddWords.TEXTS) + any(OddWords.TEXTS));
            case 5, 6 -> object(depth);
            case 7, 8 -> array(depth);
            default -> chance(20) ? deep() : quoted(object(depth));
        };
    }

    private String array(int depth) {
        StringBuilder json = new StringBuilder("[");
        for (int i = random.nextInt(5); i > 0; i--) {
            json.append(value(depth + 1)).append(i == 1 ? "" : ",");
        }
        return json.append(']').toString();
    }

    private String long_() {
        return any(List.of("x", "ž", "\ud83d\ude00", "\u0001", "\"")).repeat(any(List.of(64, 255, 256, 2049, 20_000)));
    }

    private String deep() {
        int levels = any(List.of(16, 33, 99, 101, 2000));
        return chance(50)
                ? "[".repeat(levels) + "]".repeat(levels)
                : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    /** As JSON allows it: what is not ASCII sometimes as an escape, so that lone surrogates arrive as such. */
    private String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        boolean escaped = chance(60);
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' && chance(95) || c > '~' && escaped) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** Empty, or begins with a question mark; encoded correctly, with whatever in it. */
    String query() {
        if (chance(50)) {
            return "";
        }
        StringBuilder query = new StringBuilder("?");
        for (int i = random.nextInt(4); i >= 0; i--) {
            String value = chance(40) ? any(OddWords.TEXTS) : value(3);
            query.append(chance(90) ? any(OddWords.MEMBERS) : encoded(any(OddWords.TEXTS)))
                    .append('=')
                    .append(encoded(value.length() > 1000 ? value.substring(0, 1000) : value))
                    .append(chance(5) ? "%ff%00%ed%a0%80" : "")
                    .append('&');
        }
        return query.toString();
    }

    /** One segment of a path; never one that the server refuses before us. */
    String segment() {
        String text = any(OddWords.TEXTS).replaceAll("[./;\\\\]", "");
        return text.isBlank() ? "x" : encoded(text) + (chance(10) ? "%ff" : "");
    }

    /** A header value of printable ASCII. */
    String header() {
        return (any(OddWords.TEXTS) + any(List.of("", ",", ";q=", "-")) + any(OddWords.TEXTS))
                .replaceAll("[^ -~]", "?");
    }

    /** In the form of a JWT, with whatever inside. */
    String token() {
        return part(chance(70) ? "{\"alg\":" + value(5) + ",\"kid\":" + value(5) + "}" : value(0)) + "."
                + part(
                        chance(70)
                                ? "{\"iss\":" + value(5) + ",\"exp\":" + value(5) + ",\"aud\":" + value(5) + "}"
                                : value(0))
                + (chance(90) ? "." : "") + part(any(OddWords.TEXTS));
    }

    private static String part(String text) {
        // Longer headers are refused by the server itself.
        String some = text.substring(0, Math.min(2000, text.length()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(some.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
