package org.countersign.acceptance.wallet;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.acceptance.story.Failure;

/** Fetches request objects (RFC 9101; OpenID4VP 1.0, section 5.10) and believes those that are signed by the certificate which is the verifier's name. */
public final class SignedRequests {
    private static final String TYPE = "oauth-authz-req+jwt";
    private static final String SAN_PREFIX = "x509_san_dns:";
    private static final String HASH_PREFIX = "x509_hash:";
    private static final int DNS_NAME = 2;

    private final ProtocolHttp http;
    private final Set<X509Certificate> anchors;

    /** Certificates above those of verifiers; the certificate of a request leads to one of them. */
    public SignedRequests(ProtocolHttp http, Set<X509Certificate> anchors) {
        this.http = http;
        this.anchors = Set.copyOf(anchors);
    }

    /** The claims, once all that the wallet can check holds. */
    JsonObject fetch(URI address, String clientId, Optional<String> walletNonce) throws InterruptedException {
        Reply reply = walletNonce.isPresent()
                ? http.send(ProtocolHttp.form(address, withNonce(walletNonce.get()))
                        .setHeader("Accept", "application/" + TYPE)
                        .build())
                : http.get(address, "application/" + TYPE);
        JsonObject claims = verified(reply.orRefused(200).body(), clientId, Optional.of(address));
        if (walletNonce.isPresent() && !walletNonce.get().equals(claims.getString("wallet_nonce", ""))) {
            throw new Failure("the request was not made for this wallet");
        }
        return claims;
    }

    /** The claims of a request that came by value, in a page (appendix A.3.2); it names its verifier itself. */
    JsonObject opened(String compact) {
        try {
            String clientId = Json.parse(JWSObject.parse(compact).getPayload().toString())
                    .asObject()
                    .getString("client_id", "");
            return verified(compact, clientId, Optional.empty());
        } catch (ParseException e) {
            throw new Failure("the request object cannot be read", e);
        }
    }

    private static Map<String, String> withNonce(String nonce) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("wallet_nonce", nonce);
        return fields;
    }

    private JsonObject verified(String compact, String clientId, Optional<URI> address) {
        try {
            JWSObject request = JWSObject.parse(compact);
            if (request.getHeader().getType() == null
                    || !TYPE.equals(request.getHeader().getType().getType())) {
                throw new Failure("a request object of another type");
            }
            if (!JWSAlgorithm.ES256.equals(request.getHeader().getAlgorithm())) {
                throw new Failure("a request object that is not signed with ES256");
            }
            List<X509Certificate> chain = chain(request.getHeader().getX509CertChain());
            requireTrusted(chain);
            requireNamed(chain.getFirst(), clientId, address);
            if (!request.verify(new ECDSAVerifier((ECPublicKey) chain.getFirst().getPublicKey()))) {
                throw new Failure("the signature of the request does not hold");
            }
            return Json.parse(request.getPayload().toString()).asObject();
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new Failure("the request object cannot be verified", e);
        }
    }

    private static List<X509Certificate> chain(Collection<Base64> encoded) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Base64 each : encoded) {
            chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(each.decode())));
        }
        return chain;
    }

    private void requireTrusted(List<X509Certificate> chain) throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
        PKIXParameters parameters = new PKIXParameters(
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toUnmodifiableSet()));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    /** Section 5.9.3. A DNS name is that of the address; where there is none, only the hash is a name. */
    private static void requireNamed(X509Certificate leaf, String clientId, Optional<URI> address)
            throws GeneralSecurityException {
        boolean isNamed;
        if (clientId.startsWith(HASH_PREFIX)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
            isNamed = clientId.equals(HASH_PREFIX
                    + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } else if (clientId.startsWith(SAN_PREFIX)) {
            String name = clientId.substring(SAN_PREFIX.length());
            isNamed = address.filter(uri -> name.equals(uri.getHost())).isPresent()
                    && dnsNames(leaf).contains(name);
        } else {
            throw new Failure("a client identifier prefix that this wallet does not know");
        }
        if (!isNamed) {
            throw new Failure("the certificate is not the verifier's of the link");
        }
    }

    private static List<Object> dnsNames(X509Certificate leaf) throws GeneralSecurityException {
        Collection<List<?>> names = leaf.getSubjectAlternativeNames();
        List<Object> found = new ArrayList<>();
        if (names != null) {
            for (List<?> name : names) {
                if (name.getFirst().equals(DNS_NAME)) {
                    found.add(name.get(1));
                }
            }
        }
        return found;
    }
}
