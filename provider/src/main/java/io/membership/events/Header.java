package io.membership.events;

import java.time.Instant;
import java.util.UUID;

/**
 * What every event carries.
 *
 * @param id of the event, stable over redeliveries
 * @param time of the change, UTC, milliseconds
 * @param realmId Keycloak's id of the realm, which CodeMash calls the project
 * @param initiator who did it, as far as known
 * @param cause through which door
 */
public record Header(UUID id, Instant time, String realmId, Initiator initiator, Cause cause) {}
