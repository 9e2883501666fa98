package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.events.Intent;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;

/** The caller's own user. Keycloak's user profile decides which attributes a user may write himself. */
final class OwnProfile {

    private final Call call;
    private final UserModel caller;

    /** @throws ApiException 403 for administrators of the master realm: they have no profile in this one */
    OwnProfile(Call call) {
        call.caller().require(call.caller().isOf(call.realm()));
        this.call = call;
        this.caller = call.caller().user();
    }

    User read() {
        Rights.of(call).requireOwn(Operation.READ_PROFILE);
        return new Directory(call).read(caller, Include.of(call.arguments()));
    }

    /** Changes what is given; {@code email} only for guests (reference chapter 2.3). */
    void update() {
        Rights.of(call).requireOwn(Operation.UPDATE_PROFILE);
        UserPatch patch = UserPatch.byHimself(call.arguments(), Settings.of(call.realm()));
        Map<String, List<String>> attributes = new HashMap<>(patch.attributes());
        boolean sameEmail = patch.email() == null || patch.email().equalsIgnoreCase(caller.getEmail());
        if (sameEmail) {
            attributes.remove("email");
        } else if (!Guest.isOne(caller)) {
            throw ApiException.invalid("email", "emailOnlyForGuests");
        }
        UserModel user = new UserSearch(call.session(), call.realm())
                .lock(caller.getId())
                .orElseThrow(ApiException::notAuthenticated);
        Intent.of(Intent.Kind.UPDATE, user.getId()).on(call.session());
        ContactChange contact = ContactChange.of(call.session(), call.realm(), user, attributes);
        new ProfileWriter(call.session(), context()).update(user, attributes);
        contact.settle(user);
        SearchableMeta.mirror(user, patch.mirrors());
        user.setLastModifiedTimestamp(Time.currentTimeMillis());
        new Audit(call).himself(user, attributes);
    }

    /** An API key has a profile too (reference appendix B 12); Keycloak lets only administrators write to its account. */
    private UserProfileContext context() {
        return caller.getServiceAccountClientLink() == null ? UserProfileContext.ACCOUNT : UserProfileContext.USER_API;
    }
}
