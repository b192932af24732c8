package org.countersign.gateway.issuance.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.check.VerdictCode;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaCertificateChain;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.jca.JcaStatusListReader;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusValue;
import org.countersign.format.x509.CertificateKey;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.status.TestDesk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several copies of one certificate, made, registered by the real contracts, published, checked by what counters run. */
class CertificateCopiesTest extends GatewayTest {
    private static final String TYPE = "residence-permit";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private CertificateCopies copies;

    private final Device device = new Device();

    /** Where a copy is in the status lists. */
    private record Place(int list, int index) {}

    @Test
    void a_counter_accepts_every_form_of_a_copy() throws Exception {
        var certificate = issued(7001);

        var made = registered(copies.make(
                certificate,
                List.of(
                        device.wish(CopyForm.SD_JWT_VC),
                        device.wish(CopyForm.COUNTER_PASS),
                        new CopyWish(CopyForm.COUNTER_PASS, Optional.empty()))));

        var desk = new TestDesk(api());
        assertThat(desk.presented(device.presents(made.get(0)), Device.EXPECTED).code())
                .isEqualTo(VerdictCode.VALID);
        assertThat(desk.verdict(device.showsLive(made.get(1))).code()).isEqualTo(VerdictCode.VALID);
        assertThat(desk.verdict(made.get(2)).code()).isEqualTo(VerdictCode.VALID);
    }

    @Test
    void another_device_cannot_present_what_is_bound_to_this_one() throws Exception {
        var made = registered(copies.make(issued(7002), List.of(device.wish(CopyForm.SD_JWT_VC))));

        var verdict = new TestDesk(api()).presented(new Device().presents(made.getFirst()), Device.EXPECTED);

        assertThat(verdict.code()).isEqualTo(VerdictCode.WRONG_SHOWING);
    }

    @Test
    void a_credential_withholds_each_claim_that_the_types_metadata_name_and_shows_none() throws Exception {
        var number = 7003;
        var made = registered(copies.make(issued(number), List.of(device.wish(CopyForm.SD_JWT_VC))));

        var credential = read(made.getFirst());
        var metadata = api().anonymous().get("/vct/" + TYPE).json();
        var named = new ArrayList<String>();
        metadata.get("claims")
                .forEach(claim -> named.add(claim.get("path").get(0).asString()));

        assertThat(credential.vct().value()).isEqualTo(metadata.get("vct").asString());
        assertThat(credential.claims().members().keySet()).containsExactlyInAnyOrderElementsOf(named);
        assertThat(SdJwt.parse(made.getFirst()).disclosures()).hasSize(named.size());
        var payload =
                new String(Base64.getUrlDecoder().decode(made.getFirst().split("\\.", 3)[1]), StandardCharsets.UTF_8);
        assertThat(Samples.values(TYPE, number).values().stream().filter(value -> value.length() > 4))
                .isNotEmpty()
                .noneMatch(payload::contains);
        assertThat(credential.holder()).contains(device.key());
    }

    @Test
    void a_credential_brings_the_certificate_of_its_key_and_not_the_anchor() throws Exception {
        var made = registered(copies.make(issued(7004), List.of(device.wish(CopyForm.SD_JWT_VC))));

        var shown = UnverifiedSdJwt.parseCredential(made.getFirst());

        assertThat(shown.claimedCertificates()).hasSize(1).doesNotContain(anchor());
        var issuer = new JcaCertificateChain(List.of(anchor())).verify(shown.claimedCertificates(), Instant.now());
        assertThat(shown.verify(issuer, new JcaSignatureCheck(), new JcaSha256()))
                .isNotNull();
        assertThat(new TestDesk(api())
                        .bundle()
                        .content()
                        .issuerKey(shown.claimedKid(new JcaSha256()))
                        .orElseThrow()
                        .key()
                        .key())
                .isEqualTo(issuer);
    }

