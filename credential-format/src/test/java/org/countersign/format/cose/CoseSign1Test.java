package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.Test;

/** Our own messages, and what happens when one thing in them is changed. */
class CoseSign1Test {
    private final TestKeys keys = TestKeys.fresh();
    private final Bytes payload = Bytes.ofHex("a10401");

    @Test
    void gives_the_payload_back_once_the_signature_holds() throws Exception {
        CoseSign1 signed = CoseSign1.sign(payload, Optional.of("text/plain"), keys.signer());

        CoseSign1 parsed = CoseSign1.parse(signed.message(), CoseRules.COUNTERSIGN);

        assertThat(parsed.requireKid()).isEqualTo(keys.signer().kid());
        assertThat(parsed.claimedType()).contains("text/plain");
        assertThat(parsed.verify(keys.publicKey(), TestKeys.CHECK)).isEqualTo(payload);
    }

    @Test
    void refuses_the_signature_of_another_key() throws Exception {
        CoseSign1 parsed = parse(message(header(-7), new Map(), 18));

        assertRefused(
                FormatCode.COSE_SIGNATURE, () -> parsed.verify(TestKeys.fresh().publicKey(), TestKeys.CHECK));
    }

    @Test
    void takes_the_algorithm_from_the_key_and_refuses_a_header_that_names_another() throws Exception {
        CoseSign1 parsed = parse(message(header(-8), new Map(), 18));

        assertRefused(FormatCode.COSE_ALGORITHM, () -> parsed.verify(keys.publicKey(), TestKeys.CHECK));
    }

    @Test
    void says_that_a_check_lacks_the_algorithm_instead_of_calling_the_signature_bad() throws Exception {
        TestKeys ed25519 = TestKeys.freshEd25519();
        CoseSign1 parsed = parse(
                CoseSign1.sign(payload, Optional.empty(), ed25519.signer()).message());

        assertRefused(
                FormatCode.COSE_ALGORITHM_LACKING,
                () -> parsed.verify(ed25519.publicKey(), (key, message, signature) -> true));
    }

    @Test
    void carries_ed25519_under_its_own_number() throws Exception {
        TestKeys ed25519 = TestKeys.freshEd25519();

        CoseSign1 parsed = parse(
                CoseSign1.sign(payload, Optional.empty(), ed25519.signer()).message());

        assertThat(parsed.message().hex()).startsWith("d2844da201270448");
        assertThat(parsed.verify(ed25519.publicKey(), TestKeys.CHECK)).isEqualTo(payload);
    }

    @Test
    void refuses_another_tag_no_tag_and_a_cwt_tag() {
        assertRefused(FormatCode.COSE_TAG, () -> parse(message(header(-7), new Map(), 17)));
        assertRefused(FormatCode.COSE_TAG, () -> parse(message(header(-7), new Map(), -1)));
        Bytes wrapped = Bytes.ofHex("d83d" + message(header(-7), new Map(), 18).hex());
        assertRefused(FormatCode.COSE_TAG, () -> parse(wrapped));
    }

    @Test
    void refuses_an_unprotected_header() {
        Map unprotected = new Map();
        unprotected.put(Cbor.integer(4), Cbor.bytes(keys.signer().kid().value()));

        assertRefused(FormatCode.COSE_HEADER, () -> parse(message(header(-7), unprotected, 18)));
    }

    @Test
    void refuses_a_header_that_it_does_not_know() {
        Map header = header(-7);
        header.put(Cbor.integer(13), Cbor.integer(0));

        assertRefused(FormatCode.COSE_HEADER, () -> parse(message(header, new Map(), 18)));
    }

    @Test
    void refuses_a_header_without_key_id_or_with_a_long_one() {
        Map without = new Map();
        without.put(Cbor.integer(1), Cbor.integer(-7));
        Map longKid = header(-7);
        longKid.put(Cbor.integer(4), Cbor.bytes(Bytes.of(new byte[9])));

        assertRefused(FormatCode.COSE_HEADER, () -> parse(message(without, new Map(), 18)));
        assertRefused(FormatCode.COSE_HEADER, () -> parse(message(longKid, new Map(), 18)));
    }

    @Test
    void refuses_the_larger_of_the_two_signatures() throws Exception {
        Bytes protectedHeader = Cbor.encode(header(-7));
        RawSignature low = SignatureAlgorithm.ES256.canonical(sign(protectedHeader));
        CoseSign1 parsed = parse(message(protectedHeader, new Map(), other(low), 18));

        assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> parsed.verify(keys.publicKey(), TestKeys.CHECK));
    }

    @Test
    void refuses_a_message_of_three_parts_or_with_a_detached_payload() {
        DataItem three = Cbor.tagged(18, Cbor.array(Cbor.bytes(Bytes.EMPTY), new Map(), Cbor.bytes(payload)));
        DataItem detached = Cbor.tagged(
                18,
                Cbor.array(
                        Cbor.bytes(Cbor.encode(header(-7))),
                        new Map(),
                        Cbor.absent(),
                        Cbor.bytes(sign(Bytes.EMPTY).value())));

        assertRefused(FormatCode.COSE_STRUCTURE, () -> parse(Cbor.encode(three)));
        assertRefused(FormatCode.COSE_STRUCTURE, () -> parse(Cbor.encode(detached)));
    }

    private Map header(int algorithm) {
        Map header = new Map();
        header.put(Cbor.integer(1), Cbor.integer(algorithm));
        header.put(Cbor.integer(4), Cbor.bytes(keys.signer().kid().value()));
        return header;
    }

    private Bytes message(Map header, Map unprotected, int tag) {
        Bytes protectedHeader = Cbor.encode(header);
        return message(
                protectedHeader,
                unprotected,
                SignatureAlgorithm.ES256.canonical(sign(protectedHeader)).value(),
                tag);
    }

    private Bytes message(Bytes protectedHeader, Map unprotected, Bytes signature, int tag) {
        DataItem parts =
                Cbor.array(Cbor.bytes(protectedHeader), unprotected, Cbor.bytes(payload), Cbor.bytes(signature));
        return Cbor.encode(tag < 0 ? parts : Cbor.tagged(tag, parts));
    }

    private RawSignature sign(Bytes protectedHeader) {
        return keys.signer().sign(CoseSign1.toBeSigned(protectedHeader, Bytes.EMPTY, payload));
    }

    /** (r, n-s) for (r, s). */
    private static Bytes other(RawSignature low) {
        return low.withSecond(PrimeCurve.P256.order().subtract(low.second())).value();
    }

    private static CoseSign1 parse(Bytes message) throws FormatException {
        return CoseSign1.parse(message, CoseRules.COUNTERSIGN);
    }
}
