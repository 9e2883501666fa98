package io.membership.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/**
 * What one node has worked out of a realm, kept beside the realm in Keycloak's cache: it goes when the realm changes, on every
 * node. Keys hold all that a value was made of, or the value tells itself how long it is good; within a transaction that has
 * changed the realm the memory is still that of the former realm.
 */
public final class RealmMemory {

    private static final int MOST = 2048;

    private RealmMemory() {}

    /** The value for this key, worked out once. @param kind of value, each with keys of its own */
    @SuppressWarnings("unchecked") // Keycloak offers a raw map
    public static <K, V> V remember(RealmModel realm, Class<V> kind, K key, Function<K, V> work) {
        if (!(realm instanceof CachedRealmModel cached)) {
            return work.apply(key);
        }
        Map<K, V> known =
                (Map<K, V>) cached.getCachedWith().computeIfAbsent(kind.getName(), name -> new ConcurrentHashMap<>());
        V value = known.get(key);
        if (value == null) {
            value = work.apply(key);
            if (known.size() >= MOST) {
                // Rare, and cheaper than to note who was asked for last.
                known.clear();
            }
            known.put(key, value);
        }
        return value;
    }
}
