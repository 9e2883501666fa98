package io.membership.accounts;

import io.membership.api.Pages;
import io.membership.api.ServerClock;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where the links of mails lead, for people: {@code …/membership/account/{purpose}?token=…}. To open one changes nothing; its
 * form does, and what it may is proved by the token of its address alone.
 */
@Produces(MediaType.TEXT_HTML)
public final class AccountPagesResource {

    private static final String PURPOSE = "{purpose: invitation|verification|password|deactivation}";

    private final Pages pages;
    private final Clock clock = ServerClock.utc();

    public AccountPagesResource(Pages pages) {
        this.pages = pages;
    }

    /** What it is about, and what has to be filled in. */
    @GET
    @Path(PURPOSE)
    @Operation(hidden = true)
    public Response show(@PathParam("purpose") String purpose) {
        AccountPages mine = of(purpose);
        return pages.show(mine::asked, mine::refused);
    }

    /** Does it, and says so; or shows the form again with what is wrong. */
    @POST
    @Path(PURPOSE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(@PathParam("purpose") String purpose) {
        AccountPages mine = of(purpose);
        return pages.act(mine::done, mine::refused);
    }

    private AccountPages of(String purpose) {
        return new AccountPages(Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)), clock);
    }
}