    @Test
    void revoking_the_certificate_revokes_all_its_copies_at_once_in_both_forms_of_the_lists() throws Exception {
        var certificate = issued(7005);
        var first =
                copies.make(certificate, List.of(device.wish(CopyForm.SD_JWT_VC), device.wish(CopyForm.COUNTER_PASS)));
        var second = copies.make(certificate, List.of(new Device().wish(CopyForm.SD_JWT_VC)));
        var bound = registered(first).getFirst();
        registered(second);
        var places = new ArrayList<>(places(first));
        places.addAll(places(second));
        assertThat(places).hasSize(3).allMatch(place -> inJwt(place).equals(StatusValue.VALID));

        new Officer(api()).changed(certificate.value(), "REVOKED", "copies-7005");

        Officer.eventually(() -> places.stream().allMatch(place -> inJwt(place).equals(StatusValue.REVOKED)));
        assertThat(new TestDesk(api())
                        .presented(device.presents(bound), Device.EXPECTED)
                        .code())
                .isEqualTo(VerdictCode.REVOKED);
    }

    @Test
    void copies_of_a_suspended_certificate_are_suspended_at_once_and_come_back_with_it() throws Exception {
        var certificate = issued(7006);
        var officer = new Officer(api());
        officer.changed(certificate.value(), "SUSPENDED", "copies-7006-1");

        var id = copies.make(certificate, List.of(device.wish(CopyForm.COUNTER_PASS)));
        var pass = registered(id).getFirst();

        Officer.eventually(
                () -> places(id).stream().allMatch(place -> inJwt(place).equals(StatusValue.SUSPENDED)));
        assertThat(new TestDesk(api()).verdict(pass).code()).isEqualTo(VerdictCode.SUSPENDED);
        officer.changed(certificate.value(), "VALID", "copies-7006-2");
        Officer.eventually(() -> new TestDesk(api()).verdict(pass).code() == VerdictCode.VALID);
    }

    @Test
    void refuses_copies_of_what_is_revoked_expired_unknown_or_not_registered() {
        var officer = new Officer(api());
        var revoked = issued(7007);
        officer.changed(revoked.value(), "REVOKED", "copies-7007");
        var ended = officer.issued(
                Officer.request(
                        TYPE,
                        Samples.values(TYPE, 7008),
                        Map.of("validFrom", "2020-01-01", "validUntil", "2020-12-31")),
                "copies-7008");
        var refused = issued(7009);
        database.sql("update certificate set state = 'REFUSED', refusal = 'TYPE_NOT_ALLOWED' where id = :id")
                .param("id", refused.value())
                .update();

        refuses(ProblemCode.CERTIFICATE_REVOKED, () -> make(revoked, 1));
        refuses(ProblemCode.CERTIFICATE_EXPIRED, () -> make(new CertificateId(ended), 1));
        refuses(ProblemCode.CERTIFICATE_NOT_REGISTERED, () -> make(refused, 1));
        refuses(
                ProblemCode.NOT_FOUND,
                () -> make(new CertificateId(UUID.randomUUID().toString()), 1));
        refuses(ProblemCode.NOT_FOUND, () -> copies.find(new CopyId(UUID.randomUUID())));
    }

