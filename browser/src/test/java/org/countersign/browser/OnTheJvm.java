package org.countersign.browser;

import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.json.JsonException;

/** The same functions that the module exports, with the ports of the JVM. */
final class OnTheJvm {
    private static final SignatureCheck CHECK = new JcaSignatureCheck();
    private static final Sha256 SHA_256 = new JcaSha256();

    private static final HeldDesk DESK = new HeldDesk(CHECK, SHA_256);

    private OnTheJvm() {}

    static String answer(ModuleCall call) throws JsonException, FormatException {
        String argument = call.argument();
        return switch (call.function()) {
            case "check" -> new CheckCall(CHECK, SHA_256).answer(argument);
            case "hold" -> DESK.hold(argument);
            case "checkHeld" -> DESK.check(argument);
            case "read" -> new ReadCall(CHECK, SHA_256).read(argument);
            case "write" -> new WriteCall().write(argument);
            case "keep" -> new HolderCalls(CHECK).keep(argument);
            case "choose" -> new HolderCalls(CHECK).choose(argument);
            case "showStatic" -> new HolderCalls(CHECK).showStatic(argument);
            case "remove" -> new HolderCalls(CHECK).remove(argument);
            case "keepCredential" -> new CredentialCalls(CHECK, SHA_256).keep(argument);
            case "chooseCredential" -> new CredentialCalls(CHECK, SHA_256).choose(argument);
            case "acceptTrust" -> new UpdateCalls(CHECK, SHA_256).acceptTrust(argument);
            case "acceptStatusList" -> new UpdateCalls(CHECK, SHA_256).acceptStatusList(argument);
            case "followRoot" -> new UpdateCalls(CHECK, SHA_256).followRoot(argument);
            default -> throw new AssertionError("no function " + call.function());
        };
    }
}
