package org.countersign.gateway.issuance.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.SchemaResult;
import org.countersign.gateway.issuance.TestIssuance;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.FakeChaincode;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.SimulatedCrash;
import org.countersign.gateway.ledger.SimulatedProcess;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.projection.ProjectionHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dies between the steps from the wish to the old one's revocation, comes back, and finds one successor, and the old one revoked once and only after it. */
class ReissueCrashTest {
    private static final String REGISTER = LedgerFunction.CERTIFICATES_REGISTER.qualifiedName();
    private static final String CHANGE_STATUS = LedgerFunction.CERTIFICATES_CHANGE_STATUS.qualifiedName();

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeChaincode chaincode = new FakeChaincode();
    private final FakeLedger ledger = new FakeLedger(chaincode);
    private @Nullable TestKeys opened;
    private CertificateId old = new CertificateId("none");

    private TestIssuance issuance() {
        return new TestIssuance(database, Objects.requireNonNull(opened, "opened before each test"), TestKeys.CLOCK);
    }

    @BeforeEach
    void register_a_certificate() {
        opened = TestKeys.in(folder);
        var process = new SimulatedProcess(database, ledger);
        var checked = (SchemaResult.Satisfied) SchemaCheck.check(
                Samples.type("residence-permit"),
                Samples.values("residence-permit", 1),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2026, 11, 1));
        var issue = issuance().issue(process.outbox().outbox());
        var signed = issue.sign(List.of(checked.certificate()));
        database.transaction().executeWithoutResult(_ -> issue.write(signed, Optional.empty()));
        old = signed.getFirst().id();
        process.finishUntil(() -> isDecided(process, old));
        follow(process);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REBUILD_.*|ITEM_.*|TRANSACTION_ABANDONED")
    void a_crash_in_any_gap_leaves_one_successor_and_one_revocation_after_it(CrashPoint point) {
        var first = new SimulatedProcess(database, ledger);
        var successor = reissue(first).successor();

        var doomed = new SimulatedProcess(database, ledger, SimulatedCrash.at(point, 1));
        assertThatThrownBy(() -> doomed.finishUntil(() -> isDecided(doomed, successor)))
                .isInstanceOf(SimulatedCrash.class);
        var next = new SimulatedProcess(database, ledger);
        next.finishUntil(() -> isDecided(next, successor));
        follow(next);
        follow(next);
        next.round();

        var revocation = CHANGE_STATUS + " " + single("select id from status_operation");
        assertThat(chaincode.effects()).containsSubsequence(REGISTER + " " + successor, revocation);
        assertThat(chaincode.effects()).containsOnlyOnce(REGISTER + " " + successor, revocation);
    }

    @Test
    void a_crash_before_the_commit_leaves_the_old_certificate_and_its_document() {
        var process = new SimulatedProcess(database, ledger);

        assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
                    useCase(process).reissue(old, Correction.NONE, new ReasonCode("superseded"));
                    throw new IllegalStateException("dies here");
                }))
                .hasMessage("dies here");

        assertThat(single("select count(*) from certificate where business_key is not null"))
                .isEqualTo("1");
        assertThat(single("select count(*) from certificate_reissue")).isEqualTo("0");
    }

    @Test
    void the_old_one_is_not_touched_before_the_ledger_has_the_new_one() {
        var process = new SimulatedProcess(database, ledger);
        reissue(process);

        follow(process);

        assertThat(single("select count(*) from status_operation")).isEqualTo("0");
        assertThat(single("select state from certificate_reissue")).isEqualTo("PENDING");
    }

    @Test
    void a_refused_successor_leaves_the_old_one_valid_with_its_document_and_another_try_is_allowed() {
        var process = new SimulatedProcess(database, ledger);
        var document = single("select encode(business_key, 'hex') from certificate");
        var successor = reissue(process).successor();
        chaincode.refuse(successor.value(), RefusalCode.KEY_ENDED.name());

        process.finishUntil(() -> isDecided(process, successor));
        follow(process);

        assertThat(single("select state from certificate_reissue")).isEqualTo("REFUSED");
        assertThat(single("select count(*) from status_operation")).isEqualTo("0");
        assertThat(single("select encode(business_key, 'hex') from certificate where id = '%s'".formatted(old)))
                .isEqualTo(document);
        assertThat(reissue(process).successor()).isNotEqualTo(successor);
    }

    private Reissued reissue(SimulatedProcess process) {
        return Objects.requireNonNull(database.transaction()
                .execute(_ -> useCase(process).reissue(old, Correction.NONE, new ReasonCode("superseded"))));
    }

    private ReissueCertificate useCase(SimulatedProcess process) {
        var issuance = issuance();
        return new ReissueCertificate(
                issuance.certificates(process.outbox().items()),
                ProjectionHarness.certificatesOf(database),
                issuance.fields(),
                Samples.shipped(),
                issuance.issue(process.outbox().outbox()),
                new ReissueTable(database.jdbc(), TestKeys.CLOCK),
                TestKeys.CLOCK);
    }

    private void follow(SimulatedProcess process) {
        var issuance = issuance();
        issuance.follow(process.outbox().items());
        new ReissueFollower(
                        new ReissueTable(database.jdbc(), TestKeys.CLOCK),
                        issuance.statuses(
                                process.outbox().outbox(), process.outbox().items()),
                        database.transaction())
                .follow();
    }

    private static boolean isDecided(SimulatedProcess process, CertificateId id) {
        return process.outbox().items().find(REGISTER, id.value()).orElseThrow().isFinal();
    }

    private String single(String sql) {
        return database.jdbc().sql(sql).query(String.class).single();
    }
}
