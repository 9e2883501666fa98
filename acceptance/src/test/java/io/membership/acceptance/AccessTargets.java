package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.AccessTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the operations of {@code docs/api/access.md} are called with, so that whoever may call them succeeds. */
final class AccessTargets implements AutoCloseable {

    private static final String REFUSED = "refused";
    private static final String NO_TOKEN = "bm8.dG9rZW4.eA";
    private static final String DEVICES = Pushes.PATH + "/devices";

    private final Granting granting;
    private final UsersApi users;
    private final Receiver receiver = new Receiver();
    private final Receiver expo = Pushes.taker();
    private final Pushes pushes;
    private String notified = "";

    AccessTargets(Realm realm) {
        this.granting = new Granting(realm);
        this.users = UsersApi.of(realm);
        this.pushes = new Pushes(realm, expo);
    }

    @Override
    public void close() {
        receiver.close();
        expo.close();
    }

    /**
     * Path and body of one call.
     *
     * @param path below {@code …/membership}
     */
    record Target(String path, Map<String, Object> body) {}

    /** One of each kind, of which the operations take what they need. */
    private record Things(
            String id,
            String email,
            String role,
            String policy,
            String permission,
            String trigger,
            String delivery,
            String device,
            String notification,
            String invitation,
            String serviceUser,
            String added) {}

    /** A call on things of its own. */
    Target fresh(Row row) {
        Things things = things(row, Unique.name("added"));
        if (row.path().endsWith("/unblock")) {
            users.api().put("/" + things.id + "/block", Map.of()).expect(204);
        }
        if (row.path().endsWith("/reactivate")) {
            granting.realm()
                    .changeInConsole(
                            things.id,
                            Map.of(
                                    "enabled",
                                    false,
                                    "attributes",
                                    Map.of("membership.deactivatedOn", List.of("2099-01-01T00:00:00.000Z"))));
        }
        return callOf(row, things);
    }

    private Things things(Row row, String added) {
        String email = Unique.email();
        if (row.path().startsWith("/triggers")) {
            removeTriggers();
        }
        if (row.path().startsWith("/settings/sms") || row.path().startsWith("/users/phone")) {
            granting.api().put("/settings/sms", gateway("")).expect(200);
        }
        boolean ofUsers = row.path().startsWith("/users")
                || row.path().endsWith("/users")
                || row.path().startsWith(Pushes.PATH);
        String id = row.path().contains("{notification}")
                ? notified()
                : ofUsers ? users.registeredId(Map.of("email", email, "hasCredentials", false)) : "";
        String trigger = row.path().contains("{trigger}") || row.path().contains("{delivery}") ? trigger() : "";
        if (row.path().equals("/auth/credentials")) {
            granting.realm().createUser(email);
        }
        return new Things(
                id,
                email,
                row.path().startsWith("/roles/") ? role() : "",
                row.path().startsWith("/policies/") ? policy() : "",
                row.path().equals("/permissions/{value}") ? permission() : "",
                trigger,
                row.path().contains("{delivery}") ? delivery(trigger) : "",
                row.path().contains("{device}") ? device(id) : "",
                row.path().contains("{notification}") ? pushes.shown(id) : "",
                row.path().contains("{invitation}") ? invitation() : "",
                row.path().contains("{serviceUser}") ? serviceUser() : "",
                added);
    }

    private Map<String, Object> gateway(String from) {
        return Map.of("url", receiver.url(), "body", Map.of("from", from, "to", "{{to}}", "text", "{{text}}"));
    }

    private String invitation() {
        return users.api()
                .post("/invite", Map.of("email", Unique.email(), "notify", false))
                .expect(200)
                .text("/invitationId");
    }

    private String serviceUser() {
        return granting.api()
                .post("/service-users", Map.of("displayName", "Somebody"))
                .expect(200)
                .text("/result/id");
    }

    /** Somebody who is written to; he and the trigger that does it are made but once. */
    private String notified() {
        if (notified.isEmpty()) {
            notified = users.registeredId(Map.of("email", Unique.email(), "hasCredentials", false));
            pushes.device(notified);
            pushes.trigger();
        }
        return notified;
    }

    private String device(String user) {
        return granting.api().post(DEVICES, Map.of("userId", user)).expect(200).text("/result/id");
    }

    private String role() {
        String name = Unique.name("role");
        granting.api().post("/roles", Map.of("name", name)).expect(200);
        return name;
    }

    private String policy() {
        String name = Unique.name("policy");
        granting.api()
                .post("/policies", Map.of("name", name, "permissions", List.of("files:read")))
                .expect(200);
        return name;
    }

    private String permission() {
        String value = "shop:" + Unique.name("operation");
        granting.api().post("/permissions", Map.of("value", value)).expect(200);
        return value;
    }

    /** Those of the calls before: a realm has only so many. */
    private void removeTriggers() {
        Api triggers = granting.api().under("/triggers");
        UsersApi.texts(triggers.get("").expect(200).at("/result"), "/id")
                .forEach(id -> triggers.delete("/" + id).expect(200));
        notified = "";
    }

    private String trigger() {
        return TriggersApi.of(granting.realm())
                .create(receiver, "Delete")
                .path("id")
                .asText();
    }

    private String delivery(String trigger) {
        TriggersApi triggers = TriggersApi.of(granting.realm());
        triggers.api().post("/" + trigger + "/test", Map.of()).expect(200);
        return triggers.api().get("/" + trigger + "/deliveries").text("/result/0/id");
    }

