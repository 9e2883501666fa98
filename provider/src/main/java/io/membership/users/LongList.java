package io.membership.users;

import io.membership.api.RealmMemory;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;

/**
 * What the last seconds told of a list that is too long to be walked through for every page: how many users it has, and where
 * its pages end. Callers of CodeMash ask for one numbered page after the other and for the total with each (reference chapter
 * 2.1, row 7), and both cost as much as the list is long. Nothing is remembered of its first {@value #SHORT} users, which are
 * told exactly, nor where callers see different users (docs/adr/0019).
 */
final class LongList {

    private static final int SHORT = 10_000;
    private static final long LIFETIME = 5_000;

    /** How far a page may lie behind a place: users between them are read, and thrown away. */
    private static final int NEAR = UserQuery.LARGEST_PAGE;

    private static final int MOST_PLACES = 1_000;

    /** @param until in milliseconds since 1970 */
    private record Total(long users, long until) {}

    /**
     * Where a page ended.
     *
     * @param rank users up to there
     */
    record Place(int rank, Cursor cursor, long until) {}

    private final ConcurrentNavigableMap<Integer, Place> places = new ConcurrentSkipListMap<>();
    private volatile @Nullable Total total;

    /** @param query tells apart what filter, sort and search tell apart */
    static LongList of(RealmModel realm, String query) {
        return realm.isAdminPermissionsEnabled()
                ? new LongList()
                : RealmMemory.remember(realm, LongList.class, query, first -> new LongList());
    }

    /** How many there are, counted unless it is known. */
    long total(LongSupplier count) {
        Total known = total;
        if (known != null && known.until > Time.currentTimeMillis()) {
            return known.users;
        }
        long counted = count.getAsLong();
        total = counted < SHORT ? null : new Total(counted, Time.currentTimeMillis() + LIFETIME);
        return counted;
    }

    /** A place from which the page behind {@code offset} users is soon reached; null if none is known. */
    @Nullable Place before(int offset) {
        Map.Entry<Integer, Place> nearest = places.floorEntry(offset);
        return nearest != null
                        && offset - nearest.getKey() <= NEAR
                        && nearest.getValue().until > Time.currentTimeMillis()
                ? nearest.getValue()
                : null;
    }

    /** A page ended there. */
    void ends(int rank, Cursor cursor) {
        if (rank < SHORT) {
            return;
        }
        long now = Time.currentTimeMillis();
        if (places.size() >= MOST_PLACES) {
            places.values().removeIf(place -> place.until <= now);
        }
        if (places.size() < MOST_PLACES) {
            places.put(rank, new Place(rank, cursor, now + LIFETIME));
        }
    }
}
