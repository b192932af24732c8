package org.countersign.format.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.Vectors;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.pass.CounterProfile;
import org.countersign.format.pass.FieldCodec;
import org.countersign.format.pass.ProfileField;
import org.countersign.format.trust.Showing;
import org.countersign.format.trust.TrustedType;
import org.junit.jupiter.api.Test;

class TypeMetadataTest {
    private static final TrustedType TYPE = new TrustedType(
            new TypeNumber(1),
            new TypeCode("elderly-preference-card"),
            new Names("老年人优待证", "Elderly card"),
            new CounterProfile(List.of(new ProfileField("name", new Names("姓名", "Name"), FieldCodec.text()))),
            Showing.STATIC,
            Duration.ofDays(1));
    private final TypeMetadata metadata = TypeMetadata.of(SdJwtFixture.VCT, TYPE);

    @Test
    void the_document_is_canonical_and_says_names_labels_and_what_may_be_withheld() {
        assertThat(new String(metadata.write().toArray(), StandardCharsets.UTF_8))
                .isEqualTo("{\"claims\":[{\"display\":[{\"label\":\"姓名\",\"locale\":\"zh-CN\"},"
                        + "{\"label\":\"Name\",\"locale\":\"en\"}],\"mandatory\":false,\"path\":[\"name\"],"
                        + "\"sd\":\"always\"}],\"display\":[{\"locale\":\"zh-CN\",\"name\":\"老年人优待证\"},"
                        + "{\"locale\":\"en\",\"name\":\"Elderly card\"}],\"name\":\"Elderly card\","
                        + "\"vct\":\"https://gateway.countersign.test/vct/elderly-preference-card\"}");
    }

    @Test
    void the_integrity_string_is_over_the_bytes_of_the_document() throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(metadata.write().toArray());

        assertThat(metadata.integrity(TestKeys.SHA_256))
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(hash));
    }

    /** The schema of the OpenID Foundation allows no other members; a validator would say the same. */
    @Test
    void every_member_is_one_that_the_published_schema_names() {
        var schema = Vectors.json("oidf-schemas/sdjwtvc/type_metadata.json")
                .asObject()
                .get("properties")
                .asObject();
        var claim = schema.get("claims")
                .asObject()
                .get("items")
                .asObject()
                .get("properties")
                .asObject();

        assertThat(schema.names()).containsAll(Set.of("vct", "name", "display", "claims"));
        assertThat(claim.names()).containsAll(Set.of("path", "display", "mandatory", "sd"));
    }

    @Test
    void a_vct_leads_back_to_its_type_below_its_own_base_only() {
        Vct vct = Vct.of("https://gateway.countersign.test", new TypeCode("elderly-preference-card"));

        assertThat(vct).isEqualTo(SdJwtFixture.VCT);
        assertThat(vct.typeBelow("https://gateway.countersign.test")).contains(new TypeCode("elderly-preference-card"));
        assertThat(vct.typeBelow("https://gateway.countersign.tes")).isEmpty();
        assertThat(new Vct(vct.value() + "/more").typeBelow("https://gateway.countersign.test"))
                .isEmpty();
    }
}
