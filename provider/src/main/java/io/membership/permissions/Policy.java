package io.membership.permissions;

import java.util.Collection;
import java.util.List;

/** A named, reusable set of statements; what they allow and deny is arranged for fast answers. Never changes. */
public final class Policy {

    private final String name;
    private final String displayName;
    private final boolean system;
    private final boolean disabled;
    private final List<Statement> statements;
    private final Rules allowed;
    private final Rules denied;

    private Policy(String name, String displayName, boolean system, boolean disabled, List<Statement> statements) {
        this.name = name;
        this.displayName = displayName;
        this.system = system;
        this.disabled = disabled;
        this.statements = List.copyOf(statements);
        this.allowed = rules(Effect.ALLOW);
        this.denied = rules(Effect.DENY);
    }

    /** A policy of these statements. */
    public static Policy of(
            String name, String displayName, boolean system, boolean disabled, List<Statement> statements) {
        return new Policy(name, displayName, system, disabled, statements);
    }

    private Rules rules(Effect effect) {
        return new Rules(statements.stream()
                .filter(statement -> statement.effect() == effect)
                .flatMap(Statement::scopes)
                .toList());
    }

    /** Unique in the realm; those of the system have a colon in it, so that no name of a realm meets them. */
    public String name() {
        return name;
    }

    /** For people. */
    public String displayName() {
        return displayName;
    }

    /** Whether it ships with this product rather than being the realm's. */
    public boolean isSystem() {
        return system;
    }

    /** Kept, and without effect. */
    public boolean isDisabled() {
        return disabled;
    }

    public List<Statement> statements() {
        return statements;
    }

    Rules allowed() {
        return allowed;
    }

    Rules denied() {
        return denied;
    }

    /** Whether it would allow all of this, were it not disabled. */
    public boolean allows(Scope scope) {
        return allowed.covering(scope) != null;
    }

    /** Whether all that it allows is within these. */
    public boolean isWithin(Collection<Scope> scopes) {
        Rules given = new Rules(scopes);
        return allowed.all().stream().allMatch(scope -> given.covering(scope) != null);
    }

    /** What it allows or denies by itself; nothing if it is disabled. */
    public List<Scope> scopes(Effect effect) {
        return disabled ? List.of() : (effect == Effect.ALLOW ? allowed : denied).all();
    }
}
