package io.membership.api;

/**
 * Which of CodeMash's two families of bodies a caller reads: the documented one ({@code /v1} and the native path) or the
 * one of its SDKs ({@code /v2} and bare root paths). See docs/adr/0002 and reference chapters 2.9 and 7.
 */
public enum Dialect {
    V1,
    V2;

    /** The dialect of a path segment {@code v1} or {@code v2}. */
    public static Dialect of(String version) {
        return "v1".equals(version) ? V1 : V2;
    }
}
