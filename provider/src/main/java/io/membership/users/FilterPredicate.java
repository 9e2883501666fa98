package io.membership.users;

import io.membership.users.Filter.Among;
import io.membership.users.Filter.And;
import io.membership.users.Filter.Or;
import io.membership.users.Filter.Prefix;
import io.membership.users.Filter.Range;
import io.membership.users.Member.Attribute;
import io.membership.users.Member.Column;
import io.membership.users.Member.Derived;
import io.membership.users.Member.Kind;
import io.membership.users.UserStatus.Sign;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** A filter in SQL: the mirror of {@link Filter#test}. */
final class FilterPredicate {

    private static final char ESCAPE = '!';

    /** What means nothing within quotes to any database. */
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9 @.+_-]{1,64}");

    private final CriteriaBuilder sql;
    private final Root<UserEntity> user;
    private final OwnedRows owned;
    private final RealmModel realm;

    FilterPredicate(CriteriaBuilder sql, AbstractQuery<?> query, Root<UserEntity> user, RealmModel realm) {
        this.sql = sql;
        this.user = user;
        this.owned = new OwnedRows(sql, query, user, realm);
        this.realm = realm;
    }

    Predicate of(Filter filter) {
        if (filter instanceof And and) {
            return all(and.terms().stream().map(this::of).toList());
        } else if (filter instanceof Or or) {
            return any(or.terms().stream().map(this::of).toList());
        } else if (filter instanceof Range range) {
            return range(range);
        } else if (filter instanceof Prefix prefix) {
            return prefix(prefix);
        }
        Among among = (Among) filter;
        return among.member() instanceof Column column ? among(column, among) : among(among);
    }

    /** The beginning of e-mail, user name, first or last name; {@code text} is in lower case. */
    Predicate search(String text) {
        return sql.or(
                startsWith(user.get("username"), text),
                startsWith(user.get("email"), text),
                startsWith(sql.lower(user.get("firstName")), text),
                startsWith(sql.lower(user.get("lastName")), text));
    }

    /** An account of an identity provider is linked. */
    Predicate identity(String provider, String userId) {
        return owned.identity(provider, userId);
    }

    /** A column as an expression; who was never modified counts as modified when he was created. */
    <T> Expression<T> column(Column column) {
        return column == Column.MODIFIED_ON
                ? sql.coalesce(user.get(column.property()), user.get(Column.CREATED_ON.property()))
                : user.get(column.property());
    }

    Predicate range(Range range) {
        Expression<Comparable<Object>> column = column(range.column());
        @SuppressWarnings("unchecked") // the parser gives the type of the column
        Comparable<Object> bound = (Comparable<Object>) range.bound();
        return switch (range.side()) {
            case GT -> sql.greaterThan(column, bound);
            case GTE -> sql.greaterThanOrEqualTo(column, bound);
            case LT -> sql.lessThan(column, bound);
            case LTE -> sql.lessThanOrEqualTo(column, bound);
        };
    }

    /** Spelt out for both signs, since in SQL a null is neither in a list nor outside of it. */
    private Predicate among(Column member, Among among) {
        Expression<Object> column = column(member);
        Predicate in = among.values().isEmpty() ? sql.disjunction() : column.in(among.values());
        if (!among.negated()) {
            return among.orAbsent() ? sql.or(in, sql.isNull(column)) : in;
        }
        return among.orAbsent() ? sql.and(sql.not(in), sql.isNotNull(column)) : sql.or(sql.not(in), sql.isNull(column));
    }

    private Predicate among(Among among) {
        List<Predicate> found = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Object value : among.values()) {
            if (value instanceof UserStatus status) {
                found.add(status(status));
            } else if (value instanceof UserType type) {
                found.add(type(type));
            } else {
                texts.add((String) value);
            }
        }
        if (!texts.isEmpty()) {
            found.add(
                    among.member() instanceof Attribute attribute
                            ? owned.attribute(attribute.attribute(), texts)
                            : owned.role(texts));
        }
        if (among.orAbsent()) {
            absent(among.member()).ifPresent(found::add);
        }
        return among.negated() ? sql.not(any(found)) : any(found);
    }

    /** Everybody has a status and a type. */
    private Optional<Predicate> absent(Member member) {
        if (member instanceof Attribute attribute) {
            return Optional.of(sql.not(owned.attribute(attribute.attribute())));
        }
        return member == Derived.ROLES ? Optional.of(sql.not(owned.role(name -> sql.conjunction()))) : Optional.empty();
    }

    private Predicate prefix(Prefix prefix) {
        boolean lower = prefix.ignoreCase() && prefix.member().kind() != Kind.FOLDED;
        Function<Expression<String>, Predicate> test =
                text -> startsWith(lower ? sql.lower(text) : text, prefix.prefix());
        if (prefix.member() instanceof Column column) {
            return test.apply(column(column));
        }
        return prefix.member() instanceof Attribute attribute
                ? owned.attribute(attribute.attribute(), test)
                : owned.role(test);
    }

    /**
     * Not as a parameter, if it is of plain letters and signs: how many begin with it differs so much from one to the other that a
     * database which does not know it chooses the wrong way, and PostgreSQL works the pattern out anew for each row.
     */
    private Predicate startsWith(Expression<String> text, String prefix) {
        String pattern = prefix.replaceAll("[!%_]", ESCAPE + "$0") + "%";
        return PLAIN.matcher(prefix).matches()
                ? sql.like(text, sql.literal(pattern), ESCAPE)
                : sql.like(text, pattern, ESCAPE);
    }

    /** The first status whose signs all show, as {@link UserStatus#of} says it. */
    private Predicate status(UserStatus status) {
        List<Predicate> rule = new ArrayList<>(List.of(shown(status)));
        status.earlier().forEach(earlier -> rule.add(sql.not(shown(earlier))));
        return all(rule);
    }

    private Predicate shown(UserStatus status) {
        return all(status.signs().stream().map(this::sign).toList());
    }

    private Predicate sign(Sign sign) {
        return switch (sign) {
            case DISABLED -> sql.isFalse(user.get("enabled"));
            case DEACTIVATION -> owned.attribute(Attributes.DEACTIVATED_ON);
            case INVITATION -> owned.attribute(Attributes.INVITED_ON);
            case OPEN_ACTION -> owned.action(name -> sql.conjunction());
            case UNVERIFIED -> {
                Predicate asked = owned.action(name -> sql.equal(name, UserFacts.VERIFY_EMAIL));
                Predicate unproven = sql.and(sql.isNotNull(user.get("email")), sql.isFalse(user.get("emailVerified")));
                yield realm.isVerifyEmail() ? sql.or(asked, unproven) : asked;
            }
        };
    }

    /** A service account, or else the first mark, as {@link UserType#of} says it. */
    private Predicate type(UserType type) {
        Predicate service = sql.isNotNull(user.get("serviceAccountClientLink"));
        if (type == UserType.SERVICE) {
            return service;
        }
        List<Predicate> rule = new ArrayList<>(List.of(sql.not(service)));
        for (UserType mark : UserType.MARKED) {
            Predicate marked = owned.attribute(Attributes.TYPE, List.of(mark.toString()));
            rule.add(mark == type ? marked : sql.not(marked));
            if (mark == type) {
                break;
            }
        }
        return all(rule);
    }

    private Predicate all(List<Predicate> terms) {
        return sql.and(terms.toArray(Predicate[]::new));
    }

    private Predicate any(List<Predicate> terms) {
        return sql.or(terms.toArray(Predicate[]::new));
    }
}
