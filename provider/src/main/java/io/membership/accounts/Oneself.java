package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Call;
import org.keycloak.models.UserModel;

/** The caller as a user of the realm: no service account, and no administrator of the master realm. */
final class Oneself {

    private Oneself() {}

    /** @throws ApiException 403 for keys and administrators */
    static UserModel of(Call call) {
        UserModel user = call.caller().user();
        call.caller().require(call.caller().isOf(call.realm()) && user.getServiceAccountClientLink() == null);
        return user;
    }
}
