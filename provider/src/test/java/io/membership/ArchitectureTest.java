package io.membership;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The boundaries of the code. What fails here is a decision to be taken, not a line to be added. */
final class ArchitectureTest {

    private static final String ROOT = "io.membership";

    /** Who may import whom. A new package is a new line. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry(
                    "",
                    Set.of(
                            "accounts",
                            "devices",
                            "services",
                            "users",
                            "triggers",
                            "access",
                            "roles",
                            "settings",
                            "permissions",
                            "events",
                            "api")),
            Map.entry(
                    "accounts", Set.of("users", "access", "roles", "mail", "settings", "permissions", "events", "api")),
            Map.entry(
                    "users", Set.of("devices", "access", "roles", "mail", "settings", "permissions", "events", "api")),
            Map.entry("services", Set.of("users", "roles", "permissions", "events", "api")),
            Map.entry("triggers", Set.of("mail", "devices", "permissions", "settings", "events", "api")),
            Map.entry("access", Set.of("roles", "settings", "permissions", "events", "api")),
            Map.entry("roles", Set.of("settings", "permissions", "events", "api")),
            Map.entry("devices", Set.of("permissions", "api")),
            Map.entry("mail", Set.of()),
            Map.entry("settings", Set.of("permissions", "events", "api")),
            Map.entry("permissions", Set.of("api")),
            Map.entry("events", Set.of()),
            Map.entry("api", Set.of()));

    /** Who knows tables. */
    private static final Set<String> SQL = Set.of(
            "accounts.InvitationEntity",
            "api.Refusal",
            "accounts.InvitationTable",
            "accounts.PhoneCodeEntity",
            "accounts.PhoneCodes",
            "accounts.TicketEntity",
            "accounts.Tickets",
            "roles.Holders",
            "users.FilterPredicate",
            "users.OwnedRows",
            "users.UserRows",
            "users.UserSelect",
            "users.UserTable",
            "devices.DeviceEntity",
            "devices.Devices",
            "devices.NotificationEntity",
            "devices.Notifications",
            "triggers.delivery.Deliveries",
            "triggers.delivery.Leases",
            "triggers.delivery.Outbox",
            "triggers.delivery.OutboxAttemptEntity",
            "triggers.delivery.OutboxDeliveryEntity",
            "triggers.delivery.OutboxEventEntity",
            "triggers.delivery.Retention",
            "triggers.delivery.Troubles",
            "events.ChangeTap",
            "events.StoredUsers",
            "events.UserRows");

    private static final String BANNED_NAMES = "(.*(Util|Utils|Helper|Manager|Impl|DTO)|Abstract.*)";

    private final JavaClasses ours = Ours.CLASSES;

    /** Read once for all tests. */
    private static final class Ours {
        private static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void packagesUseOnlyThoseBelowThem() {
        classes().should(useOnlyPackagesBelow()).check(ours);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(ours);
    }

    @Test
    void fewClassesKnowTheDatabase() {
        noClasses()
                .that(describe("are not " + SQL, type -> !SQL.contains(KeycloakInternalsTest.topLevelName(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .check(ours);
    }

    /** What of ours speaks HTTP though it is neither resource nor API. */
    private static final Set<String> KNOW_HTTP = Set.of(
            // It tells by the path through which of Keycloak's doors a change came.
            "events.Door",
            // Keycloak's login flow reads a request, and answers with one if it lets nobody in.
            "access.PasswordLogin",
            "access.TokenLogin",
            // Apple answers by a form that the browser posts to Keycloak's address, not to one of ours.
            "access.AppleProvider");

    @Test
    void onlyResourcesAndTheApiKnowHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".api")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .and(describe(
                        "are not " + KNOW_HTTP, type -> !KNOW_HTTP.contains(KeycloakInternalsTest.topLevelName(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(ours);
    }

    @Test
    void onlyChannelsOpenConnections() {
        Set<String> channels = Set.of(
                "triggers.delivery.ProxyRoutes",
                "triggers.delivery.TargetGuard",
                "triggers.delivery.HttpSender",
                "triggers.delivery.GuardedClient");
        noClasses()
                .that(describe("are no channels", type -> !channels.contains(KeycloakInternalsTest.topLevelName(type))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net.http..", "org.apache.http..", "org.keycloak.connections.httpclient..")
                        .or(describe(
                                "open connections",
                                type -> Set.of(
                                                "java.net.Socket",
                                                "java.net.URLConnection",
                                                "java.net.HttpURLConnection")
                                        .contains(type.getName()))))
                .check(ours);
    }

    @Test
    void onlyTheWorkerStartsThreads() {
        noClasses()
                .that(describe(
                        "are not the worker",
                        type -> !Set.of("triggers.delivery.Pump", "triggers.delivery.OutboxWorker")
                                .contains(KeycloakInternalsTest.topLevelName(type))))
                .should()
                .dependOnClassesThat(describe(
                        "start threads",
                        type -> type.getName()
                                .matches("java\\.lang\\.Thread|java\\.util\\.Timer|java\\.util\\.concurrent\\."
                                        + "(.*Executor.*|ForkJoin.*|CompletableFuture)")))
                .check(ours);
    }

    @Test
    void nobodyReadsTheEnvironment() {
        noClasses().should().callMethod(System.class, "getenv").check(ours);
        noClasses().should().callMethod(System.class, "getenv", String.class).check(ours);
        noClasses()
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .check(ours);
    }

    @Test
    void staticsNeverChange() {
        fields().that().areStatic().should().beFinal().check(ours);
    }

    /** One that is meant to be extended is abstract, and sealed. */
    @Test
    void classesAreFinal() {
        classes()
                .that(describe(
                        "could be extended",
                        type -> !type.isInterface()
                                && !type.isEnum()
                                && !type.isAnonymousClass()
                                && !isConstant(type)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ours);
    }

    /** An enum constant with a body of its own. */
    private static boolean isConstant(JavaClass type) {
        return type.getRawSuperclass().filter(JavaClass::isEnum).isPresent();
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*[.$]" + BANNED_NAMES).check(ours);
    }

    @Test
    void everyPackageIsNullMarked() {
        ours.getPackage(ROOT)
                .getSubpackagesInTree()
                .forEach(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
        assertThat(ours.getPackage(ROOT).isAnnotatedWith(NullMarked.class)).isTrue();
    }

    private static ArchCondition<JavaClass> useOnlyPackagesBelow() {
        return new ArchCondition<>("use only packages below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String own = feature(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(each -> each.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(each -> !feature(each.getTargetClass()).equals(own))
                        .filter(each -> !MAY_USE.getOrDefault(own, Set.of()).contains(feature(each.getTargetClass())))
                        .forEach(each -> events.add(SimpleConditionEvent.violated(type, each.getDescription())));
            }
        };
    }

    /** First part of the package's name below ours. */
    private static String feature(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    }
}
