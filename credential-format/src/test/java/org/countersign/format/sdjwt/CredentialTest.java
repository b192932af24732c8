package org.countersign.format.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.format.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuing, and what a reader makes of it. */
class CredentialTest {
    private final SdJwtFixture city = new SdJwtFixture();

    @Test
    void an_issued_credential_is_read_back_as_it_was_meant() throws Exception {
        VerifiedCredential read = city.verify(city.issued());

        assertThat(read.vct()).isEqualTo(SdJwtFixture.VCT);
        assertThat(read.holder()).contains(city.holder.publicKey());
        assertThat(read.status()).contains(SdJwtFixture.STATUS);
        assertThat(read.expiresAt()).contains(SdJwtFixture.NOW.plus(Duration.ofDays(300)));
        assertThat(read.claims().members())
                .containsAllEntriesOf(SdJwtFixture.claims().members())
                .containsKey("certificateNumber")
                .hasSize(4);
    }

    @Test
    void the_header_has_certificates_and_no_key_id() throws Exception {
        UnverifiedSdJwt read = UnverifiedSdJwt.parseCredential(city.issued().text());

        assertThat(read.claimedCertificates()).isEqualTo(city.chain.certificates());
        assertThat(read.claimedKid(TestKeys.SHA_256))
                .isEqualTo(city.issuer.signer().kid());
        assertThat(header(city.issued())).doesNotContain("kid");
    }

    @Test
    void no_claim_that_may_be_withheld_stands_in_the_issuers_part() {
        String payload = payload(city.issued());

        assertThat(payload).doesNotContain("欧阳建").doesNotContain("birthDate").contains("certificateNumber");
    }

    @Test
    void salts_differ_from_claim_to_claim_and_digests_tell_nothing_of_their_order() {
        Set<String> digests = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertThat(city.issued().disclosures()).allMatch(digests::add);
        }

        List<String> inPayload = Pattern.compile("\"([A-Za-z0-9_-]{43})\"[,\\]]")
                .matcher(payload(city.issued()).replaceAll("\"cnf\":\\{.*?\\}\\}", ""))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(inPayload).hasSize(5).isSorted();
    }

    @Test
    void equal_randomness_gives_an_equal_payload() {
        CredentialContent.IssuingRandomness fixed =
                new CredentialContent.IssuingRandomness(count -> Bytes.of(new byte[count]), 0);

        SdJwt first = city.content().sign(city.chain, city.issuer.signer(), fixed, TestKeys.SHA_256);
        SdJwt second = city.content().sign(city.chain, city.issuer.signer(), fixed, TestKeys.SHA_256);

        assertThat(payload(first)).isEqualTo(payload(second));
        assertThat(first.disclosures()).isEqualTo(second.disclosures());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "nbf",
                "exp",
                "cnf",
                "vct",
                "vct#integrity",
                "aka_vcts",
                "status",
                "iat",
                "_sd",
                "_sd_alg",
                "..."
            })
    void an_issuer_cannot_use_the_names_of_the_format(String name) {
        JsonObject taken = JsonObject.builder().put(name, "a").build();
        JsonObject none = JsonObject.builder().build();

        assertThatThrownBy(() -> city.content(taken, none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> city.content(none, taken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_claim_is_disclosable_or_open_and_not_both() {
        assertThatThrownBy(() -> city.content(SdJwtFixture.claims(), SdJwtFixture.claims()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void times_are_compared_when_the_caller_asks_for_it() throws Exception {
        VerifiedCredential read = city.verify(city.issued());

        read.requireValidAt(SdJwtFixture.NOW);
        assertRefused(
                FormatCode.VC_NOT_YET_VALID, () -> read.requireValidAt(SdJwtFixture.NOW.minus(Duration.ofDays(11))));
        assertRefused(FormatCode.VC_EXPIRED, () -> read.requireValidAt(SdJwtFixture.NOW.plus(Duration.ofDays(300))));
    }

    @Test
    void nothing_personal_is_printed() throws Exception {
        assertThat(city.verify(city.issued()).toString()).doesNotContain("欧阳建");
        assertThat(city.content().toString()).doesNotContain("欧阳建");
    }

    private static String header(SdJwt sdJwt) {
        return decoded(sdJwt.issuerJwt().split("\\.", -1)[0]);
    }

    private static String payload(SdJwt sdJwt) {
        return decoded(sdJwt.issuerJwt().split("\\.", -1)[1]);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
