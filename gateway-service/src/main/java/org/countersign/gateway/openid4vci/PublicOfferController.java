package org.countersign.gateway.openid4vci;

import io.swagger.v3.oas.annotations.Hidden;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.countersign.gateway.security.WalletEndpoint;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves offers by reference (OpenID4VCI 1.0, section 4.1.3): to whoever knows the address, which is as good as the offer itself. */
@Hidden
@RestController
@WalletEndpoint
final class PublicOfferController {
    private final OfferTable offers;

    PublicOfferController(OfferTable offers) {
        this.offers = offers;
    }

    @GetMapping(OpenId4Vci.OFFER_PATH + "{id}")
    ResponseEntity<byte[]> offer(@PathVariable String id) {
        var offer = offers.find(id)
                .orElseThrow(() -> new WalletRefusal(WalletError.UNKNOWN_OFFER, "the offer is unknown or has ended"));
        return WalletAnswer.builder(HttpStatus.OK)
                .contentType(MediaType.APPLICATION_JSON)
                .body(offer.toArray());
    }
}
