package org.countersign.gateway.openid4vci;

import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Names;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.TypeMetadata;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.issuance.copies.PublishedNames;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.stereotype.Component;

/** The credential issuer's metadata (OpenID4VCI 1.0, section 12.2.4). They follow from types and configuration alone. */
@Component
final class IssuerMetadata {
    static final List<String> PROOF_ALGORITHMS = List.of("ES256", "EdDSA", "Ed25519");
    private static final Names NAME = new Names("电子证照发放服务", "Electronic certificates");
    private static final String LOCALE_ZH = "zh-CN";
    private static final String LOCALE_EN = "en";

    private final PublicAddress address;
    private final CredentialConfigurations configurations;
    private final CredentialIssuerProperties properties;
    private final PublishedNames names;
    private final RequestEncryption encryption;
    private final KeyAttestations attestations;

    IssuerMetadata(
            PublicAddress address,
            CredentialConfigurations configurations,
            CredentialIssuerProperties properties,
            PublishedNames names,
            RequestEncryption encryption,
            KeyAttestations attestations) {
        this.address = address;
        this.configurations = configurations;
        this.properties = properties;
        this.names = names;
        this.encryption = encryption;
        this.attestations = attestations;
    }

    JsonObject document() {
        var supported = JsonObject.builder();
        configurations.all().forEach(configuration -> supported.put(configuration.id(), configuration(configuration)));
        return JsonObject.builder()
                .put(OpenId4Vci.CREDENTIAL_ISSUER, address.issuer())
                .put(OpenId4Vci.CREDENTIAL_ENDPOINT, at(OpenId4Vci.CREDENTIAL_PATH))
                .put(OpenId4Vci.NONCE_ENDPOINT, at(OpenId4Vci.NONCE_PATH))
                .put(OpenId4Vci.DEFERRED_ENDPOINT, at(OpenId4Vci.DEFERRED_PATH))
                .put(OpenId4Vci.NOTIFICATION_ENDPOINT, at(OpenId4Vci.NOTIFICATION_PATH))
                .put(OpenId4Vci.REQUEST_ENCRYPTION, encryption.requestMetadata())
                .put(OpenId4Vci.RESPONSE_ENCRYPTION, encryption.responseMetadata())
                .put(
                        OpenId4Vci.BATCH_ISSUANCE,
                        JsonObject.builder()
                                .put(OpenId4Vci.BATCH_SIZE, properties.batchSize())
                                .build())
                .put("display", display(NAME))
                .put(OpenId4Vci.CONFIGURATIONS, supported.build())
                .build();
    }

    private String at(String path) {
        return address.resolve(path).toString();
    }

    private JsonObject configuration(CredentialConfiguration configuration) {
        var type = configuration.type();
        var metadata = names.metadata(type);
        var supported = JsonObject.builder()
                .put("format", configuration.format())
                .put("scope", configuration.id())
                .put(OpenId4Vci.PROOF_TYPES, proofTypes())
                .put(
                        OpenId4Vci.CREDENTIAL_METADATA,
                        JsonObject.builder()
                                .put("display", display(type.name()))
                                .put("claims", JsonArray.of(metadata.claims(), IssuerMetadata::claim))
                                .build());
        return switch (configuration.form()) {
            case SD_JWT_VC ->
                supported
                        .put("vct", metadata.vct().value())
                        .put(OpenId4Vci.BINDING_METHODS, texts(List.of("jwk")))
                        .put(OpenId4Vci.SIGNING_ALGS, texts(List.of("ES256")))
                        .build();
            case COUNTER_PASS ->
                supported
                        .put(OpenId4Vci.BINDING_METHODS, texts(List.of("cose_key")))
                        .build();
        };
    }

    /** Attested keys are asked for only where somebody is trusted to attest them: an issuer that believes nobody can believe no attestation. */
    private JsonObject proofTypes() {
        var proof = JsonObject.builder().put(OpenId4Vci.PROOF_ALGS, texts(PROOF_ALGORITHMS));
        if (properties.isHaip()) {
            proof.put(OpenId4Vci.ATTESTATIONS_REQUIRED, JsonObject.builder().build());
        }
        var types = JsonObject.builder().put(OpenId4Vci.PROOF_JWT, proof.build());
        if (attestations.areBelieved()) {
            types.put(
                    OpenId4Vci.PROOF_ATTESTATION,
                    JsonObject.builder()
                            .put(OpenId4Vci.PROOF_ALGS, texts(PROOF_ALGORITHMS))
                            .put(
                                    OpenId4Vci.ATTESTATIONS_REQUIRED,
                                    JsonObject.builder().build())
                            .build());
        }
        return types.build();
    }

    private static JsonValue claim(TypeMetadata.Claim claim) {
        return JsonObject.builder()
                .put("path", texts(List.of(claim.name())))
                .put("mandatory", claim.mandatory())
                .put("display", display(claim.label()))
                .build();
    }

    private static JsonArray display(Names names) {
        var display = new ArrayList<JsonValue>();
        display.add(named(LOCALE_ZH, names.zh()));
        display.add(named(LOCALE_EN, names.en()));
        return new JsonArray(display);
    }

    private static JsonObject named(String locale, String name) {
        return JsonObject.builder().put("name", name).put("locale", locale).build();
    }

    static JsonArray texts(List<String> values) {
        return JsonArray.of(values, JsonText::new);
    }
}
