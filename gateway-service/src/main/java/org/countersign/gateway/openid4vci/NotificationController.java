package org.countersign.gateway.openid4vci;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.StrictJson;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.countersign.gateway.security.WalletEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Hears what became of credentials in a wallet (OpenID4VCI 1.0, section 11). The description is not kept: it is free text, and might name somebody. */
@Hidden
@RestController
@WalletEndpoint
final class NotificationController {
    private static final Set<String> EVENTS = Set.of("credential_accepted", "credential_failure", "credential_deleted");
    private static final int LARGEST_BYTES = 1 << 14;

    private final WalletTurns turns;
    private final DeliveryTable deliveries;

    NotificationController(WalletTurns turns, DeliveryTable deliveries) {
        this.turns = turns;
        this.deliveries = deliveries;
    }

    private record Notification(String id, String event) {}

    @PostMapping(OpenId4Vci.NOTIFICATION_PATH)
    ResponseEntity<byte[]> notification(
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @RequestBody(required = false) byte @Nullable [] body,
            WalletGrant grant) {
        var heard = read(contentType, body == null ? new byte[0] : body);
        if (!turns.take(() -> deliveries.told(grant, heard.id(), heard.event()))) {
            throw new WalletRefusal(
                    WalletError.INVALID_NOTIFICATION_ID, "the notification_id is unknown to this grant");
        }
        return WalletAnswer.builder(HttpStatus.NO_CONTENT).build();
    }

    private static Notification read(@Nullable String contentType, byte[] body) {
        if (!WalletRequest.is(contentType, MediaType.APPLICATION_JSON)) {
            throw malformed("expected application/json");
        }
        try {
            var members = new JsonClaims(StrictJson.object(Bytes.of(body), LARGEST_BYTES), FormatCode.JSON_SYNTAX);
            members.optionalText(OpenId4Vci.EVENT_DESCRIPTION);
            var event = members.text(OpenId4Vci.EVENT);
            if (!EVENTS.contains(event)) {
                throw malformed("expected one of the three events");
            }
            return new Notification(members.text(OpenId4Vci.NOTIFICATION_ID), event);
        } catch (FormatException e) {
            throw new WalletRefusal(
                    WalletError.INVALID_NOTIFICATION_REQUEST, "expected notification_id and event as JSON", e);
        }
    }

    private static WalletRefusal malformed(String description) {
        return new WalletRefusal(WalletError.INVALID_NOTIFICATION_REQUEST, description);
    }
}
