package io.membership.roles;

import io.membership.api.Call;
import io.membership.permissions.Blueprint;
import io.membership.permissions.Catalogue;
import io.membership.permissions.Grants;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.permissions.RoleWalk;
import io.membership.permissions.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Who would gain and lose what by a change of roles or policies. Users with the same roles and groups are worked out once,
 * and asked about those permissions that the change speaks of: of the catalogue, as far as they lie within it.
 */
final class Impact {

    /** The member of a request to save that holds a plan id. */
    static final String PLAN = "planId";

    private static final int SAMPLE = 10;
    private static final int MOST_QUESTIONS = 2000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Holders holders;
    private final boolean mayReadUsers;

    Impact(Call call) {
        this.session = call.session();
        this.realm = call.realm();
        this.holders = new Holders(session, realm);
        this.mayReadUsers = Rights.of(call).grants().allows(Operation.READ_USERS);
    }

    /**
     * What a change comes to.
     *
     * @param planId to be sent when it is saved: the save is refused if by then it would come to something else
     * @param affected how many users have what is changed
     * @param gaining how many of them could do more
     * @param losing how many of them could do less
     * @param changes the different results, most users first; empty if nobody would notice
     */
    @Schema(description = "What a change would come to")
    record Report(String planId, int affected, int gaining, int losing, List<Outcome> changes) {}

    /**
     * The same result for some users.
     *
     * @param gains permissions, as {@code permission} or {@code permission@resource}
     * @param loses likewise
     * @param users how many
     * @param sample ten of them at most; none for a caller who may not see users
     */
    @Schema(description = "What some users would gain and lose")
    record Outcome(List<String> gains, List<String> loses, int users, List<Person> sample) {}

    /** A user by name. */
    @Schema(description = "A user by name")
    record Person(String id, String userName) {}

    /**
     * @param roles that are changed, or carry what is
     * @param after how it would be
     * @param difference what would be said otherwise than now
     * @param proposal the change as a text, the same for the same change
     */
    Report of(Collection<RoleModel> roles, Blueprint after, Collection<Scope> difference, String proposal) {
        Set<String> roleIds = holders.upwards(roles);
        Map<String, Holders.Holding> holdings =
                roleIds.isEmpty() ? Map.of() : holders.holdings(roleIds, holders.groups(roleIds));
        List<Scope> questions = questions(difference);
        Blueprint before = Blueprint.of(realm);
        Map<Holders.Holding, List<List<String>>> known = new HashMap<>();
        Map<List<List<String>>, List<String>> users = new HashMap<>();
        holdings.forEach((id, holding) -> users.computeIfAbsent(
                        known.computeIfAbsent(holding, same -> outcome(same, before, after, questions)),
                        outcome -> new ArrayList<>())
                .add(id));
        users.values().forEach(ids -> ids.sort(null));
        List<Outcome> outcomes = new ArrayList<>();
        users.forEach((outcome, ids) ->
                outcomes.add(new Outcome(outcome.get(0), outcome.get(1), ids.size(), sample(outcome, ids))));
        outcomes.sort(Comparator.comparingInt(Outcome::users).reversed().thenComparing(Outcome::toString));
        return new Report(
                planId(proposal, users),
                holdings.size(),
                count(outcomes.stream().filter(outcome -> !outcome.gains.isEmpty())),
                count(outcomes.stream().filter(outcome -> !outcome.loses.isEmpty())),
                outcomes.stream()
                        .filter(outcome -> !outcome.gains.isEmpty() || !outcome.loses.isEmpty())
                        .toList());
    }

    /** What the difference means to each permission of the catalogue; by itself where it lies outside of all. */
    private List<Scope> questions(Collection<Scope> difference) {
        List<Scope> catalogue = Catalogue.of(realm).scopes();
        return difference.stream()
                .flatMap(scope -> {
                    List<Scope> parts = catalogue.stream()
                            .flatMap(entry -> entry.meet(scope).stream())
                            .toList();
                    return parts.isEmpty() ? Stream.of(scope) : parts.stream();
                })
                .distinct()
                .limit(MOST_QUESTIONS)
                .toList();
    }

    /** What is gained and what is lost. */
    private List<List<String>> outcome(
            Holders.Holding holding, Blueprint before, Blueprint after, List<Scope> questions) {
        Grants now = grants(before, holding);
        Grants then = grants(after, holding);
        List<String> gains = new ArrayList<>();
        List<String> loses = new ArrayList<>();
        for (Scope question : questions) {
            boolean may = now.allows(question);
            if (may != then.allows(question)) {
                (may ? loses : gains).add(question.toString());
            }
        }
        gains.sort(null);
        loses.sort(null);
        return List.of(gains, loses);
    }

    private Grants grants(Blueprint blueprint, Holders.Holding holding) {
        return RoleWalk.of(blueprint, holding.roles(realm), holding.groups(realm), holding.narrowing());
    }

    private List<Person> sample(List<List<String>> outcome, List<String> ids) {
        boolean nothing = outcome.stream().allMatch(List::isEmpty);
        return nothing || !mayReadUsers
                ? List.of()
                : ids.stream().limit(SAMPLE).flatMap(this::person).toList();
    }

    private Stream<Person> person(String id) {
        UserModel user = session.users().getUserById(realm, id);
        return Stream.ofNullable(user).map(found -> new Person(id, found.getUsername()));
    }

    private static int count(Stream<Outcome> outcomes) {
        return outcomes.mapToInt(Outcome::users).sum();
    }

    private static String planId(String proposal, Map<List<List<String>>, List<String>> users) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(proposal.getBytes(StandardCharsets.UTF_8));
            Map<String, List<String>> sorted = new TreeMap<>();
            users.forEach((outcome, ids) -> sorted.put(outcome.toString(), ids));
            digest.update(sorted.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
