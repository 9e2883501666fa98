package io.membership.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseTest {

    @ParameterizedTest
    @CsvSource({
        "/realms/demo/membership/users, web, API",
        "/v1/membership/users, web, API",
        "v2/membership/users/register, web, API",
        "/membership/users, , API",
        "/json/reply/RegisterUserRequest, , API",
        "/v2/auth/logout, , API",
        "/admin/realms/demo/users/1, security-admin-console, ADMIN_CONSOLE",
        "/admin/realms/demo/users/1, my-script, API",
        "/admin/realms/demo/partialImport, security-admin-console, IMPORT",
        "/admin/realms/demo/user-storage/1/sync, security-admin-console, LDAP",
        "/realms/demo/account, account-console, SELF",
        "/realms/demo/login-actions/registration, web, SELF",
        "/realms/demo/login-actions/required-action, web, SELF",
        "/realms/demo/login-actions/authenticate, web, LOGIN",
        "/realms/demo/protocol/openid-connect/token, web, LOGIN",
        "/realms/demo/login-actions/first-broker-login, web, IDENTITY_PROVIDER",
        "/realms/demo/broker/google/endpoint, web, IDENTITY_PROVIDER",
        "/realms/demo/scim/v2/Users, web, SCIM",
        "/realms/demo/somebody-elses, web, UNKNOWN",
        "/health, , UNKNOWN",
        "/, , UNKNOWN",
        ", , UNKNOWN",
    })
    void causeIsReadFromTheAddress(@Nullable String path, @Nullable String clientId, Cause cause) {
        assertThat(Cause.at(path, clientId)).isEqualTo(cause);
    }
}
