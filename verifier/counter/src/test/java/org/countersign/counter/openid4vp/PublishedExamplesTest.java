package org.countersign.counter.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of OpenID4VP 1.0. They lie beside this repository; where they are absent these tests are skipped. */
class PublishedExamplesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("countersign.root", "../.."), "../shared/vectors/openid4vp");

    @BeforeEach
    void the_examples_are_there() {
        assumeTrue(Files.isDirectory(FOLDER), "no ../shared/vectors/openid4vp beside the repository");
    }

    @Test
    void the_encrypted_answer_of_section_8_3_opens() throws Exception {
        JsonObject example = read("encrypted_response.json");
        ECKey recipient = ECKey.parse(JsonWriter.canonical(member(example, "recipient_private_jwk")));

        byte[] opened = new ResponseKey("ac", recipient.toKeyPair())
                .decrypt(example.fields().text("response"));

        assertThat(JsonReader.readObject(opened, 1 << 16)).isEqualTo(member(example, "plaintext"));
    }

    @Test
    void alternatives_are_written_as_in_the_example() throws Exception {
        JsonObject example = credential("examples/query_lang/claims_alternatives.json");
        CredentialQuery query = new CredentialQuery(
                "pid",
                List.of(new TypeCode("identity")),
                false,
                List.of(
                        claim("a", "family_name"),
                        claim("b", "postal_code"),
                        claim("c", "locality"),
                        claim("d", "region"),
                        claim("e", "date_of_birth")),
                List.of(List.of("a", "c", "d", "e"), List.of("a", "b", "e")),
                List.of());

        JsonObject written = query.dcql("https://city.test");

        for (String name : List.of("id", "format", "claims", "claim_sets")) {
            assertThat(member(written, name)).as(name).isEqualTo(member(example, name));
        }
    }

    @Test
    void the_queries_of_the_examples_have_the_members_that_ours_have() throws Exception {
        JsonObject example = credential("examples/query_lang/value_matching_simple.json");
        CredentialQuery query = new CredentialQuery(
                "my_credential",
                List.of(new TypeCode("identity")),
                false,
                List.of(new ClaimQuery("n", "family_name", List.of("Doe"))),
                List.of(),
                List.of());

        assertThat(query.dcql("https://city.test").members().keySet())
                .isEqualTo(example.members().keySet());
    }

    @Test
    void alternative_credentials_are_written_as_in_the_example() throws Exception {
        JsonObject example = read("examples/query_lang/credentials_alternatives.json");
        List<CredentialQuery> queries = new ArrayList<>();
        for (JsonValue query : ((JsonArray) member(example, "credentials")).values()) {
            queries.add(new CredentialQuery(
                    ((JsonObject) query).fields().text("id"),
                    List.of(new TypeCode("identity")),
                    false,
                    List.of(),
                    List.of(),
                    List.of()));
        }
        CounterPurpose purpose = new CounterPurpose(
                "p",
                new Names("甲", "A"),
                queries,
                List.of(
                        new CredentialSet(
                                List.of(
                                        List.of("pid"),
                                        List.of("other_pid"),
                                        List.of("pid_reduced_cred_1", "pid_reduced_cred_2")),
                                true),
                        new CredentialSet(List.of(List.of("nice_to_have")), false)));

        assertThat(member(purpose.dcql("https://city.test"), "credential_sets"))
                .isEqualTo(member(example, "credential_sets"));
    }

    private static ClaimQuery claim(String id, String name) {
        return new ClaimQuery(id, name, List.of());
    }

    private static JsonObject credential(String file) throws Exception {
        return (JsonObject)
                ((JsonArray) member(read(file), "credentials")).values().getFirst();
    }

    private static JsonObject read(String file) throws Exception {
        return JsonReader.readObject(Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8), 1 << 16);
    }

    private static JsonValue member(JsonObject object, String name) {
        JsonValue value = object.members().get(name);
        if (value == null) {
            throw new IllegalStateException("no member " + name);
        }
        return value;
    }
}