    @Test
    void makes_16_copies_at_once_and_refuses_17() throws Exception {
        var certificate = issued(7010);

        assertThat(registered(make(certificate, 16))).hasSize(16).doesNotHaveDuplicates();
        refuses(ProblemCode.TOO_MANY_COPIES, () -> make(certificate, 17));
        assertThatThrownBy(() -> make(certificate, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CopyWish(CopyForm.SD_JWT_VC, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_more_copies_than_a_certificate_may_have() {
        var certificate = issued(7011);
        var made = make(certificate, 1);
        database.sql("""
                        insert into certificate_copies (id, certificate, key, state, created_at)
                        select gen_random_uuid(), certificate, key, 'REGISTERED', created_at from certificate_copies where id = :id
                        """).param("id", made.value()).update();
        database.sql("""
                        with places as (
                            insert into status_index (list, index)
                            select first.list, n from certificate_copy first, generate_series(0, 131071) as n
                            where first.copies = :id and not exists (
                                select from status_index taken where taken.list = first.list and taken.index = n)
                            limit 199 returning list, index)
                        insert into certificate_copy (copies, number, form, list, index, sealed_by, sealed)
                        select (select id from certificate_copies where certificate = :certificate and id <> :id),
                               row_number() over (), 'counter-pass', list, index, 'none', '\\x00' from places
                        """)
                .param("id", made.value())
                .param("certificate", certificate.value())
                .update();

        refuses(ProblemCode.TOO_MANY_COPIES, () -> make(certificate, 1));
    }

    @Test
    void the_same_wish_twice_makes_two_copies_in_unpredictable_places_of_the_certificates_shard() throws Exception {
        var certificate = issued(7012);
        var made = new ArrayList<CopyId>();
        for (var i = 0; i < 4; i++) {
            made.add(make(certificate, 10));
        }
        for (var id : made) {
            registered(id);
        }

        var places = made.stream().flatMap(id -> places(id).stream()).toList();
        assertThat(places).hasSize(40).doesNotHaveDuplicates();
        assertThat(places)
                .extracting(place -> Shards.ofList(place.list()))
                .containsOnly(Shards.certificates(certificate.value()));
        var indexes = places.stream().map(Place::index).toList();
        assertThat(indexes).isNotEqualTo(indexes.stream().sorted().toList());
        assertThat(indexes.stream().max(Integer::compare).orElseThrow()
                        - indexes.stream().min(Integer::compare).orElseThrow())
                .isGreaterThan(30_000);
    }

    @Test
    void copies_of_many_certificates_at_once_are_all_registered_in_places_of_their_own() throws Exception {
        var certificates = new ArrayList<CertificateId>();
        for (var number = 7020; number < 7026; number++) {
            certificates.add(issued(number));
        }

        var made = new ArrayList<CopyId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<CopyId>>();
            certificates.forEach(certificate -> {
                work.add(() -> make(certificate, 5));
                work.add(() -> make(certificate, 5));
            });
            for (var done : threads.invokeAll(work)) {
                made.add(done.get());
            }
        }

        var places = new HashSet<Place>();
        for (var id : made) {
            assertThat(registered(id)).hasSize(5);
            places.addAll(places(id));
        }
        assertThat(places).hasSize(60);
    }

    @Test
    void nothing_leaves_before_its_registration_and_nothing_personal_is_stored_in_clear() {
        var certificate = issued(7013);

        var id = make(certificate, 2);

        assertThat(copies.find(id)).isInstanceOfAny(CopyState.Pending.class, CopyState.Registered.class);
        var sealed = database.sql("select sealed from certificate_copy where copies = :id")
                .param("id", id.value())
                .query((row, _) -> new String(row.getBytes("sealed"), StandardCharsets.ISO_8859_1))
                .list();
        assertThat(sealed).hasSize(2).noneMatch(text -> text.contains("CS1:"));
    }

    private CopyId make(CertificateId certificate, int count) {
        return copies.make(certificate, Collections.nCopies(count, device.wish(CopyForm.COUNTER_PASS)));
    }

    private CertificateId issued(int number) {
        return new CertificateId(new Officer(api()).issued(Officer.request(TYPE, number), "copies-issue-" + number));
    }

    private List<String> registered(CopyId id) throws Exception {
        var state = copies.await(id, PATIENCE).get();
        assertThat(state).isInstanceOf(CopyState.Registered.class).isEqualTo(copies.find(id));
        return ((CopyState.Registered) state).credentials();
    }

    private List<Place> places(CopyId id) {
        return database.sql("select list, index from certificate_copy where copies = :id order by number")
                .param("id", id.value())
                .query((row, _) -> new Place(row.getInt("list"), row.getInt("index")))
                .list();
    }

    private StatusValue inJwt(Place place) {
        var path = "/api/v1/status-lists/" + place.list();
        Officer.eventually(() -> api().anonymous().get(path).status() == 200);
        var jwt = api().anonymous()
                .send(api().anonymous()
                        .request(path)
                        .header("Accept", "application/statuslist+jwt")
                        .GET())
                .text();
        try {
            var read = new JcaStatusListReader(new JcaCertificateChain(List.of(anchor())), new JcaSignatureCheck());
            return read.read(jwt)
                    .token()
                    .list()
                    .at(new StatusIndex(place.index()))
                    .orElseThrow();
        } catch (FormatException e) {
            throw new AssertionError(e);
        }
    }

    private Bytes anchor() {
        var pem = api().as("counter-1").get("/api/v1/trust/anchor").text();
        return Bytes.of(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    }

    private static VerifiedCredential read(String credential) throws Exception {
        var shown = UnverifiedSdJwt.parseCredential(credential);
        var leaf = CertificateKey.of(shown.claimedCertificates().getFirst());
        return VerifiedCredential.of(shown.verify(leaf, new JcaSignatureCheck(), new JcaSha256()));
    }

    private static void refuses(ProblemCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
