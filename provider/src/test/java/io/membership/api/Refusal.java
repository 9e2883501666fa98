package io.membership.api;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The first problem of a refused request, as tests compare it: {@code "400 InvalidValue email notText"}. */
final class Refusal {

    private Refusal() {}

    static String of(ThrowingCallable refused) {
        ApiException refusal = catchThrowableOfType(ApiException.class, refused);
        ApiException.Problem problem = refusal.problems().get(0);
        return refusal.status() + " " + problem.code() + " " + problem.field() + " " + problem.message();
    }
}
