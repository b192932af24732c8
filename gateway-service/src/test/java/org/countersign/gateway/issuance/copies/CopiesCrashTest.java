package org.countersign.gateway.issuance.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.sdjwt.TypeMetadata;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.trust.TrustedType;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.SchemaResult;
import org.countersign.gateway.issuance.TestIssuance;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.FakeChaincode;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.SimulatedCrash;
import org.countersign.gateway.ledger.SimulatedProcess;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.privacy.TestPrivacy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dies between the steps from a wish to a copy that may leave, comes back, and finds each copy registered once and delivered only then. */
class CopiesCrashTest {
    private static final String REGISTER = LedgerFunction.CERTIFICATES_REGISTER.qualifiedName();

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeChaincode chaincode = new FakeChaincode();
    private final FakeLedger ledger = new FakeLedger(chaincode);
    private final Device device = new Device();
    private @Nullable TestKeys opened;
    private CertificateId certificate = new CertificateId("none");

    private TestKeys keys() {
        return Objects.requireNonNull(opened, "opened before each test");
    }

    private TestIssuance issuance() {
        return new TestIssuance(database, keys(), TestKeys.CLOCK);
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
        certificate = signed.getFirst().id();
        process.finishUntil(() -> process.outbox()
                .items()
                .find(REGISTER, certificate.value())
                .orElseThrow()
                .isFinal());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REBUILD_.*|ITEM_.*|TRANSACTION_ABANDONED")
    void a_crash_in_any_gap_registers_every_copy_once_and_delivers_none_before(CrashPoint point) {
        var first = copies(new SimulatedProcess(database, ledger));
        var id = first.make(certificate, wishes());
        assertThat(first.find(id)).isEqualTo(new CopyState.Pending());

        var doomed = new SimulatedProcess(database, ledger, SimulatedCrash.at(point, 1));
        assertThatThrownBy(() -> doomed.finishUntil(() -> copies(doomed).find(id) instanceof CopyState.Registered))
                .isInstanceOf(SimulatedCrash.class);
        var next = new SimulatedProcess(database, ledger);
        var isDecided = count("ledger_outcome") == 2;
        assertThat(copies(next).find(id))
                .as("delivered when the ledger's answer is there, and not before")
                .isInstanceOf(isDecided ? CopyState.Registered.class : CopyState.Pending.class);
        next.finishUntil(() -> copies(next).find(id) instanceof CopyState.Registered);

        assertThat(((CopyState.Registered) copies(next).find(id)).credentials()).hasSize(2);
        assertThat(chaincode.effects()).containsOnlyOnce(MakeCopies.ADD_COPIES + " " + id);
    }

    @Test
    void a_crash_before_the_commit_leaves_nothing() {
        var process = new SimulatedProcess(database, ledger);
        var places = count("status_index");

        assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
                    copies(process).make(certificate, wishes());
                    throw new IllegalStateException("dies here");
                }))
                .hasMessage("dies here");

        assertThat(count("certificate_copies")).isZero();
        assertThat(count("certificate_copy")).isZero();
        assertThat(count("status_index")).isEqualTo(places);
        process.round();
        assertThat(chaincode.effects()).noneMatch(effect -> effect.startsWith(MakeCopies.ADD_COPIES));
    }

    @Test
    void copies_that_the_ledger_refuses_are_never_delivered_and_their_content_goes() {
        var process = new SimulatedProcess(database, ledger);
        var made = copies(process);
        var id = made.make(certificate, wishes());
        chaincode.refuse(id.toString(), RefusalCode.CERTIFICATE_REVOKED.name());

        process.finishUntil(() -> !(made.find(id) instanceof CopyState.Pending));
        new CopiesFollower(database.jdbc(), process.outbox().items()).follow();

        assertThat(made.find(id)).isEqualTo(new CopyState.Refused(RefusalCode.CERTIFICATE_REVOKED));
        assertThat(count("certificate_copy")).isZero();
        assertThat(state(id)).isEqualTo("REFUSED");
    }

    @Test
    void the_follower_takes_over_what_was_registered() throws Exception {
        var process = new SimulatedProcess(database, ledger);
        var made = copies(process);
        var id = made.make(certificate, wishes());
        var follower = new CopiesFollower(database.jdbc(), process.outbox().items());

        follower.follow();
        assertThat(state(id)).isEqualTo("PENDING");
        var answer = made.await(id, Duration.ofSeconds(60));
        process.finishUntil(answer::isDone);
        follower.follow();

        assertThat(state(id)).isEqualTo("REGISTERED");
        assertThat(answer.get()).isEqualTo(made.find(id)).isInstanceOf(CopyState.Registered.class);
    }

    private List<CopyWish> wishes() {
        return List.of(device.wish(CopyForm.SD_JWT_VC), device.wish(CopyForm.COUNTER_PASS));
    }

    private MakeCopies copies(SimulatedProcess process) {
        var keys = keys();
        var issuance = issuance();
        var cipher = TestPrivacy.cipher(keys.secret());
        var signing = new CopySigning(
                keys.signing()::issuing, keys.authority(), new Names(), new SecureRandom(), TestKeys.CLOCK);
        return new MakeCopies(
                database.transaction(),
                issuance.sources(process.outbox().items()),
                issuance.indexes(),
                signing,
                issuance.ids(),
                new CopyTable(database.jdbc(), cipher, TestKeys.CLOCK),
                process.outbox().outbox(),
                process.outbox().items(),
                new CopiesProperties(200),
                Runnable::run);
    }

    private String state(CopyId id) {
        return database.jdbc()
                .sql("select state from certificate_copies where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** Names of no address. */
    private record Names() implements PublishedNames {
        @Override
        public URI issuer() {
            return URI.create("https://certificates.city.test");
        }

        @Override
        public TypeMetadata metadata(CertificateType type) {
            return TypeMetadata.of(
                    Vct.of("https://countersign.test", type.code()),
                    new TrustedType(
                            type.number(),
                            type.code(),
                            type.name(),
                            type.profile(),
                            type.showing(),
                            type.maxStatusAge()));
        }

        @Override
        public StatusListUri uri(ListNumber list) {
            return new StatusListUri("https://countersign.test/api/v1/status-lists/" + list.value());
        }
    }
}
