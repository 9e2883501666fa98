package io.membership.settings;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the realm decides about membership. For those who may manage the realm. */
@Tag(name = "Settings")
public final class SettingsResource {

    private final Exchange exchange;

    public SettingsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** All settings, defaults filled in. 403 unless the caller may manage the realm. */
    @GET
    @Operation(operationId = "getSettings", summary = "Settings of the realm, defaults filled in")
    public Response get() {
        return exchange.answer(
                null, call -> Reply.result(new SettingsStore(call).read().json()));
    }

    /** Changes the settings that are given. 400 names a setting that is unknown or has a bad value. */
    @PATCH
    @Operation(operationId = "updateSettings", summary = "Change the settings that are given")
    public Response update(InputStream body) {
        return exchange.answer(
                body,
                call -> Reply.result(
                        new SettingsStore(call).change(call.arguments()).json()));
    }
}
