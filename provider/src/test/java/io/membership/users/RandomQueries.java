package io.membership.users;

import io.membership.api.Json;
import io.membership.users.UserFacts.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Users, filters and sorts by chance, over pools small enough that filters find some users and not all. */
final class RandomQueries {

    static final Set<String> SEARCHABLE = Set.of("plan", "level");

    private static final List<String> NAMES =
            List.of("Ona", "Petras", "Petronėlė", "petras", "100%", "10_0", "a!b", "Jo.n", "O'Neil", "", "ŽILVINAS");
    private static final List<String> PLANS = List.of("gold", "golden", "silver", "7", "1.5", "true", long_("p"));
    private static final List<String> ROLES = List.of("Authenticated", "Administrator", "Editor", "editor%", "Ed_tor");
    private static final List<String> TAGS = List.of("beta", "beta2", "vip", "Šilas");
    private static final List<String> ACTIONS = List.of("VERIFY_EMAIL", "UPDATE_PASSWORD", "terms");
    private static final List<String> TYPES = List.of("Guest", "Phone", "System", "Service", "nonsense");
    private static final List<String> PROVIDERS = List.of("google", "github");
    private static final long FIRST_DAY = 1_700_000_000_000L;

    private final Random random;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    private static String long_(String start) {
        return start + "x".repeat(300);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> @Nullable T maybe(List<T> of, int percent) {
        return chance(percent) ? one(of) : null;
    }

    private List<String> some(List<String> of, int percent) {
        return of.stream().filter(value -> chance(percent)).sorted().toList();
    }

    private long time() {
        return FIRST_DAY + random.nextInt(20) * 3_600_000L;
    }

    private String id() {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | random.nextInt(500)).toString();
    }

    List<UserFacts> users(int count) {
        return IntStream.range(0, count).mapToObj(this::user).toList();
    }

    private UserFacts user(int number) {
        String id = new UUID(0x4000L, 0x8000_0000_0000_0000L | number).toString();
        String userName = (chance(20) ? "100%" : chance(20) ? "10_0" : "user") + number;
        return new UserFacts(
                id,
                userName,
                chance(70) ? "mail" + number + (chance(50) ? "@one.test" : "@two.test") : null,
                chance(50),
                maybe(NAMES, 80),
                maybe(NAMES, 80),
                chance(70),
                chance(85) ? time() : null,
                chance(70) ? time() : null,
                chance(5) ? "client-" + number : null,
                null,
                attributes(),
                some(ROLES, 30),
                PROVIDERS.stream()
                        .filter(provider -> chance(20))
                        .sorted()
                        .map(provider -> new Identity(provider, provider + "-" + number))
                        .toList(),
                chance(50),
                new TreeSet<>(some(ACTIONS, 20)));
    }

    private Map<String, List<String>> attributes() {
        Map<String, List<String>> all = new TreeMap<>();
        all.put(Attributes.DISPLAY_NAME, chance(5) ? List.of(long_("D")) : some(NAMES, 8));
        all.put(Attributes.PHONE, chance(50) ? List.of("+3706" + random.nextInt(50)) : List.of());
        all.put(Attributes.LANGUAGE, chance(50) ? List.of(one(List.of("en", "lt"))) : List.of());
        all.put(Attributes.TAGS, some(TAGS, 25));
        all.put(Attributes.META_KEY + "plan", chance(60) ? List.of(one(PLANS)) : List.of());
        all.put(
                Attributes.META,
                chance(60) ? List.of("{\"text\":\"" + "ž".repeat(random.nextInt(900)) + "\"}") : List.of());
        all.put(Attributes.TYPE, some(TYPES, 12));
        all.put(Attributes.INVITED_ON, chance(15) ? List.of("2024-01-01T00:00:00.000Z") : List.of());
        all.put(Attributes.DEACTIVATED_ON, chance(30) ? List.of("2024-01-01T00:00:00.000Z") : List.of());
        all.values().removeIf(List::isEmpty);
        return all;
    }

