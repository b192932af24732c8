package org.countersign.gateway.openid4vci;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.gateway.issuance.copies.CopyId;
import org.countersign.gateway.issuance.copies.CopyState;
import org.countersign.gateway.openid4vci.RequestEncryption.Recipient;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells a wallet what became of its copies (OpenID4VCI 1.0, sections 8.3 and 9.2): the credentials, or that it is to ask again; encrypted where it asked for that. */
@Component
final class CredentialAnswers {
    private static final MediaType JWT = MediaType.parseMediaType(MetadataController.JWT);

    private final DeliveryNames names;
    private final CredentialIssuerProperties properties;

    CredentialAnswers(DeliveryNames names, CredentialIssuerProperties properties) {
        this.names = names;
        this.properties = properties;
    }

    ResponseEntity<byte[]> of(CopyId copy, CopyState state, Optional<Recipient> recipient) {
        return switch (state) {
            case CopyState.Pending _ -> answer(HttpStatus.ACCEPTED, pending(copy), recipient);
            case CopyState.Registered(var credentials) ->
                answer(HttpStatus.OK, delivered(copy, credentials), recipient);
            case CopyState.Refused(var code) ->
                throw new WalletRefusal(
                        WalletError.CREDENTIAL_REQUEST_DENIED, "the ledger refused the copies: " + code.name());
        };
    }

    private JsonObject pending(CopyId copy) {
        return JsonObject.builder()
                .put(OpenId4Vci.TRANSACTION_ID, names.of(copy).transactionId())
                .put(OpenId4Vci.INTERVAL, properties.interval().toSeconds())
                .build();
    }

    private JsonObject delivered(CopyId copy, List<String> credentials) {
        return JsonObject.builder()
                .put(
                        OpenId4Vci.CREDENTIALS,
                        JsonArray.of(
                                credentials,
                                credential -> JsonObject.builder()
                                        .put(OpenId4Vci.CREDENTIAL, credential)
                                        .build()))
                .put(OpenId4Vci.NOTIFICATION_ID, names.of(copy).notificationId())
                .build();
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, JsonObject body, Optional<Recipient> recipient) {
        return recipient
                .map(wallet -> WalletAnswer.builder(status)
                        .contentType(JWT)
                        .body(RequestEncryption.seal(body, wallet).getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(() -> WalletAnswer.json(status, body));
    }
}
