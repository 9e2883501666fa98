package io.membership.events;

import io.membership.events.UserRows.Attribute;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.support.EntityManagers;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Sees every row of a user that Hibernate writes, whichever door the change came through, and notes it in the
 * {@link Changes} of the current session. Called for every entity of Keycloak, so the class is looked at first. It keeps
 * nothing itself, and nothing is stored or queried here: Hibernate is in the middle of a flush.
 */
public final class ChangeTap
        implements Integrator,
                PostLoadEventListener,
                PersistEventListener,
                PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PreCollectionUpdateEventListener {

    private static final String ATTRIBUTES = UserEntity.class.getName() + ".attributes";
    private static final Set<String> ATTRIBUTE_VALUE = Set.of("value", "longValue");

    /** Of a password it moves only when somebody sets one, not when a login hashes it anew. */
    private static final Set<String> CREDENTIAL_DATE = Set.of("createdDate");

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        if (metadata.getEntityBinding(UserEntity.class.getName()) == null) {
            return;
        }
        EventListenerRegistry listeners = factory.getEventListenerRegistry();
        listeners.appendListeners(EventType.POST_LOAD, this);
        listeners.appendListeners(EventType.PERSIST, this);
        listeners.appendListeners(EventType.POST_INSERT, this);
        listeners.appendListeners(EventType.POST_UPDATE, this);
        listeners.appendListeners(EventType.POST_DELETE, this);
        listeners.appendListeners(EventType.PRE_COLLECTION_UPDATE, this);
    }

    /** What is loaded may be changed, and then be written too late to be told: so the session's changes enlist now. */
    @Override
    public void onPostLoad(PostLoadEvent event) {
        if (event.getEntity() instanceof UserEntity || event.getEntity() instanceof CredentialEntity) {
            changes(event.getSession());
        }
    }

    /** A credential is stored without its user being loaded. */
    @Override
    public void onPersist(PersistEvent event) {
        boolean user = event.getObject() instanceof UserEntity;
        if (user || event.getObject() instanceof CredentialEntity) {
            Changes changes = changes(event.getSession());
            if (changes != null && user && EntityManagers.isBatchMode()) {
                changes.stayQuiet();
            }
        }
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext cascaded) {
        onPersist(event);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        Touched user = touched(event.getSession(), owner(event.getEntity()));
        if (user == null) {
            return;
        }
        if (event.getEntity() instanceof UserEntity) {
            user.inserted();
        } else if (event.getEntity() instanceof UserAttributeEntity row) {
            user.attributeInserted(row.getId());
        } else if (event.getEntity() instanceof UserRoleMappingEntity row) {
            user.roleWas(row.getRoleId(), false);
        } else if (event.getEntity() instanceof UserRequiredActionEntity row) {
            user.requiredActionWas(row.getAction(), false);
        } else if (event.getEntity() instanceof CredentialEntity row) {
            secretChanged(user, row.getType());
        }
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        Touched user = touched(event.getSession(), owner(event.getEntity()));
        if (user == null) {
            return;
        }
        if (event.getEntity() instanceof UserEntity row) {
            // For an imported user dropped without the announcement that KeycloakEvents hears; its roles are gone by
            // now.
            user.aboutToGo(StoredUsers.rows(row, Set.of()));
            user.deleted();
        } else if (event.getEntity() instanceof UserAttributeEntity row) {
            user.attributeWas(row.getId(), new Attribute(row.getName(), row.getValue()));
        } else if (event.getEntity() instanceof UserRoleMappingEntity row) {
            user.roleWas(row.getRoleId(), true);
        } else if (event.getEntity() instanceof UserRequiredActionEntity row) {
            user.requiredActionWas(row.getAction(), true);
        } else if (event.getEntity() instanceof CredentialEntity row) {
            secretChanged(user, row.getType());
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        String owner = owner(event.getEntity());
        if (owner == null) {
            return;
        }
        FormerState former = new FormerState(event);
        if (event.getEntity() instanceof UserEntity && former.differsIn(UserRows.COLUMNS)) {
            Touched user = touched(event.getSession(), owner);
            if (user != null) {
                UserRows.COLUMNS.forEach(column -> user.columnWas(column, former.get(column)));
            }
        } else if (event.getEntity() instanceof UserAttributeEntity row && former.differsIn(ATTRIBUTE_VALUE)) {
            Touched user = touched(event.getSession(), owner);
            if (user != null) {
                user.attributeWas(row.getId(), former.attribute());
            }
        } else if (event.getEntity() instanceof CredentialEntity row && former.differsIn(CREDENTIAL_DATE)) {
            Touched user = touched(event.getSession(), owner);
            if (user != null) {
                secretChanged(user, row.getType());
            }
        }
    }

    /** Attributes are deleted by statement, which no entity listener sees; the collection still knows what it held. */
    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        if (!ATTRIBUTES.equals(event.getCollection().getRole())
                || !(event.getCollection().getStoredSnapshot() instanceof Collection<?> rows)
                || !(event.getAffectedOwnerIdOrNull() instanceof String owner)) {
            return;
        }
        Touched user = touched(event.getSession(), owner);
        if (user != null) {
            for (Object row : rows) {
                if (row instanceof UserAttributeEntity attribute) {
                    user.attributeWas(attribute.getId(), new Attribute(attribute.getName(), attribute.getValue()));
                }
            }
        }
    }

    /** Id of the user that a row belongs to; null for every other entity, which is the common case. */
    private static @Nullable String owner(Object entity) {
        if (entity instanceof UserEntity row) {
            return row.getId();
        } else if (entity instanceof UserAttributeEntity row) {
            return row.getUser().getId();
        } else if (entity instanceof UserRoleMappingEntity row) {
            return row.getUser().getId();
        } else if (entity instanceof UserRequiredActionEntity row) {
            return row.getUser().getId();
        } else if (entity instanceof CredentialEntity row) {
            return row.getUser().getId();
        }
        return null;
    }

    private static @Nullable Touched touched(SharedSessionContractImplementor hibernate, @Nullable String userId) {
        Changes changes = userId == null ? null : changes(hibernate);
        return changes == null || userId == null ? null : changes.touched(userId);
    }

    /**
     * Those of the Keycloak session that owns the Hibernate session: the thread's current one. Code that makes another
     * session load or flush from within is not followed.
     */
    private static @Nullable Changes changes(SharedSessionContractImplementor hibernate) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        Changes changes = session == null ? null : Changes.of(session);
        return changes != null && changes.stored().areIn(hibernate) ? changes : null;
    }

    private static void secretChanged(Touched user, String type) {
        switch (type) {
            case PasswordCredentialModel.TYPE -> user.secretChanged(FieldChange.PASSWORD);
            // Kept by a password policy, written beside the password itself.
            case PasswordCredentialModel.PASSWORD_HISTORY -> {}
            default -> user.secretChanged(FieldChange.CREDENTIALS);
        }
    }

    /** A row as it was before an update. */
    private record FormerState(PostUpdateEvent event) {

        boolean differsIn(Set<String> properties) {
            Object[] old = event.getOldState();
            String[] names = event.getPersister().getPropertyNames();
            return old != null
                    && IntStream.range(0, names.length)
                            .anyMatch(
                                    i -> properties.contains(names[i]) && !Objects.equals(old[i], event.getState()[i]));
        }

        @Nullable Object get(String property) {
            return event.getOldState()[
                    Arrays.asList(event.getPersister().getPropertyNames()).indexOf(property)];
        }

        Attribute attribute() {
            Object value = get("value") == null ? get("longValue") : get("value");
            return new Attribute(String.valueOf(get("name")), (String) value);
        }
    }
}