    String sort() {
        Map<String, Object> sort = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .forEach(i -> sort.put(one(List.of(Member.Column.values())).label(), chance(50) ? 1 : -1));
        return Json.text(sort);
    }

    String filter() {
        return Json.text(document(3));
    }

    private Map<String, Object> document(int depth) {
        Map<String, Object> document = new LinkedHashMap<>();
        int tests = chance(10) ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < tests; i++) {
            if (depth > 0 && chance(40)) {
                List<Object> branches = new ArrayList<>();
                IntStream.rangeClosed(0, random.nextInt(3)).forEach(branch -> branches.add(document(depth - 1)));
                document.put(chance(50) ? "$and" : "$or", branches);
            } else {
                String member = member();
                document.put(member, test(member));
            }
        }
        return document;
    }

    private String member() {
        return one(List.of(
                "id",
                "createdOn",
                "modifiedOn",
                "email",
                "userName",
                "firstName",
                "lastName",
                "displayName",
                "phone",
                "status",
                "type",
                "roles",
                "tags",
                "language",
                "meta.plan",
                "meta.level"));
    }

    private @Nullable Object test(String member) {
        if (chance(25)) {
            return chance(15) ? null : value(member);
        }
        Map<String, Object> test = new LinkedHashMap<>();
        IntStream.rangeClosed(1, chance(80) ? 1 : 2).forEach(i -> {
            String operator = operator(member);
            Object operand = switch (operator) {
                case "$in", "$nin" -> values(member);
                case "$exists" -> chance(50);
                case "$regex" -> "^" + prefix(member);
                case "$eq", "$ne" -> chance(10) ? null : value(member);
                default -> value(member);
            };
            test.put(operator, operand);
            if (operator.equals("$regex") && chance(50)) {
                test.put("$options", "i");
            }
        });
        return test;
    }

    private String operator(String member) {
        List<String> operators = new ArrayList<>(List.of("$eq", "$ne", "$in", "$nin", "$exists"));
        Member known = Member.named(member, SEARCHABLE).orElseThrow();
        if (known.ordered()) {
            operators.addAll(List.of("$gt", "$gte", "$lt", "$lte"));
        }
        if (known.text()) {
            operators.add("$regex");
        }
        return one(operators);
    }

    private List<@Nullable Object> values(String member) {
        List<@Nullable Object> values = new ArrayList<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> values.add(chance(10) ? null : value(member)));
        return values;
    }

    private Object value(String member) {
        return switch (member) {
            case "id" -> chance(50) ? id() : id().replace("-", "");
            case "createdOn", "modifiedOn" -> {
                String date = Instant.ofEpochMilli(time()).toString();
                yield chance(50) ? date : Map.of("$date", date);
            }
            case "email" -> "Mail" + random.nextInt(400) + "@one.test";
            case "userName" -> "USER" + random.nextInt(400);
            case "phone" -> "+3706" + random.nextInt(50);
            case "status" -> one(List.of(UserStatus.values())).toString();
            case "type" -> one(List.of(UserType.values())).toString();
            case "roles" -> one(ROLES);
            case "tags" -> one(TAGS);
            case "language" -> one(List.of("en", "lt", "de"));
            case "meta.plan", "meta.level" -> plan();
            default -> chance(10) ? long_("D") : one(NAMES);
        };
    }

    private Object plan() {
        return switch (random.nextInt(4)) {
            case 0 -> 7;
            case 1 -> 1.5;
            case 2 -> true;
            default -> one(PLANS);
        };
    }

    private String prefix(String member) {
        String value = String.valueOf(value(member));
        return value.substring(0, random.nextInt(Math.min(value.length(), 6) + 1))
                .replaceAll("[\\\\.*+?()\\[\\]{}|^$]", "\\\\$0");
    }
}
