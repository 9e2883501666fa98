package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * The permissions that exist in a realm: those of CodeMash's modules ({@code catalogue.json}) and those that applications
 * have registered. It lets consoles offer them and refuses typos; what a permission means, its application knows.
 */
public final class Catalogue {

    /** What is in it in every realm. */
    static final List<KnownPermission> SHIPPED = shipped();

    private final RealmModel realm;
    private final Map<String, KnownPermission> byText = new TreeMap<>();

    private Catalogue(RealmModel realm) {
        this.realm = realm;
        components(realm)
                .flatMap(component -> new ModuleComponent(component).read().stream())
                .forEach(known -> byText.put(known.permission().toString(), known));
        SHIPPED.forEach(known -> byText.put(known.permission().toString(), known));
    }

    private static List<KnownPermission> shipped() {
        List<KnownPermission> known = new ArrayList<>();
        for (JsonNode module : Shipped.json("catalogue.json")) {
            module.path("permissions").forEach(permission -> known.add(KnownPermission.parse(permission, true)));
        }
        return List.copyOf(known);
    }

    /** That of the realm. */
    public static Catalogue of(RealmModel realm) {
        return new Catalogue(realm);
    }

    static Stream<ComponentModel> components(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), MembershipModule.class.getName());
    }

    /** All of it by text. */
    public List<KnownPermission> all() {
        return List.copyOf(byText.values());
    }

    /** Every entry, on everything. */
    public List<Scope> scopes() {
        return byText.values().stream()
                .map(known -> Scope.of(known.permission()))
                .toList();
    }

    /** The entry that is written exactly so. */
    Optional<KnownPermission> named(String text) {
        return Optional.ofNullable(byText.get(text));
    }

    /** Whether the permission means anything: it has something in common with an entry. */
    public boolean knows(Permission permission) {
        return permission.equals(Permission.EVERY)
                || byText.values().stream().anyMatch(known -> known.permission().overlaps(permission));
    }

    /** Adds an entry, or replaces the one that is written the same. */
    void register(KnownPermission added) {
        String module = added.permission().module();
        Map<String, KnownPermission> entries = ofModule(module);
        entries.put(added.permission().toString(), added);
        store(module, entries);
    }

    void remove(KnownPermission removed) {
        String module = removed.permission().module();
        Map<String, KnownPermission> entries = ofModule(module);
        entries.remove(removed.permission().toString());
        store(module, entries);
    }

    private Map<String, KnownPermission> ofModule(String module) {
        Map<String, KnownPermission> entries = new TreeMap<>();
        byText.values().stream()
                .filter(known -> !known.system() && known.permission().module().equals(module))
                .forEach(known -> entries.put(known.permission().toString(), known));
        return entries;
    }

    private void store(String module, Map<String, KnownPermission> entries) {
        Optional<ComponentModel> stored = components(realm)
                .filter(component -> component.getName().equals(module))
                .findFirst();
        if (entries.isEmpty()) {
            stored.ifPresent(realm::removeComponent);
            return;
        }
        ComponentModel component = stored.map(ComponentModel::new)
                .map(ModuleComponent::new)
                .orElseGet(() -> ModuleComponent.in(realm, module))
                .write(entries.values())
                .component();
        if (stored.isPresent()) {
            realm.updateComponent(component);
        } else {
            realm.addComponentModel(component);
        }
        byText.values()
                .removeIf(
                        known -> !known.system() && known.permission().module().equals(module));
        byText.putAll(entries);
    }
}
