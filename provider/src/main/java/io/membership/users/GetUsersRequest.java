package io.membership.users;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Members of a list request, for the description of the API; {@link Directory} reads them. */
@Schema(name = "GetUsersRequest")
interface GetUsersRequest {

    @Schema(
            description = "MongoDB-style filter, as object or as text, see docs/api/compatibility.md",
            examples = "{\"email\":\"ona@example.test\"}")
    Object getFilter();

    @Schema(description = "1 or -1 by member, as object or as text", examples = "{\"createdOn\":-1}")
    Object getSort();

    @Schema(description = "Beginning of e-mail, user name, first or last name")
    String getSearch();

    @Schema(description = "0 and up", defaultValue = "0")
    int getPageNumber();

    @Schema(description = "Users a page, 1000 at most", defaultValue = "1000")
    int getPageSize();

    @Schema(description = "nextCursor of the page before; takes the place of pageNumber")
    String getCursor();

    @Schema(
            description = "false leaves totalCount out, which costs most; above 10,000 it may be five seconds old",
            defaultValue = "true")
    boolean isIncludeTotalCount();

    boolean isIncludeMeta();

    boolean isIncludePermissions();

    boolean isIncludeDevices();

    boolean isIncludeUnreadNotifications();
}
