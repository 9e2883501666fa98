package io.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of a code. */
final class CodeHashTest {

    private static final String OWNER = "realm user +37060011222";

    @Test
    void knowsItsCodeOfItsOwnerAgain() {
        CodeHash hash = new CodeHash(CodeHash.of("012345", OWNER).text());

        assertThat(hash.isOf("012345", OWNER)).isTrue();
        assertThat(hash.isOf("12345", OWNER)).isFalse();
        assertThat(hash.isOf("012346", OWNER)).isFalse();
        assertThat(hash.isOf("012345", "realm user +37060011223")).isFalse();
        assertThat(hash.isOf("012345", "other user +37060011222")).isFalse();
    }

    @Test
    void sameCodeIsKeptDifferentlyEachTimeAndFitsItsColumn() {
        String first = CodeHash.of("012345", OWNER).text();

        assertThat(CodeHash.of("012345", OWNER).text()).isNotEqualTo(first);
        assertThat(first).doesNotContain("012345").hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void hashOfNothingIsOfNoCode() {
        assertThat(CodeHash.OF_NOTHING.isOf("000000", OWNER)).isFalse();
    }

    @Test
    void itStaysOutOfLogs() {
        assertThat(CodeHash.of("012345", OWNER)).hasToString("CodeHash");
    }
}
