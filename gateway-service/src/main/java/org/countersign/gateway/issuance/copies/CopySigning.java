package org.countersign.gateway.issuance.copies;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.Digest;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaRandomBytes;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.pass.CounterPass;
import org.countersign.format.sdjwt.CredentialContent;
import org.countersign.format.sdjwt.CredentialStatus;
import org.countersign.format.sdjwt.RandomBytes;
import org.countersign.format.status.StatusReference;
import org.countersign.gateway.issuance.CopySource;
import org.countersign.gateway.issuance.CurrentKey;
import org.countersign.gateway.keys.CertificateAuthority;
import org.countersign.gateway.keys.SigningKey;
import org.springframework.stereotype.Component;

/** Makes the copies that were wished for, each in its form, and signs them with the key that the issuer uses now. */
@Component
final class CopySigning {
    private final CurrentKey keys;
    private final CertificateAuthority authority;
    private final PublishedNames names;
    private final Clock clock;
    private final RandomBytes salts;
    private final JcaSha256 sha256 = new JcaSha256();

    CopySigning(
            CurrentKey keys, CertificateAuthority authority, PublishedNames names, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.authority = authority;
        this.names = names;
        this.salts = new JcaRandomBytes(random);
        this.clock = clock;
    }

    /** One key for all that is made together, as the ledger wants it. */
    SigningKey keyFor(CopySource source, List<CopyWish> wishes) {
        var issuer = source.type().authority().id();
        var tokens = wishes.stream().anyMatch(wish -> wish.form() == CopyForm.SD_JWT_VC);
        return tokens ? keys.forTokens(issuer) : keys.of(issuer);
    }

    SignedCopy sign(CopySource source, CopyWish wish, StatusReference place, SigningKey key) {
        return switch (wish.form()) {
            case COUNTER_PASS -> pass(source, wish.holder(), place, key);
            case SD_JWT_VC -> credential(source, wish.holder().orElseThrow(), place, key);
        };
    }

    private SignedCopy pass(
            CopySource source, Optional<VerificationKey> holder, StatusReference place, SigningKey key) {
        var type = source.type();
        var paper = new CounterPass(
                type.number(),
                place,
                source.validFrom(),
                source.validUntil().map(CityTime::expiryAtEndOf),
                source.values());
        try {
            var signed = holder.map(paper::heldBy).orElse(paper).sign(type.profile(), key.signer());
            return new SignedCopy(
                    CopyForm.COUNTER_PASS,
                    place,
                    signed.text(),
                    signed.digest(sha256),
                    holder.flatMap(this::thumbprint));
        } catch (FormatException e) {
            throw new IllegalStateException(
                    "a registered certificate of %s does not fit its pass".formatted(type.code()), e);
        }
    }

    /** Every field may be withheld, each by itself; the claims are those that the type's metadata name. */
    private SignedCopy credential(CopySource source, VerificationKey holder, StatusReference place, SigningKey key) {
        var metadata = names.metadata(source.type());
        var claims = JsonObject.builder();
        metadata.claims()
                .forEach(claim -> claims.putText(
                        claim.name(), Optional.ofNullable(source.values().get(claim.name()))));
        var content = new CredentialContent(
                metadata.vct(),
                // A type's names may be put right later, and what was issued before must go on being good.
                Optional.empty(),
                Optional.of(names.issuer().toString()),
                holder,
                new CredentialStatus(names.uri(place.list()), place.index()),
                new CredentialContent.Validity(
                        today(),
                        Optional.of(CityTime.startOf(source.validFrom())),
                        source.validUntil().map(CityTime::expiryAtEndOf)),
                claims.build(),
                JsonObject.builder().build());
        var chain = new JwsKeyHint.Chain(authority.chain(key, names.issuer(), clock.instant()));
        var signed = content.sign(chain, key.signer(), new CredentialContent.IssuingRandomness(salts, 0), sha256);
        return new SignedCopy(
                CopyForm.SD_JWT_VC, place, signed.text(), signed.issuerDigest(sha256), thumbprint(holder));
    }

    /** A key that has no form in JOSE can prove nothing there either. */
    private Optional<Digest> thumbprint(VerificationKey holder) {
        return holder.algorithm() == SignatureAlgorithm.SM2_SM3
                ? Optional.empty()
                : Optional.of(Jwk.thumbprint(holder, sha256));
    }

    /** A day and not a second, so that verifiers who compare notes cannot tell copies of one issuing by it. */
    private Instant today() {
        return CityTime.startOf(LocalDate.ofInstant(clock.instant(), CityTime.OFFSET));
    }
}
