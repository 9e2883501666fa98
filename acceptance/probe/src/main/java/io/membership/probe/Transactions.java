package io.membership.probe;

import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Things that no door of Keycloak does in one transaction, but that code in it may. */
final class Transactions {

    private final KeycloakSession session;
    private final RealmModel realm;

    Transactions(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Changes everything and changes it back, written to the database in between. */
    void thereAndBack(String userId) {
        UserModel user = user(userId);
        RoleModel role = realm.getRole("Administrator");
        String former = user.getFirstName();
        user.setFirstName("There");
        user.setSingleAttribute("company", "There");
        user.grantRole(role);
        flush();
        user.setFirstName(former);
        user.removeAttribute("company");
        user.deleteRoleMapping(role);
    }

    /** Changes the same things twice, written to the database in between. */
    void twice(String userId) {
        UserModel user = user(userId);
        for (String value : List.of("Once", "Twice")) {
            user.setFirstName(value);
            user.setSingleAttribute("company", value);
            user.setAttribute("tags", List.of(value, "always"));
            flush();
        }
    }

    /** Makes a user who does not live to see the commit. */
    void comeAndGo() {
        new UserManager(session).removeUser(realm, session.users().addUser(realm, "mayfly"));
    }

    /** Changes a user and then deletes it. */
    void changeAndDelete(String userId) {
        UserModel user = user(userId);
        user.setFirstName("Changed");
        user.setSingleAttribute("company", "Changed");
        flush();
        new UserManager(session).removeUser(realm, user);
    }

    /** Changes one user, and another one in a session within the session. */
    void nested(String userId, String otherId) {
        user(userId).setFirstName("Outer");
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), inner -> {
            RealmModel same = inner.realms().getRealm(realm.getId());
            inner.getContext().setRealm(same);
            inner.users().getUserById(same, otherId).setFirstName("Inner");
        });
    }

    /** Changes a user and thinks better of it. */
    void rolledBack(String userId) {
        user(userId).setFirstName("Never");
        flush();
        session.getTransactionManager().setRollbackOnly();
    }

    private UserModel user(String id) {
        return session.users().getUserById(realm, id);
    }

    private void flush() {
        session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
    }
}
