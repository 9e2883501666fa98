package io.membership.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of an HTTP request: its query and, whatever the verb, its JSON body. */
final class Request {

    /** Above the largest meta (64 KiB, twice as long when escaped) and everything else a user has. */
    private static final int MOST_BYTES = 256 * 1024;

    private Request() {}

    /**
     * @param query the raw query, since its decoding differs by member
     * @param body null or empty on requests that have none, also where the headers announce JSON
     */
    static Arguments read(@Nullable String query, HttpHeaders headers, @Nullable InputStream body) {
        Arguments arguments = new Arguments();
        readQuery(arguments, query);
        byte[] bytes = bytes(body);
        // The server reads a form before us and leaves nothing: ask the headers, not only the bytes.
        if (bytes.length > 0 || headers.getLength() > 0) {
            requireJson(headers);
            readBody(arguments, bytes);
        }
        return arguments;
    }

    private static void readQuery(Arguments arguments, @Nullable String query) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                arguments.put(name, TextNode.valueOf(value(name, pair.substring(equals + 1))));
            }
        }
    }

    /** JS clients send the + of addresses and phone numbers as it is (reference chapter 1.5), where it means a space. */
    private static String value(String name, String raw) {
        if (name.equalsIgnoreCase("email")) {
            return decode(raw.replace("+", "%2B"));
        }
        // Numbers are written with spaces too, hence only the one in front.
        boolean prefixed = name.equalsIgnoreCase("phone") && raw.startsWith("+");
        return decode(prefixed ? "%2B" + raw.substring(1) : raw);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiException.invalid("query", "malformedQuery");
        }
    }

    private static byte[] bytes(@Nullable InputStream body) {
        if (body == null) {
            return new byte[0];
        }
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw ApiException.body(413, "RequestTooLarge", "requestTooLarge", MOST_BYTES / 1024);
            }
            return bytes;
        } catch (IOException gone) {
            throw ApiException.badRequest("InvalidJson", "body", "unreadableBody");
        }
    }

    /** {@link BodyType} has left two kinds only. */
    private static void requireJson(HttpHeaders headers) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.equals(MediaType.APPLICATION_JSON)) {
            throw ApiException.body(415, "UnsupportedMediaType", "unsupportedMediaType");
        }
    }

    private static void readBody(Arguments arguments, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw ApiException.badRequest("InvalidJson", "body", "malformedJson");
        }
        if (text.isBlank()) {
            return;
        }
        JsonNode root =
                Json.parse(text).orElseThrow(() -> ApiException.badRequest("InvalidJson", "body", "malformedJson"));
        if (!root.isObject()) {
            throw ApiException.badRequest("InvalidJson", "body", "notAnObject");
        }
        root.fields().forEachRemaining(member -> arguments.put(member.getKey(), member.getValue()));
    }
}
