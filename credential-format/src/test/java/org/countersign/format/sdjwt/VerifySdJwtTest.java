package org.countersign.format.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.jose.RawJws;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901, section 7.1, by its steps; step 6, the times, is in {@link CredentialTest}. */
class VerifySdJwtTest {
    private static final TestKeys ISSUER = TestKeys.fresh();
    private static final String A = "[\"salt\",\"a\",1]";

    @Nested
    @DisplayName("1: cut the text")
    class Cut {
        @Test
        void a_text_is_put_together_as_it_was_cut() throws Exception {
            for (String text : new String[] {"jwt~", "jwt~a~b~", "jwt~a~kb", "jwt~kb", "~", "jwt~~"}) {
                assertThat(SdJwt.parse(text).text()).isEqualTo(text);
            }
        }

        @Test
        void refuses_a_text_without_tilde() {
            assertRefused(FormatCode.SD_STRUCTURE, () -> SdJwt.parse("a.b.c"));
        }

        @Test
        void refuses_a_text_or_a_number_of_disclosures_beyond_the_bounds() {
            assertRefused(FormatCode.SD_TOO_LARGE, () -> SdJwt.parse("a".repeat(SdJwt.MAX_LENGTH) + "~"));
            assertRefused(FormatCode.SD_TOO_LARGE, () -> SdJwt.parse("a~" + "b~".repeat(SdJwt.MAX_DISCLOSURES + 1)));
        }

        @Test
        void refuses_a_token_that_is_no_credential() {
            String kb = RawJws.signed(CraftedSdJwt.HEADER.replace("dc+sd-jwt", "kb+jwt"), "{}", ISSUER.signer());

            assertRefused(FormatCode.JWS_TYPE, () -> UnverifiedSdJwt.parseCredential(kb + "~"));
        }
    }

    @Nested
    @DisplayName("2: the issuer's signature and the hash")
    class Signature {
        @Test
        void refuses_another_issuer() {
            UnverifiedSdJwt read = parsed(new CraftedSdJwt(ISSUER).text("{}"));

            assertRefused(
                    FormatCode.JWS_SIGNATURE,
                    () -> read.verify(TestKeys.fresh().publicKey(), TestKeys.CHECK, TestKeys.SHA_256));
        }

        @Test
        void refuses_another_hash_and_takes_sha_256_for_granted() throws Exception {
            assertThat(payload(new CraftedSdJwt(ISSUER), "{\"_sd_alg\":\"sha-256\"}"))
                    .isEqualTo("{}");
            refuse(FormatCode.SD_HASH, new CraftedSdJwt(ISSUER), "{\"_sd_alg\":\"sha-512\"}");
            refuse(FormatCode.SD_HASH, new CraftedSdJwt(ISSUER), "{\"_sd_alg\":null}");
        }

