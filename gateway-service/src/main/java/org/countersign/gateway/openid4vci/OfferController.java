package org.countersign.gateway.openid4vci;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.format.jose.Base64Codec;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.countersign.gateway.issuance.QrCode;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.countersign.gateway.security.AllowedRoles;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lets officers offer a certificate to a citizen's wallet. */
@RestController
@AllowedRoles(Role.OFFICER)
@Tag(name = "wallets")
final class OfferController {
    private static final String SVG = "image/svg+xml";
    private static final String QR_PATH = "/api/v1/offers/";

    private final IssuedCertificates certificates;
    private final MakeOffers offers;
    private final OfferTable table;
    private final Idempotency idempotency;
    private final PublicAddress address;
    private final KeyedHash hash;
    private final JsonMapper json;

    OfferController(
            IssuedCertificates certificates,
            MakeOffers offers,
            OfferTable table,
            Idempotency idempotency,
            PublicAddress address,
            SecretKeys keys,
            JsonMapper json) {
        this.certificates = certificates;
        this.offers = offers;
        this.table = table;
        this.idempotency = idempotency;
        this.address = address;
        this.hash = keys.keyedHash(KeyedHash.Purpose.INDEX);
        this.json = json;
    }

    /** What is kept of an answer for who repeats the request: nothing that opens anything. */
    record Kept(OfferRequest.Grant grant, List<String> configurations, Instant expiresAt) {}

    @PostMapping("/api/v1/certificates/{id}/offers")
    @Operation(
            summary =
                    "Offer a registered certificate to a wallet; the digits for the citizen are in the first answer only")
    ResponseEntity<OfferAnswer> offer(
            @PathVariable String id, @Valid @RequestBody OfferRequest request, IdempotencyKey key, Caller caller) {
        var certificate = certificates.registered(id);
        var offerId = offerId(caller.client().value(), certificate.id().value(), key);
        var made = new AtomicReference<Optional<MakeOffers.Made>>(Optional.empty());
        var call = new IdempotentCall(caller.client(), "certificates.offer " + certificate.id(), key, request);
        var kept = idempotency.once(call, () -> {
            var offer = offers.make(offerId, certificate.id(), certificate.type(), request);
            made.set(Optional.of(offer));
            return new Answer(HttpStatus.CREATED, new Kept(offer.grant(), offer.configurations(), offer.end()), true);
        });
        return ResponseEntity.status(kept.status())
                .cacheControl(CacheControl.noStore())
                .body(answer(offerId, json.readValue(kept.body(), Kept.class), made.get()));
    }

    @GetMapping(path = QR_PATH + "{offer}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "The link of an offer as a QR code in PNG; scale is the pixels of one module")
    ResponseEntity<byte[]> png(
            @PathVariable String offer,
            @RequestParam(defaultValue = "8") @Min(1) @Max(QrCode.LARGEST_SCALE) int scale) {
        return picture(MediaType.IMAGE_PNG).body(qr(offer).png(scale));
    }

    @GetMapping(path = QR_PATH + "{offer}/qr.svg", produces = SVG)
    @Operation(summary = "The link of an offer as a QR code in SVG")
    ResponseEntity<String> svg(@PathVariable String offer) {
        return picture(MediaType.parseMediaType(SVG + ";charset=UTF-8"))
                .body(qr(offer).svg("用钱包扫描，领取电子证照 / Scan with a wallet to get the certificate"));
    }

    private QrCode qr(String offerId) {
        if (table.find(offerId).isEmpty()) {
            throw ProblemException.notFound("the offer is unknown or has ended");
        }
        return QrCode.of(CredentialOffer.linkByReference(uri(offerId)));
    }

    private OfferAnswer answer(String offerId, Kept kept, Optional<MakeOffers.Made> made) {
        return new OfferAnswer(
                kept.grant(),
                kept.configurations(),
                kept.expiresAt(),
                uri(offerId),
                CredentialOffer.linkByReference(uri(offerId)),
                QR_PATH + offerId + "/qr.png",
                QR_PATH + offerId + "/qr.svg",
                made.flatMap(MakeOffers.Made::txCode).orElse(null),
                made.map(first -> first.offer().text()).orElse(null),
                made.map(first -> first.offer().linkByValue()).orElse(null));
    }

    private String uri(String offerId) {
        return address.resolve(OpenId4Vci.OFFER_PATH + offerId).toString();
    }

    /** A keyed hash of the request's name: nobody guesses it, and who repeats the request gets the same address without our keeping it. */
    private String offerId(String client, String certificate, IdempotencyKey key) {
        return Base64Codec.URL.encode(
                hash.of("openid4vci.offer", client, certificate, key.value()).value());
    }

    private static ResponseEntity.BodyBuilder picture(MediaType type) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(type);
    }
}
