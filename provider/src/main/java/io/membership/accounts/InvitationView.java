package io.membership.accounts;

import io.membership.api.Call;
import io.membership.mail.PostOffice;
import io.membership.users.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Invitations as those read them who may invite: {@code id, email, userId, status, createdOn, expiresOn, sentCount, sentOn,
 * invitedBy, acceptedOn, revokedOn, redirectUri, mailFailed} (why the last mail has not arrived).
 */
record InvitationView(Call call) {

    List<Map<String, Object>> of(List<Invitation> invitations) {
        Map<String, String> troubles = PostOffice.of(call.session())
                .troubles(
                        call.realm(),
                        Purpose.INVITATION.word(),
                        invitations.stream()
                                .map(Invitation::userId)
                                .filter(id -> !id.isEmpty())
                                .distinct()
                                .toList());
        return invitations.stream()
                .map(invitation -> view(invitation, troubles.get(invitation.userId())))
                .toList();
    }

    private static Map<String, Object> view(Invitation invitation, @Nullable String trouble) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", invitation.id());
        view.put("email", invitation.email());
        put(view, "userId", invitation.userId().isEmpty() ? null : invitation.userId());
        view.put("status", invitation.status().toString());
        view.put("createdOn", User.date(invitation.created()));
        view.put("expiresOn", User.date(invitation.expires()));
        view.put("sentCount", invitation.sentCount());
        put(view, "sentOn", invitation.sent() == null ? null : User.date(invitation.sent()));
        put(view, "invitedBy", invitation.invitedBy());
        if (invitation.ended() != null) {
            String how = invitation.status() == InvitationStatus.ACCEPTED ? "acceptedOn" : "revokedOn";
            view.put(how, User.date(invitation.ended()));
        }
        put(view, "redirectUri", invitation.redirectUri());
        boolean open = invitation.isPending() || invitation.status() == InvitationStatus.EXPIRED;
        put(view, "mailFailed", open ? trouble : null);
        return view;
    }

    private static void put(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
