package io.membership.events;

import io.membership.events.UserRows.Attribute;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction did to the rows of one user, flush by flush. Of each row only the first news counts, since that
 * tells how the transaction found it; {@link #undo} puts these former rows back into the present ones.
 */
final class Touched {

    private final Map<String, @Nullable Object> formerColumns = new HashMap<>();
    private final Map<String, Attribute> formerAttributes = new LinkedHashMap<>();
    private final Set<String> newAttributes = new HashSet<>();
    private final Map<String, Boolean> hadRole = new HashMap<>();
    private final Map<String, Boolean> hadRequiredAction = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private @Nullable Boolean existed;
    private boolean gone;
    private boolean vanished;
    private @Nullable UserRows beforeDeletion;

    void inserted() {
        existed = existed == null ? Boolean.FALSE : existed;
        gone = false;
    }

    void deleted() {
        existed = existed == null ? Boolean.TRUE : existed;
        gone = true;
    }

    /** The rows just before they are deleted, by statement in part; counts only if {@link #deleted()} follows. */
    void aboutToGo(UserRows rows) {
        beforeDeletion = beforeDeletion == null ? undo(rows) : beforeDeletion;
    }

    /** The rows that were left when they were deleted without a word before. */
    void vanished(UserRows rows) {
        vanished = beforeDeletion == null;
        aboutToGo(rows);
        deleted();
    }

    /** Whether the user was deleted without a word before: a local copy, since its directory has it no more. */
    boolean hasVanished() {
        return gone && vanished;
    }

    void columnWas(String name, @Nullable Object value) {
        // putIfAbsent would take a former null for no news.
        if (!formerColumns.containsKey(name)) {
            formerColumns.put(name, value);
        }
    }

    void attributeInserted(String rowId) {
        newAttributes.add(rowId);
    }

    void attributeWas(String rowId, Attribute attribute) {
        if (!newAttributes.contains(rowId)) {
            formerAttributes.putIfAbsent(rowId, attribute);
        }
    }

    void roleWas(String roleId, boolean mapped) {
        hadRole.putIfAbsent(roleId, mapped);
    }

    void requiredActionWas(String action, boolean open) {
        hadRequiredAction.putIfAbsent(action, open);
    }

    void secretChanged(String field) {
        secrets.add(field);
    }

    Set<String> secrets() {
        return secrets;
    }

    boolean isGone() {
        return gone;
    }

    /** The rows as the transaction found them, null if there were none; {@code now} is what they have become, if there. */
    @Nullable UserRows former(@Nullable UserRows now) {
        if (Boolean.FALSE.equals(existed)) {
            return null;
        }
        // Set by a deletion only: deleted and inserted under the same id, the user is a changed one.
        if (existed != null && beforeDeletion != null) {
            return beforeDeletion;
        }
        return now == null ? null : undo(now);
    }

    private UserRows undo(UserRows now) {
        Map<String, @Nullable Object> columns = new HashMap<>(now.columns());
        columns.putAll(formerColumns);
        Map<String, Attribute> attributes = new LinkedHashMap<>(now.attributes());
        attributes.keySet().removeAll(newAttributes);
        attributes.putAll(formerAttributes);
        return new UserRows(
                now.id(),
                now.realmId(),
                columns,
                attributes,
                undo(now.roles(), hadRole),
                undo(now.requiredActions(), hadRequiredAction));
    }

    private static Set<String> undo(Set<String> now, Map<String, Boolean> had) {
        Set<String> former = new LinkedHashSet<>(now);
        had.forEach((key, was) -> {
            if (was) {
                former.add(key);
            } else {
                former.remove(key);
            }
        });
        return former;
    }
}
