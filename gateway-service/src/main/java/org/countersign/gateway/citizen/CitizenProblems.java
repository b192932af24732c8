package org.countersign.gateway.citizen;

import org.countersign.format.Names;
import org.countersign.gateway.problem.ProblemCode;

/** Errors in words for citizens: what is the matter, and what to do now. */
final class CitizenProblems {
    private CitizenProblems() {}

    static Names of(ProblemCode code) {
        // The other codes come of a fault, and then the code below the words is what support asks for.
        return switch (code) {
            case NOT_FOUND -> new Names("您名下没有这张证照。", "There is no such certificate of yours.");
            case HOLDER_NOT_VALID, CERTIFICATE_REVOKED, CERTIFICATE_SUSPENDED, CERTIFICATE_EXPIRED ->
                new Names(
                        "这张证照现在无效，不能办理。请向发证机关询问。",
                        "This certificate is not valid now. Ask the authority that issued it.");
            case ALREADY_REISSUED -> new Names("这张证照已经换发，请使用新的。", "It was replaced already. Use the new one.");
            case TOO_MANY_COPIES ->
                new Names("这张证照领取的次数太多了。请向发证机关询问。", "It was taken too many times. Ask the authority that issued it.");
            case TOO_BUSY, LEDGER_UNAVAILABLE, CERTIFICATE_NOT_REGISTERED ->
                new Names("系统正忙，请过一会儿再试。", "The system is busy. Try again in a moment.");
            default ->
                new Names(
                        "系统出现故障，请过一会儿再试，或向发证机关询问。",
                        "Something broke on our side. Try again later, or ask the authority.");
        };
    }
}
