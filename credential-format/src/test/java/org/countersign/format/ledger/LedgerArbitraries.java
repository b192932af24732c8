package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/** Values of the ledger for property tests. */
final class LedgerArbitraries {
    private LedgerArbitraries() {}

    static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("_.:-")
                .ofMinLength(1)
                .ofMaxLength(LedgerLimits.MAX_ID_LENGTH);
    }

    static Arbitrary<OperationId> operations() {
        return ids().map(OperationId::new);
    }

    static Arbitrary<CertificateId> certificates() {
        return ids().map(CertificateId::new);
    }

    static Arbitrary<SchemeId> schemes() {
        return ids().map(SchemeId::new);
    }

    static Arbitrary<AccountId> accounts() {
        return ids().map(AccountId::new);
    }

    static Arbitrary<PartnerId> partners() {
        return ids().map(PartnerId::new);
    }

    static Arbitrary<MspId> msps() {
        return ids().map(MspId::new);
    }

    static Arbitrary<IssuerId> issuers() {
        return ids().map(IssuerId::new);
    }

    static Arbitrary<TypeCode> types() {
        return ids().map(TypeCode::new);
    }

    static Arbitrary<TypeNumber> typeNumbers() {
        return Arbitraries.integers().between(0, TypeNumber.MAX).map(TypeNumber::new);
    }

    static Arbitrary<EpochSecond> times() {
        return Arbitraries.longs()
                .between(-LedgerLimits.MAX_EXACT_INTEGER, LedgerLimits.MAX_EXACT_INTEGER)
                .map(EpochSecond::new);
    }

    static Arbitrary<Optional<EpochSecond>> maybeTimes() {
        return times().optional();
    }

    static Arbitrary<Points> points() {
        return Arbitraries.longs().between(1, LedgerLimits.MAX_EXACT_INTEGER).map(Points::new);
    }

    static Arbitrary<Digest> digests() {
        return bytes(Digest.LENGTH).map(Bytes::of).map(Digest::new);
    }

    static Arbitrary<Kid> kids() {
        return bytes(Kid.LENGTH).map(Bytes::of).map(Kid::new);
    }

    static Arbitrary<BilingualName> names() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("老年人优待证 café'\"\\x")
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(name -> name + "证");
        return Combinators.combine(text, text).as(BilingualName::new);
    }

    static Arbitrary<List<Copy>> copies() {
        Arbitrary<Integer> lists = Arbitraries.integers().greaterOrEqual(0);
        return Combinators.combine(
                        ids(), digests(), lists, Arbitraries.integers().between(1, 16))
                .as((form, hash, list, count) -> IntStream.range(0, count)
                        .mapToObj(index -> new Copy(new FormCode(form), hash, new StatusIndex(list, index)))
                        .toList());
    }

    static Arbitrary<RefusalCode> refusals() {
        return Arbitraries.of(RefusalCode.class);
    }

    private static Arbitrary<byte[]> bytes(int length) {
        return Arbitraries.bytes().array(byte[].class).ofSize(length);
    }
}
