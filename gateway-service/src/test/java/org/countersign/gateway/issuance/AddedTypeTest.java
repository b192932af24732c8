package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three-hundredth type needs no code. */
class AddedTypeTest {
    private static final String LIBRARY_CARD = """
            {
              "code": "library-card", "number": 300,
              "name": {"zh": "借书证", "en": "Library card"},
              "authority": {"id": "city-library", "msp": "CivilAffairsMSP", "name": {"zh": "市图书馆", "en": "City Library"}},
              "fields": [
                {"name": "reader", "label": {"zh": "读者", "en": "Reader"}, "kind": "TEXT", "required": true, "maxLength": 64, "personal": true},
                {"name": "since", "label": {"zh": "注册日", "en": "Since"}, "kind": "DATE", "required": false, "personal": false},
                {"name": "number", "label": {"zh": "卡号", "en": "Card number"}, "kind": "DIGITS", "required": true, "minLength": 8, "maxLength": 8, "personal": false}
              ],
              "identity": ["number"],
              "counterProfile": [{"field": "reader"}, {"field": "since"}, {"field": "number"}],
              "validity": {"default": "P2Y"}, "showing": "static", "maxStatusAge": "PT24H"
            }
            """;

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final RecordedOutbox outbox = new RecordedOutbox();

    @Test
    void a_type_from_a_folder_is_issued_like_any_other() throws Exception {
        Files.writeString(folder.resolve("library-card.json"), LIBRARY_CARD);
        var type = Samples.withFolder(folder).find(new TypeCode("library-card")).orElseThrow();
        var keys = TestKeys.in(folder);
        var issue = new TestIssuance(database, keys, TestKeys.CLOCK).issue(outbox);

        var checked = SchemaCheck.check(
                type,
                Map.of("reader", "欧阳建国", "number", "00001234"),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2026, 11, 21));
        var signed = issue.sign(List.of(((SchemaResult.Satisfied) checked).certificate()));
        database.transaction().executeWithoutResult(_ -> issue.write(signed, Optional.empty()));

        var issuer = keys.signing().issuing(type.authority().id());
        var pass = UnverifiedPass.parse(signed.getFirst().pass().text())
                .verify(issuer.publicKey(), new JcaSignatureCheck());
        assertThat(pass.fields(type.profile())).extracting(PassField::value).containsExactly("欧阳建国", "00001234");
        assertThat(outbox.committed()).singleElement().satisfies(item -> {
            assertThat(item.msp()).isEqualTo("CivilAffairsMSP");
            assertThat(item.json())
                    .contains("\"library-card\"")
                    .contains("\"city-library\"")
                    .doesNotContain("欧阳");
        });
    }
}
