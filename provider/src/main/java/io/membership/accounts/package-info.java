/**
 * What rides on a mailed token: invitation, verification, forgotten password, deactivation (reference chapters 2.1, 2.4 to
 * 2.6). A {@link io.membership.accounts.Ticket} is what a token is good for: one row, taken by whoever uses it first. The
 * token is signed and names its ticket; it is made when a mail is about to be sent, and stored nowhere. An {@link
 * io.membership.accounts.Invitation} outlives its tickets. Codes that are sent to phones are the same in short.
 */
@NullMarked
package io.membership.accounts;

import org.jspecify.annotations.NullMarked;
