package org.countersign.devledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.devledger.identity.ChannelPolicies.SignedData;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who belongs to the channel, in which role, and until when. */
final class MembershipTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Organization OURS = new Organization("OursMSP", "ours.test", Map.of());
    private static final ByteString DATA = ByteString.copyFromUtf8("data");

    @TempDir
    private Path root;

    private MspFolders folders;
    private ChannelMembers members;

    @BeforeEach
    void create() throws IOException {
        folders = new MspFolders(root);
        folders.create(List.of(OURS), new SecureRandom(), NOW);
        members = new ChannelMembers(List.of(folders.msp(OURS)));
    }

    @Test
    void users_and_peers_have_the_roles_that_their_certificates_give() throws Exception {
        assertThat(known(user("gateway")).role()).isEqualTo(Role.CLIENT);
        assertThat(known(user("Admin")).role()).isEqualTo(Role.ADMIN);
        assertThat(known(folders.peer(OURS)).role()).isEqualTo(Role.PEER);
    }

    @Test
    void clients_and_admins_write_peers_only_read() throws Exception {
        ChannelPolicies policies = new ChannelPolicies(members, () -> NOW);

        assertThat(policies.refuseWriter(signed(user("gateway")))).isEmpty();
        assertThat(policies.refuseWriter(signed(user("Admin")))).isEmpty();
        assertThat(policies.refuseWriter(signed(folders.peer(OURS)))).isPresent();
        assertThat(policies.refuseReader(signed(folders.peer(OURS)))).isEmpty();
    }

    @Test
    void an_expired_or_future_certificate_is_refused_at_the_door_but_not_in_a_block() throws Exception {
        SignedData signed = signed(user("gateway"));

        assertThat(new ChannelPolicies(members, () -> NOW.plus(Duration.ofDays(3651))).refuseReader(signed))
                .isPresent();
        assertThat(new ChannelPolicies(members, () -> NOW.minus(Duration.ofDays(1))).refuseReader(signed))
                .isPresent();
        assertThat(members.check(signed.identity())).isInstanceOf(IdentityCheck.Known.class);
    }

    @Test
    void another_authority_of_the_same_name_is_not_the_organisation() throws Exception {
        CertificateAuthority impostor = new CertificateAuthority(OURS, new SecureRandom(), NOW);

        assertThat(members.check(identity("OursMSP", impostor.issue("gateway@ours.test", Role.CLIENT, Map.of()))))
                .isInstanceOf(IdentityCheck.Unknown.class);
    }

    @Test
    void the_authority_itself_is_no_member() throws Exception {
        Msp msp = folders.msp(OURS);

        assertThat(msp.check(msp.authorities().getFirst())).isInstanceOf(IdentityCheck.Invalid.class);
    }

    @Test
    void an_unknown_organisation_and_bytes_that_do_not_parse_are_unknown() throws Exception {
        CertificateAuthority elsewhere = new CertificateAuthority(OURS, new SecureRandom(), NOW);

        assertThat(members.check(identity("OtherMSP", elsewhere.issue("x", Role.CLIENT, Map.of()))))
                .isInstanceOf(IdentityCheck.Unknown.class);
        assertThat(members.check(ByteString.EMPTY)).isInstanceOf(IdentityCheck.Unknown.class);
        assertThat(members.check(ByteString.copyFromUtf8("\u0001 not protobuf")))
                .isInstanceOf(IdentityCheck.Unknown.class);
    }

    @Test
    void a_key_that_does_not_belong_to_its_certificate_is_refused() throws Exception {
        Path admin = folders.user(OURS, "Admin").resolve("keystore/priv_sk");
        Files.copy(
                folders.user(OURS, "gateway").resolve("keystore/priv_sk"), admin, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> user("Admin")).hasMessageContaining("does not belong to the certificate there");
    }

    @Test
    void a_signature_that_was_right_once_stays_bound_to_key_message_and_form() throws Exception {
        Identity gateway = known(user("gateway"));
        ByteString signature = user("gateway").sign(DATA);
        assertThat(members.hasSigned(gateway, DATA, signature)).isTrue();

        assertThat(members.hasSigned(gateway, DATA, signature)).isTrue();
        assertThat(members.hasSigned(known(user("Admin")), DATA, signature)).isFalse();
        assertThat(members.hasSigned(gateway, DATA.concat(DATA), signature)).isFalse();
        assertThat(members.hasSigned(gateway, DATA, signature.concat(ByteString.copyFrom(new byte[1]))))
                .isFalse();
    }

    @Test
    void remembers_only_so_many_signatures_and_no_wrong_ones() throws Exception {
        PublicKey key = known(user("gateway")).certificate().getPublicKey();
        VerifiedSignatures verified = new VerifiedSignatures();
        assertThat(verified.verify(key, DATA, DATA)).isFalse();
        assertThat(verified.size()).isZero();

        for (int i = 0; i < 5000; i++) {
            verified.remember(key, ByteString.copyFromUtf8("message " + i), DATA);
        }

        assertThat(verified.size()).isEqualTo(4096);
    }

    @Test
    void organisations_that_are_there_are_left_as_they_are() throws Exception {
        ByteString before = user("gateway").serialized();

        folders.create(List.of(OURS), new SecureRandom(), NOW.plusSeconds(1));

        assertThat(user("gateway").serialized()).isEqualTo(before);
    }

    @Test
    void refuses_names_that_could_leave_the_folder() {
        assertThatThrownBy(() -> new Organization("OursMSP", "../ours.test", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Organization("Ours/MSP", "ours.test", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SigningIdentity user(String name) throws IOException {
        return MspFolders.signingIdentity("OursMSP", folders.user(OURS, name));
    }

    private Identity known(SigningIdentity identity) {
        return ((IdentityCheck.Known) members.check(identity.serialized())).identity();
    }

    private static SignedData signed(SigningIdentity identity) {
        return new SignedData(DATA, identity.serialized(), identity.sign(DATA));
    }

    private static ByteString identity(String mspId, CertificateAuthority.Issued issued) {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(PemFiles.pem(issued.certificate())))
                .build()
                .toByteString();
    }
}
