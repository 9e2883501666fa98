package io.membership.triggers;

/** Triggers that call a function. */
public final class FunctionTriggerFactory extends MembershipTriggerFactory {

    public FunctionTriggerFactory() {
        super(ActionType.FUNCTION, "Calls a function with the input that CodeMash gives to its own");
    }
}
