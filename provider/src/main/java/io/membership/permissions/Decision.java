package io.membership.permissions;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a question.
 *
 * @param decidedBy name of the policy that allowed or denied it; null if none said anything, which is a no
 */
public record Decision(boolean allowed, @Nullable String decidedBy) {

    static final Decision NOTHING = new Decision(false, null);
}
