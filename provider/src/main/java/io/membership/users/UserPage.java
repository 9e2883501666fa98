package io.membership.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.membership.api.Dialect;
import io.membership.api.Reply;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of users, read alike in both dialects.
 *
 * @param totalCount how many match in all; absent behind a cursor, where nobody needs it and it costs most
 * @param nextCursor member {@code cursor} of the request for the next page; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A page of users")
record UserPage(
        List<User> result,
        @Nullable Long totalCount,
        @Nullable String nextCursor) implements Reply {

    @Override
    public Object body(Dialect dialect) {
        return this;
    }
}