    private Target callOf(Row row, Things things) {
        String query = row.path().endsWith("/by-email") ? Api.query("email", things.email) : "";
        if (row.verb().equals("GET") && row.path().endsWith("/token")) {
            query = Api.query("token", NO_TOKEN);
        }
        String path = row.path()
                .replace("{id}", things.id)
                .replace("{role}", things.role)
                .replace("{name}", things.role + things.policy)
                .replace("{value}", things.permission)
                .replace("{trigger}", things.trigger)
                .replace("{delivery}", things.delivery)
                .replace("{invitation}", things.invitation)
                .replace("{serviceUser}", things.serviceUser)
                .replace("{device}", things.device)
                .replace("{notification}", things.notification)
                .replace("{provider}", "browser");
        return new Target(path + query, body(row, things));
    }

    private Map<String, Object> body(Row row, Things things) {
        return switch (row.operation()) {
            case "POST /users/invite" -> Map.of("email", things.added + "@test.example", "notify", false);
            case "POST /users/invitation/verify",
                    "PUT /users/invitation/verify",
                    "POST /users/verify",
                    "PUT /users/verify",
                    "POST /users/password/reset",
                    "POST /users/deactivate" -> Map.of("token", NO_TOKEN, "password", Realm.PASSWORD);
            case "POST /users/password/reset/token" -> Map.of("email", things.email);
            case "POST /users/verify/resend" -> Map.of("userId", things.id, "email", things.email);
            case "PATCH /users/password" -> Map.of("userId", things.id, "password", "a password of my own");
            case "POST /users/deactivate/token" -> Map.of();
            case "POST /users/phone/code" -> Map.of("phone", "+37060000000");
            case "POST /users/phone/verify" -> Map.of("phone", "+37060000000", "code", "000000");
            case "PUT /settings/sms" -> gateway(things.added);
            case "POST /users/register/guest" -> Map.of("email", things.added + "@test.example");
            case "POST /users/register/phone" ->
                Map.of("phone", Unique.phone(), "email", things.added + "@test.example");
            case "POST /users/register" -> Map.of("email", things.added + "@test.example", "hasCredentials", false);
            case "POST /roles/{role}/users", "DELETE /roles/{role}/users" -> Map.of("users", List.of(things.id));
            case "POST /roles", "POST /policies", "POST /roles/{name}/clone", "POST /policies/{name}/clone" ->
                Map.of("name", things.added);
            case "POST /permissions" -> Map.of("value", "shop:" + things.added);
            case "POST /permissions/check" -> Map.of("checks", List.of("files:read"));
            case "POST /triggers" ->
                Map.of("name", things.added, "types", List.of("Delete"), "action", Map.of("url", receiver.url()));
            case "GET /auth/credentials", "POST /auth/credentials" ->
                Map.of("userName", things.email, "password", Realm.PASSWORD);
            case "GET /auth/{provider}", "POST /auth/{provider}" -> Map.of("redirectUri", "http://localhost:3000/");
            case "GET /auth", "POST /auth", "POST /auth/logout" -> Map.of();
            case "PATCH /settings" -> Map.of("allowInviteUsers", true);
            case "GET /settings/sms", "DELETE /settings/sms" -> Map.of();
            case "GET /users", "POST /users", "GET " + Pushes.PATH, "GET " + Pushes.PATH + "/count", "GET " + DEVICES ->
                Map.of();
            default ->
                row.path().startsWith("/triggers")
                        ? Map.of()
                        : row.path().startsWith("/users")
                                ? Map.of("id", things.id, "firstName", "Touched")
                                : row.path().startsWith(Pushes.PATH)
                                        ? device(things)
                                        : Map.of("displayName", "Touched", "title", "Touched");
        };
    }

    private static Map<String, Object> device(Things things) {
        return Map.of("userId", things.id, "provider", "Expo", "token", things.added, "timeZone", "Europe/Vilnius");
    }

    /** A call that is to be refused, and what it could have changed. */
    final class Refused {

        private final Things things;
        private final Target target;

        private Refused(Row row) {
            this.things = things(row, Unique.name(REFUSED));
            this.target = callOf(row, things);
        }

        Target target() {
            return target;
        }

        /** Everything that calls of this kind change, as it is now. */
        List<String> state() {
            List<String> paths = new ArrayList<>(List.of(
                    "/settings",
                    "/settings/sms",
                    "/triggers",
                    "/service-users",
                    "/users/by-email" + Api.query("email", things.added + "@test.example"),
                    "/roles/" + things.added,
                    "/policies/" + things.added,
                    "/permissions/shop:" + things.added));
            add(paths, things.id, "/users/" + things.id + "?includeMeta=true");
            add(paths, things.device, DEVICES + "/" + things.device);
            add(paths, things.notification, Pushes.PATH + "/" + things.notification);
            add(paths, things.invitation, "/users/invitations/" + things.invitation);
            add(paths, things.serviceUser, "/service-users/" + things.serviceUser);
            add(paths, things.role, "/roles/" + things.role);
            add(paths, things.policy, "/policies/" + things.policy);
            add(paths, things.permission, "/permissions/" + things.permission);
            return paths.stream().map(this::shown).toList();
        }

        private String shown(String path) {
            Reply reply = granting.api().get(path);
            assertThat(reply.status()).as(reply.body()).isIn(200, 404);
            return reply.body();
        }

        private static void add(List<String> paths, String thing, String path) {
            if (!thing.isEmpty()) {
                paths.add(path);
            }
        }
    }

    /** A call on things that stay as they are. */
    Refused refused(Row row) {
        return new Refused(row);
    }
}
