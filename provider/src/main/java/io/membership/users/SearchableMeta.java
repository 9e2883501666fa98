package io.membership.users;

import io.membership.settings.Settings;
import io.membership.settings.SettingsChanged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;

/**
 * Keeps the index copies of meta in step with the setting {@code searchableMeta}: a key that is declared later becomes
 * searchable for the users who are there already. Their copies are written after the change is stored, in batches of
 * their own, before the request is answered.
 */
public final class SearchableMeta {

    private static final int BATCH = 200;

    private SearchableMeta() {}

    /** Listener for {@link SettingsChanged}. */
    public static void follow(ProviderEvent event) {
        if (event instanceof SettingsChanged changed) {
            new ProfileSchema(changed.session(), changed.realm()).declareCopies();
            indexAfterCommit(changed.session(), changed.realm());
        }
    }

    static void indexAfterCommit(KeycloakSession session, RealmModel realm) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = realm.getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                index(factory, realmId);
            }

            @Override
            protected void rollbackImpl() {
                // nothing was stored, nothing is to follow
            }
        });
    }

    private static void index(KeycloakSessionFactory factory, String realmId) {
        String[] last = {""};
        do {
            KeycloakModelUtils.runJobInTransaction(factory, session -> last[0] = batch(session, realmId, last[0]));
        } while (!last[0].isEmpty());
    }

    /** Writes the copies of the users behind {@code last}; the id of the last one, empty at the end. */
    private static String batch(KeycloakSession session, String realmId, String last) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        Set<String> searchable = Settings.of(realm).searchableMeta();
        List<String> ids = new UserSearch(session, realm).withMeta(last, BATCH);
        for (String id : ids) {
            UserModel user = session.users().getUserById(realm, id);
            if (user != null) {
                mirror(user, UserMeta.storedMirrors(user.getFirstAttribute(Attributes.META), searchable));
            }
        }
        return ids.size() < BATCH ? "" : ids.get(ids.size() - 1);
    }

    /** Writes the copies that differ; they follow the meta and are no profile of their own, hence not validated. */
    static void mirror(UserModel user, Map<String, List<String>> mirrors) {
        mirrors.forEach((name, values) -> {
            if (values.equals(user.getAttributeStream(name).toList())) {
                return;
            }
            if (values.isEmpty()) {
                user.removeAttribute(name);
            } else {
                user.setAttribute(name, values);
            }
        });
    }
}
