package org.countersign.gateway.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.TrustItem;
import org.countersign.gateway.issuance.types.Authority;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.keys.SigningKeys;

/** Everything that this gateway's configuration wants the ledger to say: types, their authorities with their keys, partners, schemes. */
final class Wishes {
    private final TypeCatalogue types;
    private final SigningKeys keys;
    private final TrustProperties properties;

    Wishes(TypeCatalogue types, SigningKeys keys, TrustProperties properties) {
        this.types = types;
        this.keys = keys;
        this.properties = properties;
    }

    /** In the order in which they are put: what others refer to comes first. */
    List<Wish> all() {
        var wishes = new ArrayList<Wish>();
        types.all().forEach(type -> wishes.add(type(type)));
        var authorities = authorities();
        authorities.forEach((authority, codes) -> wishes.add(issuer(authority, codes)));
        authorities.keySet().forEach(authority -> wishes.add(key(authority.id())));
        properties.partners().forEach(partner -> wishes.add(partner(partner)));
        properties.schemes().forEach(scheme -> wishes.add(scheme(scheme)));
        return wishes;
    }

    private Map<Authority, List<TypeCode>> authorities() {
        return types.all().stream()
                .collect(Collectors.groupingBy(
                        org.countersign.gateway.issuance.types.CertificateType::authority,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                org.countersign.gateway.issuance.types.CertificateType::code, Collectors.toList())));
    }

    private static Wish type(org.countersign.gateway.issuance.types.CertificateType type) {
        var wanted = new CertificateType(type.code(), type.number(), type.digest());
        return new Wish(
                id -> new TrustItem.PutType(id, type.code(), type.number(), type.digest()),
                view -> view.type(type.code()).equals(Optional.of(wanted)));
    }

    private static Wish issuer(Authority authority, List<TypeCode> codes) {
        var wanted = new Issuer(authority.id(), name(authority.name()), new MspId(authority.msp()), codes);
        return new Wish(
                id -> new TrustItem.PutIssuer(id, wanted.issuer(), wanted.name(), wanted.msp(), wanted.types()),
                view -> view.issuer(authority.id()).equals(Optional.of(wanted)));
    }

    private Wish key(IssuerId issuer) {
        var key = keys.issuing(issuer);
        return new Wish(
                id -> new TrustItem.PutKey(
                        id,
                        issuer,
                        key.kid(),
                        SignatureAlgorithm.ES256,
                        PublicKeyInfo.ofDer(key.publicKey().spki().toArray()),
                        new EpochSecond(key.notBefore().getEpochSecond()),
                        Optional.empty()),
                view -> view.key(key.kid()).isPresent());
    }

    private static Wish partner(TrustProperties.PartnerEntry entry) {
        var wanted = new Partner(new PartnerId(entry.id()), name(entry.name()), new MspId(entry.msp()));
        return new Wish(
                id -> new TrustItem.PutPartner(id, wanted.partner(), wanted.name(), wanted.msp()),
                view -> view.partner(wanted.partner()).equals(Optional.of(wanted)));
    }

    private static Wish scheme(TrustProperties.SchemeEntry entry) {
        var earners = entry.earners().stream().map(MspId::new).toList();
        var wanted = new Scheme(new SchemeId(entry.id()), name(entry.name()), earners);
        return new Wish(
                id -> new TrustItem.PutScheme(id, wanted.scheme(), wanted.name(), wanted.earners()),
                view -> view.scheme(wanted.scheme()).equals(Optional.of(wanted)));
    }

    private static BilingualName name(Names names) {
        return new BilingualName(names.zh(), names.en());
    }

    private static BilingualName name(TrustProperties.Name name) {
        return new BilingualName(name.zh(), name.en());
    }
}
