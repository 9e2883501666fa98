package io.membership.users;

import io.membership.users.Filter.Among;
import io.membership.users.Member.Derived;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of users.
 *
 * @param search beginning of e-mail, user name, first or last name, in lower case; null for everybody
 * @param pageNumber 0 and up; of no meaning with a cursor
 * @param pageSize 1 to {@value #LARGEST_PAGE}
 * @param cursor where to go on, null for a numbered page
 * @param count whether the total is wanted; a page behind a cursor has none
 */
record UserQuery(
        Filter filter,
        Sort sort,
        @Nullable String search,
        int pageNumber,
        int pageSize,
        @Nullable Cursor cursor,
        boolean count) {

    static final int LARGEST_PAGE = 1000;

    UserQuery {
        if (pageNumber < 0 || pageSize < 1 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("page " + pageNumber + " of size " + pageSize);
        }
        if (search != null && search.indexOf('\0') >= 0) {
            throw QueryException.search("contains the character 0");
        }
        search = search == null || search.isBlank() ? null : search.strip().toLowerCase(Locale.ROOT);
    }

    /** The numbered page of this filter, sort and search. */
    static UserQuery page(Filter filter, Sort sort, @Nullable String search, int number, int size, boolean count) {
        return new UserQuery(filter, sort, search, number, size, null, count);
    }

    /**
     * The page behind a cursor that {@link UserSearch.Found} gave for the same filter, sort and search.
     *
     * @throws QueryException if it is of another query, or broken
     */
    static UserQuery after(String cursor, Filter filter, Sort sort, @Nullable String search, int size) {
        UserQuery start = page(filter, sort, search, 0, size, false);
        return new UserQuery(filter, sort, search, 0, size, Cursor.read(cursor, start.signature(), sort), false);
    }

    /**
     * Users to read at most: one more than fit tells whether the list goes on. No index serves a search, so that all users are
     * looked at anyway: reading ahead then tells most totals without looking a second time.
     */
    int rows() {
        return 1 + (count && search != null ? LARGEST_PAGE : pageSize);
    }

    /** The role that is all that is asked for; empty if more is asked, or less. */
    Optional<String> onlyRole() {
        return search == null
                        && filter instanceof Among among
                        && among.member() == Derived.ROLES
                        && among.values().size() == 1
                        && !among.orAbsent()
                        && !among.negated()
                ? Optional.of((String) among.values().get(0))
                : Optional.empty();
    }

    /** Number of users before a numbered page, as far as a database can skip. */
    int offset() {
        return (int) Math.min((long) pageNumber * pageSize, Integer.MAX_VALUE - LARGEST_PAGE - 1L);
    }

    /** The cursor that goes on behind {@code last}. */
    String cursorAfter(UserFacts last) {
        return Cursor.write(signature(), sort, last);
    }

    /** The same for the same filter, sort and search, on every node. */
    String signature() {
        String query = String.join("\n", filter.text(), sort.text(), search == null ? "" : search);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
