package org.countersign.gateway.openid4vci;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.issuance.copies.CertificateCopies;
import org.countersign.gateway.issuance.copies.CopyId;
import org.countersign.gateway.issuance.copies.CopyState;
import org.countersign.gateway.openid4vci.RequestEncryption.Recipient;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.countersign.gateway.security.WalletEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Issues credentials to wallets (OpenID4VCI 1.0, section 8), at once or, when the ledger takes longer, later (section 9). */
@Hidden
@RestController
@WalletEndpoint
final class CredentialController {
    private final WalletTurns turns;
    private final RequestEncryption encryption;
    private final CredentialConfigurations configurations;
    private final Proofs proofs;
    private final OrderCopies order;
    private final CertificateCopies copies;
    private final DeliveryTable deliveries;
    private final CredentialAnswers answers;
    private final CredentialIssuerProperties properties;

    CredentialController(
            WalletTurns turns,
            RequestEncryption encryption,
            CredentialConfigurations configurations,
            Proofs proofs,
            OrderCopies order,
            CertificateCopies copies,
            DeliveryTable deliveries,
            CredentialAnswers answers,
            CredentialIssuerProperties properties) {
        this.turns = turns;
        this.encryption = encryption;
        this.configurations = configurations;
        this.proofs = proofs;
        this.order = order;
        this.copies = copies;
        this.deliveries = deliveries;
        this.answers = answers;
        this.properties = properties;
    }

    private record Ordered(CopyId copy, Optional<Recipient> recipient) {}

    @PostMapping(OpenId4Vci.CREDENTIAL_PATH)
    CompletableFuture<ResponseEntity<byte[]>> credential(
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @RequestBody(required = false) byte @Nullable [] body,
            WalletGrant grant) {
        var ordered = turns.take(() -> order(request(contentType, body), grant));
        return copies.await(ordered.copy(), properties.patience())
                .thenApplyAsync(state -> answers.of(ordered.copy(), state, ordered.recipient()));
    }

    @PostMapping(OpenId4Vci.DEFERRED_PATH)
    ResponseEntity<byte[]> deferred(
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @RequestBody(required = false) byte @Nullable [] body,
            WalletGrant grant) {
        return turns.take(() -> deferred(request(contentType, body), grant));
    }

    private Ordered order(WalletRequest request, WalletGrant grant) {
        var wanted = WantedCredential.of(request, grant, configurations);
        var proven = proofs.check(WalletProofs.read(request.members()), grant.client());
        return new Ordered(order.order(grant, wanted, proven), request.recipient());
    }

    /** A transaction ends with its first final answer. If that is lost, the wallet asks the credential endpoint again, with the same keys, and gets the same copies. */
    private ResponseEntity<byte[]> deferred(WalletRequest request, WalletGrant grant) {
        var id = request.text(OpenId4Vci.TRANSACTION_ID)
                .orElseThrow(
                        () -> new WalletRefusal(WalletError.INVALID_CREDENTIAL_REQUEST, "expected transaction_id"));
        var copy = deliveries.waiting(grant, id).orElseThrow(CredentialController::unknownTransaction);
        var state = copies.find(copy);
        if (!(state instanceof CopyState.Pending) && !deliveries.end(copy)) {
            throw unknownTransaction();
        }
        return answers.of(copy, state, request.recipient());
    }

    private WalletRequest request(@Nullable String contentType, byte @Nullable [] body) {
        return WalletRequest.read(contentType, body == null ? new byte[0] : body, encryption);
    }

    private static WalletRefusal unknownTransaction() {
        return new WalletRefusal(
                WalletError.INVALID_TRANSACTION_ID, "the transaction_id is unknown to this grant or was used");
    }
}
