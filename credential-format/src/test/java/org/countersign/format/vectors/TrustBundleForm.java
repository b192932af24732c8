package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedIssuer;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;
import org.countersign.format.trust.UnverifiedTrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/** Reads a trust bundle as a vector of the form {@code trust-bundle} says. */
final class TrustBundleForm implements VectorForm {
    @Override
    public JsonObject accept(JsonObject input) throws FormatException {
        Bytes bundle = Bytes.ofHex(PublishedVector.text(input, "bundle"));
        VerificationKey root = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "root")));
        VerifiedTrustBundle verified = UnverifiedTrustBundle.parse(bundle).verify(root, new JcaSignatureCheck());
        TrustBundle content = verified.content();
        assertThat(verified.message()).isEqualTo(bundle);
        assertThat(CounterPassForm.payload(content.sign(FixedKey.ROOT))).isEqualTo(CounterPassForm.payload(bundle));
        return content(content);
    }

    private static JsonObject content(TrustBundle bundle) {
        return new JsonObject()
                .add("iat", bundle.issuedAt().getEpochSecond())
                .add("exp", bundle.expiresAt().getEpochSecond())
                .add("version", bundle.version().value())
                .add("height", bundle.height().value())
                .add("issuers", each(bundle.issuers(), TrustBundleForm::issuer))
                .add("types", each(bundle.types(), TrustBundleForm::type))
                .add("status", each(bundle.statusLists(), TrustBundleForm::statusList))
                .add("statusKeys", each(bundle.statusKeys(), TrustBundleForm::key));
    }

    private static JsonObject issuer(TrustedIssuer issuer) {
        JsonArray types = new JsonArray();
        issuer.types().stream().map(code -> code.value()).sorted().forEach(types::add);
        return new JsonObject()
                .add("id", issuer.id().value())
                .add("name", ProfileJson.names(issuer.name()))
                .add("types", types)
                .add("keys", each(issuer.keys(), TrustBundleForm::key));
    }

    private static JsonObject key(TrustedKey key) {
        JsonObject json = new JsonObject()
                .add("kid", key.kid().hex())
                .add("alg", key.key().algorithm().coseNumber())
                .add("spki", key.key().spki().hex())
                .add("notBefore", key.notBefore().getEpochSecond());
        key.notAfter().ifPresent(time -> json.add("notAfter", time.getEpochSecond()));
        key.compromisedAt().ifPresent(time -> json.add("compromisedAt", time.getEpochSecond()));
        return json;
    }

    private static JsonObject type(TrustedType type) {
        return new JsonObject()
                .add("number", type.number().value())
                .add("code", type.code().value())
                .add("name", ProfileJson.names(type.name()))
                .add("showing", type.showing().wireName())
                .add("maxStatusAgeSeconds", type.maxStatusAge().toSeconds())
                .add("profile", ProfileJson.write(type.profile()));
    }

    private static JsonObject statusList(TrustedStatusList list) {
        return new JsonObject()
                .add("list", list.list().value())
                .add("uri", list.uri().value());
    }

    private static <T> JsonArray each(Iterable<T> values, Function<T, JsonObject> write) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }
}
