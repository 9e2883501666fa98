package io.membership.accounts;

/** Members of requests that bring a mailed token, for the description of the API. */
interface TokenRequest {

    String getToken();

    String getPassword();

    String getRepeatedPassword();
}
