package io.membership.devices;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.permissions.Operation;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a caller may do with notifications: everybody with his own, and with those of others who may see or manage these
 * users, or whose policies grant {@code notifications:push}.
 */
final class Inbox {

    private final Call call;
    private final Reach reach;
    private final Notifications notifications;

    Inbox(Call call) {
        this.call = call;
        this.reach = new Reach(call);
        this.notifications = Notifications.of(call.session(), call.realm().getId());
    }

    /** {@code {result, totalCount}}, the newest first: those of {@code userId}; without it all that he may see, or his own. */
    Map<String, Object> list() {
        String userId = reach.listed(Operation.READ_NOTIFICATIONS);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("result", notifications.list(userId, reach.rows()));
        list.put("totalCount", notifications.count(userId));
        return list;
    }

    long count() {
        return notifications.count(reach.listed(Operation.READ_NOTIFICATIONS));
    }

    Notification get() {
        return notification(Operation.READ_NOTIFICATIONS).view();
    }

    void read() {
        NotificationEntity notification = notification(Operation.UPDATE_NOTIFICATIONS);
        if (notification.readAt == null) {
            notification.readAt = Clock.systemUTC().millis();
        }
    }

    /** Those of {@code userId}, or his own; never everybody's at once. */
    void readAll() {
        String named = call.arguments().id(Reach.USER);
        String userId = named == null ? call.caller().user().getId() : named;
        reach.requireFor(userId, Operation.UPDATE_NOTIFICATIONS);
        notifications.readAll(userId, Clock.systemUTC().instant());
    }

    void remove() {
        notifications.remove(notification(Operation.DELETE_NOTIFICATIONS));
    }

    /** As with users: who may not see all learns nothing about which there are. */
    private NotificationEntity notification(Operation operation) {
        NotificationEntity notification = notifications
                .find(call.arguments().requiredId("id"))
                .orElseThrow(() -> reach.mayAll(Operation.READ_NOTIFICATIONS)
                        ? ApiException.notFound("NotificationNotFound", "notificationNotFound")
                        : ApiException.forbidden());
        reach.requireFor(notification.userId, operation);
        return notification;
    }
}
