package org.countersign.format.interop;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.jca.JcaRandomBytes;
import org.countersign.format.jca.TestCertificates;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.json.JsonObject;
import org.countersign.format.sdjwt.CredentialContent;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.SdJwtFixture;

/** A credential of today, since other people's libraries look at the clock themselves, and the ways to alter what is shown of it. */
final class Shown {
    final SdJwtFixture city = new SdJwtFixture();
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final SdJwt issued = issued(new CredentialContent.Validity(
            now.minus(Duration.ofHours(1)),
            Optional.of(now.minus(Duration.ofDays(9))),
            Optional.of(now.plus(Duration.ofDays(9)))));

    String bound() {
        return bound(SdJwtFixture.REQUEST);
    }

    String bound(KeyBindingRequest request) {
        return KeyBinding.sign(issued, request, now, city.holder.signer(), TestKeys.SHA_256)
                .text();
    }

    /** Signed by somebody else's device. */
    String stolen() {
        return KeyBinding.sign(
                        issued, SdJwtFixture.REQUEST, now, TestKeys.fresh().signer(), TestKeys.SHA_256)
                .text();
    }

    /** One disclosure fewer than the holder signed. */
    String withoutOneDisclosure() {
        String bound = bound();
        int first = bound.indexOf('~');
        return bound.substring(0, first) + bound.substring(bound.indexOf('~', first + 1));
    }

    /** Another value in the first disclosure, bound anew by the holder, who is the forger here. */
    String withAlteredDisclosure() {
        String disclosure = issued.disclosures().getFirst();
        char last = disclosure.charAt(10);
        String altered = disclosure.substring(0, 10) + (last == 'A' ? 'B' : 'A') + disclosure.substring(11);
        SdJwt forged = new SdJwt(
                issued.issuerJwt(),
                Stream.concat(Stream.of(altered), issued.disclosures().stream().skip(1))
                        .toList(),
                Optional.empty());
        return KeyBinding.sign(forged, SdJwtFixture.REQUEST, now, city.holder.signer(), TestKeys.SHA_256)
                .text();
    }

    /** The issuer's signature of another credential. */
    String withSignatureOfAnother() {
        SdJwt other = new Shown().issued;
        String issuerJwt = issued.issuerJwt().substring(0, issued.issuerJwt().lastIndexOf('.'))
                + other.issuerJwt().substring(other.issuerJwt().lastIndexOf('.'));
        SdJwt forged = new SdJwt(issuerJwt, issued.disclosures(), Optional.empty());
        return KeyBinding.sign(forged, SdJwtFixture.REQUEST, now, city.holder.signer(), TestKeys.SHA_256)
                .text();
    }

    String expired() {
        SdJwt old = issued(new CredentialContent.Validity(
                now.minus(Duration.ofDays(9)), Optional.empty(), Optional.of(now.minus(Duration.ofDays(1)))));
        return KeyBinding.sign(old, SdJwtFixture.REQUEST, now, city.holder.signer(), TestKeys.SHA_256)
                .text();
    }

    private SdJwt issued(CredentialContent.Validity validity) {
        return new CredentialContent(
                        SdJwtFixture.VCT,
                        Optional.empty(),
                        Optional.of(TestCertificates.ISSUER),
                        city.holder.publicKey(),
                        SdJwtFixture.STATUS,
                        validity,
                        SdJwtFixture.claims(),
                        JsonObject.builder().build())
                .sign(
                        city.chain,
                        city.issuer.signer(),
                        new CredentialContent.IssuingRandomness(new JcaRandomBytes(new SecureRandom()), 3),
                        TestKeys.SHA_256);
    }
}
