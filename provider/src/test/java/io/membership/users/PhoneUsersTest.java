package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.membership.api.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that a user can be known by. */
final class PhoneUsersTest {

    @ParameterizedTest
    @ValueSource(strings = {"+37060011222", "+370 600 11222", " +370 (600) 11-222 ", "+370.600.11222"})
    void numberIsKeptWithoutWhatPeoplePutBetweenDigits(String number) {
        assertThat(PhoneUsers.number(number)).isEqualTo("+37060011222");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"37060011222", "0037060011222", "+037060011222", "+370600", "+1234567890123456", "+370x60011222"
            })
    void whatIsNotInternationalIsRefused(String number) {
        assertThatThrownBy(() -> PhoneUsers.number(number))
                .isInstanceOf(ApiException.class)
                .hasMessage("InvalidValue phone");
    }

    @Test
    void numberIsRequired() {
        assertThatThrownBy(() -> PhoneUsers.number((String) null)).hasMessage("NotEmpty phone");
        assertThatThrownBy(() -> PhoneUsers.number(" ")).hasMessage("NotEmpty phone");
    }
}