        private UnverifiedSdJwt parsed(String text) {
            try {
                return UnverifiedSdJwt.parseCredential(text);
            } catch (FormatException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    @DisplayName("3: every disclosure in its place")
    class Places {
        @Test
        void members_elements_and_what_is_nested_in_them_are_put_in_place() throws Exception {
            CraftedSdJwt crafted = new CraftedSdJwt(
                    ISSUER,
                    "[\"s\",\"inner\",2]",
                    "[\"s\",\"outer\",{\"_sd\":[\"#0\"],\"plain\":1}]",
                    "[\"s\",\"CN\"]");

            assertThat(payload(crafted, "{\"_sd\":[\"#1\"],\"list\":[\"DE\",{\"...\":\"#2\"}]}"))
                    .isEqualTo("{\"list\":[\"DE\",\"CN\"],\"outer\":{\"inner\":2,\"plain\":1}}");
        }

        @Test
        void digests_without_disclosure_vanish() throws Exception {
            assertThat(payload(
                            new CraftedSdJwt(ISSUER),
                            "{\"_sd\":[\"x\"],\"list\":[{\"...\":\"y\"},3],\"o\":{\"_sd\":[]}}"))
                    .isEqualTo("{\"list\":[3],\"o\":{}}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "[]", "[\"s\"]", "[\"s\",\"a\",1,2]", "[1,\"a\",1]", "[\"s\",1,1]"})
        void refuses_a_disclosure_of_another_shape(String disclosure) {
            refuse(FormatCode.SD_DISCLOSURE, new CraftedSdJwt(ISSUER, disclosure), "{\"_sd\":[\"#0\"]}");
        }

        @Test
        void refuses_a_disclosure_that_is_not_strict_json() {
            refuse(FormatCode.JSON_SYNTAX, new CraftedSdJwt(ISSUER, "[\"s\",\"a\",1]x"), "{\"_sd\":[\"#0\"]}");
            refuse(
                    FormatCode.JSON_DUPLICATE,
                    new CraftedSdJwt(ISSUER, "[\"s\",\"a\",{\"b\":1,\"b\":2}]"),
                    "{\"_sd\":[\"#0\"]}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"_sd", "..."})
        void refuses_a_name_that_is_kept_for_digests(String name) {
            refuse(
                    FormatCode.SD_DISCLOSURE_NAME,
                    new CraftedSdJwt(ISSUER, "[\"s\",\"" + name + "\",1]"),
                    "{\"_sd\":[\"#0\"]}");
        }

        @Test
        void refuses_a_member_where_an_element_belongs_and_the_other_way_round() {
            refuse(FormatCode.SD_DISCLOSURE_KIND, new CraftedSdJwt(ISSUER, A), "{\"list\":[{\"...\":\"#0\"}]}");
            refuse(FormatCode.SD_DISCLOSURE_KIND, new CraftedSdJwt(ISSUER, "[\"s\",1]"), "{\"_sd\":[\"#0\"]}");
        }

        @Test
        void refuses_a_name_that_is_there_already() {
            refuse(FormatCode.SD_CLAIM_EXISTS, new CraftedSdJwt(ISSUER, A), "{\"a\":2,\"_sd\":[\"#0\"]}");
            refuse(
                    FormatCode.SD_CLAIM_EXISTS,
                    new CraftedSdJwt(ISSUER, A, "[\"other\",\"a\",2]"),
                    "{\"_sd\":[\"#0\",\"#1\"]}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"_sd\":\"#0\"}",
                    "{\"_sd\":[1]}",
                    "{\"_sd\":{}}",
                    "{\"...\":\"#0\"}",
                    "{\"list\":[{\"...\":1}]}",
                    "{\"list\":[{\"...\":\"#0\",\"b\":1}]}"
                })
        void refuses_digests_of_another_shape(String payload) {
            refuse(FormatCode.SD_DIGEST_FORM, new CraftedSdJwt(ISSUER, A), payload);
        }

        @ParameterizedTest
        @ValueSource(strings = {"iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status"})
        void refuses_claims_that_may_never_be_withheld(String name) {
            refuse(
                    FormatCode.SD_CLAIM_NEVER,
                    new CraftedSdJwt(ISSUER, "[\"s\",\"" + name + "\",1]"),
                    "{\"_sd\":[\"#0\"]}");
        }

        @Test
        void refuses_digests_inside_claims_that_may_never_be_withheld() {
            refuse(FormatCode.SD_CLAIM_NEVER, new CraftedSdJwt(ISSUER, A), "{\"cnf\":{\"_sd\":[\"#0\"]}}");
            refuse(FormatCode.SD_CLAIM_NEVER, new CraftedSdJwt(ISSUER), "{\"aka_vcts\":[{\"...\":\"x\"}]}");
        }

        @Test
        void those_names_are_free_below_the_top() throws Exception {
            CraftedSdJwt crafted = new CraftedSdJwt(ISSUER, "[\"s\",\"status\",1]");

            assertThat(payload(crafted, "{\"o\":{\"_sd\":[\"#0\"]}}")).isEqualTo("{\"o\":{\"status\":1}}");
        }

        @Test
        void refuses_disclosures_nested_deeper_than_any_document() {
            String[] disclosures = new String[40];
            disclosures[0] = A;
            for (int i = 1; i < disclosures.length; i++) {
                disclosures[i] = "[\"s\",\"a\",{\"_sd\":[\"" + SdJwt.hash(encoded(disclosures, i - 1), TestKeys.SHA_256)
                        + "\"]}]";
            }

            String last = SdJwt.hash(RawJws.encoded(disclosures[39]), TestKeys.SHA_256);
            refuse(FormatCode.SD_TOO_DEEP, new CraftedSdJwt(ISSUER, disclosures), "{\"_sd\":[\"" + last + "\"]}");
        }

        private String encoded(String[] disclosures, int i) {
            return RawJws.encoded(disclosures[i]);
        }
    }

    @Nested
    @DisplayName("4: no digest twice")
    class Twice {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"_sd\":[\"#0\",\"#0\"]}",
                    "{\"_sd\":[\"x\",\"x\"]}",
                    "{\"_sd\":[\"#0\"],\"o\":{\"_sd\":[\"#0\"]}}",
                    "{\"_sd\":[\"x\"],\"list\":[{\"...\":\"x\"}]}"
                })
        void refuses_a_digest_that_occurs_twice_anywhere(String payload) {
            refuse(FormatCode.SD_DIGEST_TWICE, new CraftedSdJwt(ISSUER, A), payload);
        }

        @Test
        void refuses_a_disclosure_that_comes_twice() {
            refuse(FormatCode.SD_DIGEST_TWICE, new CraftedSdJwt(ISSUER, A, A), "{\"_sd\":[\"#0\"]}");
        }
    }

    @Nested
    @DisplayName("5: no disclosure without its digest")
    class Unused {
        @Test
        void refuses_a_disclosure_that_nothing_refers_to() {
            refuse(FormatCode.SD_DISCLOSURE_UNUSED, new CraftedSdJwt(ISSUER, A), "{\"_sd\":[\"x\"]}");
        }

        @Test
        void refuses_a_nested_disclosure_without_the_one_around_it() {
            refuse(
                    FormatCode.SD_DISCLOSURE_UNUSED,
                    new CraftedSdJwt(ISSUER, "[\"s\",\"inner\",2]"),
                    "{\"_sd\":[\"y\"]}");
        }
    }

    @Nested
    @DisplayName("the claims of a credential")
    class Claims {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"vct\":1}",
                    "{\"vct\":\"\"}",
                    "{\"vct\":\"a\",\"exp\":null}",
                    "{\"vct\":\"a\",\"exp\":\"1\"}",
                    "{\"vct\":\"a\",\"nbf\":-1}",
                    "{\"vct\":\"a\",\"iat\":1.5}",
                    "{\"vct\":\"a\",\"cnf\":{}}",
                    "{\"vct\":\"a\",\"cnf\":{\"kid\":\"1\"}}",
                    "{\"vct\":\"a\",\"status\":{}}",
                    "{\"vct\":\"a\",\"status\":{\"status_list\":{\"idx\":-1,\"uri\":\"u\"}}}",
                    "{\"vct\":\"a\",\"status\":{\"status_list\":{\"idx\":1,\"uri\":\"\"}}}",
                    "{\"vct\":\"a\",\"status\":{\"status_list\":{\"idx\":16777216,\"uri\":\"u\"}}}"
                })
        void refuses_claims_that_are_missing_or_wrong(String payload) throws Exception {
            VerifiedSdJwt verified = new CraftedSdJwt(ISSUER).verify(payload);

            assertRefused(FormatCode.VC_CLAIMS, () -> VerifiedCredential.of(verified));
        }
    }

    @Property(tries = 200)
    void a_changed_character_is_refused_and_never_thrown_at_the_caller(
            @ForAll @IntRange(max = 900) int at, @ForAll @IntRange(min = 0x20, max = 0x7e) int character) {
        SdJwtFixture city = FIXTURE;
        StringBuilder text = new StringBuilder(ISSUED);
        char before = text.charAt(at % text.length());
        text.setCharAt(at % text.length(), (char) character);

        boolean refused = false;
        try {
            city.verify(text.toString());
        } catch (FormatException expected) {
            refused = true;
        }

        assertThat(refused).isEqualTo(before != (char) character);
    }

    private static final SdJwtFixture FIXTURE = new SdJwtFixture();
    private static final String ISSUED = FIXTURE.issued().text();

    private static String payload(CraftedSdJwt crafted, String payload) throws FormatException {
        return JsonWriter.canonical(crafted.verify(payload).payload());
    }

    private static void refuse(FormatCode code, CraftedSdJwt crafted, String payload) {
        assertRefused(code, () -> crafted.verify(payload));
    }
}
