package org.countersign.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.countersign.check.AcceptTrustBundle;
import org.countersign.check.FollowRootChanges;
import org.countersign.check.TrustRoot;
import org.countersign.check.Update;
import org.countersign.check.UpdateRefusal;
import org.countersign.check.VerdictCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.trust.RootChanges;
import org.countersign.format.trust.TrustVersion;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.keys.SigningKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Roots come and go: through the API, what is published, and a counter that follows. */
class RootChangeTest extends GatewayTest {
    private static final String CHANGES = "/api/v1/trust/root/changes";
    private static final String BUNDLE = "/api/v1/trust/bundle";

    @Autowired
    private SigningKeys keys;

    @Autowired
    private RootKeys roots;

    @Autowired
    private ChangeRoot change;

    @Autowired
    private TrustBundles bundles;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void a_counter_follows_and_finds_a_newer_bundle_of_the_new_root_at_once() throws Exception {
        var officer = new Officer(api());
        var pass = officer.pass(officer.issued(Officer.request("sole-trader-licence", 950), "root-before"));
        var before = desk().root();
        var held = desk().bundle();

        var changed = changed(
                "root-change", "{\"replaces\":\"%s\"}".formatted(before.kid().hex()));

        assertThat(changed.status()).as(changed.text()).isEqualTo(201);
        var bundle = desk().file(BUNDLE);
        var after = followed(before);
        assertThat(after.kid().hex()).isEqualTo(changed.json().get("root").asString());
        assertThat(new AcceptTrustBundle(after, new JcaSignatureCheck()).accept(bundle, Optional.of(held)))
                .isInstanceOf(Update.Accepted.class);
        assertThat(new AcceptTrustBundle(before, new JcaSignatureCheck()).accept(bundle, Optional.of(held)))
                .isEqualTo(new Update.Refused<>(UpdateRefusal.OTHER_KEY));
        assertThat(desk().root()).isEqualTo(after);
        assertThat(desk().verdict(pass).code()).isEqualTo(VerdictCode.VALID);
    }

    @Test
    void a_counter_that_missed_several_changes_follows_them_all() throws Exception {
        var before = desk().root();

        changed("root-several-1", "{}");
        changed("root-several-2", "{}");

        assertThat(followed(before)).isEqualTo(desk().root()).isNotEqualTo(before);
    }

    @Test
    void a_repeated_request_changes_the_root_once() {
        var first = changed("root-twice", "{}");

        assertThat(changed("root-twice", "{}").text()).isEqualTo(first.text());
        assertThat(desk().root().kid().hex()).isEqualTo(first.json().get("root").asString());
    }

    @Test
    void refuses_to_replace_a_root_that_does_not_sign() {
        var before = desk().root();

        assertThat(changed("root-other", "{\"replaces\":\"0011223344556677\"}").code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(changed("root-no-kid", "{\"replaces\":\"x\"}").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(desk().root()).isEqualTo(before);
    }

    @Test
    void a_change_that_broke_off_was_not_begun_and_the_next_one_takes_up_its_root() throws Exception {
        var before = desk().root();
        var version = desk().bundle().content().version();
        var made = new TransactionTemplate(transactions).execute(transaction -> {
            var root = change.change(Optional.empty());
            transaction.setRollbackOnly();
            return root;
        });

        assertThat(desk().root()).isEqualTo(before);
        assertThat(desk().bundle().content().version()).isEqualTo(version);
        assertThat(keys.everyRoot()).last().isEqualTo(made);
        changed("root-taken-up", "{}");

        assertThat(keys.everyRoot()).last().isEqualTo(made);
        assertThat(followed(before)).isEqualTo(desk().root());
    }

    @Test
    void a_bundle_that_the_old_root_signed_meanwhile_is_not_published() {
        var stale = roots.current();
        var newest = bundles.newest().orElseThrow();
        changed("root-meanwhile", "{}");
        var published = bundles.newest().orElseThrow();

        bundles.add(
                new TrustBundles.Newest(
                        new TrustVersion(published.version().value() + 1),
                        newest.content(),
                        newest.issuedAt(),
                        newest.token()),
                stale.changes());

        assertThat(bundles.newest()).contains(published);
    }

    private TrustRoot followed(TrustRoot pinned) throws FormatException {
        var statements = RootChanges.read(desk().file(CHANGES)).statements();
        var update = new FollowRootChanges(new JcaSignatureCheck(), new JcaSha256(), AlgorithmProfile.STANDARD)
                .follow(pinned, statements);
        return ((Update.Accepted<TrustRoot>) update).value();
    }

    private Api.Response changed(String key, String body) {
        desk().bundle();
        return api().as("steward-1").post(CHANGES, body, key);
    }

    private TestDesk desk() {
        return new TestDesk(api());
    }
}
