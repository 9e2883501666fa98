package io.membership.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Body of every answer of 400 and above: {@code {"responseStatus":{"errorCode","message","errors":[…]}}}
 * (CodeMash, reference chapter 4.1). {@code errors} holds one entry for each member at fault and is never absent.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why a request was refused")
public record ApiError(Status responseStatus) {

    /** The reason of the whole: code for programs, message for people, and the members at fault. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(String errorCode, String message, List<Fault> errors) {}

    /** A member at fault: its code, its name as it was sent, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(String errorCode, @Nullable String fieldName, String message) {}

    static ApiError of(ApiException refusal, Messages messages) {
        List<Fault> faults = refusal.problems().stream()
                .map(problem -> new Fault(problem.code(), problem.field(), messages.text(problem)))
                .toList();
        Fault first = faults.get(0);
        return new ApiError(new Status(
                first.errorCode(),
                first.message(),
                faults.stream().filter(fault -> fault.fieldName() != null).toList()));
    }
}
