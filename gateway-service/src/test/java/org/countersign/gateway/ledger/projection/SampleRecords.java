package org.countersign.gateway.ledger.projection;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.LedgerPosition;
import org.countersign.gateway.ledger.ValidationCode;

/** Records as the contracts write them, and blocks that hold them. */
final class SampleRecords {
    static final SchemeId SCHEME = new SchemeId("volunteer");
    static final PartnerId LIBRARY = new PartnerId("city-library");
    static final AccountId ACCOUNT = new AccountId("acct-1");
    private static final Digest DIGEST = new Digest(Bytes.ofHex("ab".repeat(32)));
    private static final MspId MSP = new MspId("CivilAffairsMSP");
    private static final EpochSecond AT = new EpochSecond(1000);

    private SampleRecords() {}

    static Certificate certificate(String id, int list, int... indexes) {
        var copies = Arrays.stream(indexes)
                .mapToObj(index -> new Copy(new FormCode("counter-pass"), DIGEST, new StatusIndex(list, index)))
                .toList();
        return new Certificate(
                new CertificateId(id),
                DIGEST,
                new IssuerId("civil-affairs-bureau"),
                new TypeCode("elderly-preference-card"),
                Kid.ofHex("0123456789abcdef"),
                copies,
                AT,
                Optional.empty(),
                AT,
                CertificateStatus.VALID,
                Optional.empty(),
                0);
    }

    /** The record that registers a certificate, which is alone in its series. */
    static CertificateSeries registration(String id, int list, int... indexes) {
        return CertificateSeries.of(certificate(id, list, indexes));
    }

    /** What the chain keeps of the last thing that happened to the certificate: its registration, or a change of its status. */
    static LedgerRecord kept(Certificate certificate) {
        return certificate.isAsRegistered()
                ? CertificateSeries.of(certificate)
                : new CertificateStanding(
                        certificate.id(),
                        certificate.status(),
                        certificate.reason().orElseThrow(),
                        certificate.changes());
    }

    static CertificateOperation change(String id, Certificate before, CertificateStatus to) {
        return operation(
                id, before, to, new CertificateOperation.Result.Changed(before.status(), before.changes() + 1));
    }

    static CertificateOperation refusedChange(String id, Certificate before) {
        return operation(
                id,
                before,
                CertificateStatus.VALID,
                new CertificateOperation.Result.Refused(RefusalCode.STATUS_UNCHANGED));
    }

    private static CertificateOperation operation(
            String id, Certificate before, CertificateStatus to, CertificateOperation.Result result) {
        return new CertificateOperation(
                new OperationId(id), DIGEST, MSP, before.id(), to, new ReasonCode("lost"), AT, result);
    }

    /** Further copies at these places, added while the certificate is as given. */
    static CopiesOperation copies(String id, Certificate certificate, int list, int... indexes) {
        return copies(id, certificate, new CopiesOperation.Result.Added(certificate.status()), list, indexes);
    }

    static CopiesOperation refusedCopies(String id, Certificate certificate, int list, int... indexes) {
        return copies(id, certificate, new CopiesOperation.Result.Refused(RefusalCode.INDEX_TAKEN), list, indexes);
    }

    private static CopiesOperation copies(
            String id, Certificate certificate, CopiesOperation.Result result, int list, int... indexes) {
        return new CopiesOperation(
                new OperationId(id),
                DIGEST,
                MSP,
                certificate.id(),
                certificate.signedBy(),
                certificate("of", list, indexes).copies(),
                AT,
                result);
    }

    static Partner partner() {
        return new Partner(LIBRARY, new BilingualName("图书馆", "Library"), new MspId("PartnersMSP"));
    }

    static ClockFloor clock(long at) {
        return new ClockFloor(new EpochSecond(at));
    }

    static CreditOperation earn(String id, long points) {
        var item = new CreditItem.Earn(
                new OperationId(id), ACCOUNT, SCHEME, Points.positive(points), new EpochSecond(5000), DIGEST);
        return posted(item, Optional.empty(), points, Effect.issued(points));
    }

    static CreditOperation redeem(String id, long points) {
        var item = new CreditItem.Redeem(new OperationId(id), ACCOUNT, SCHEME, LIBRARY, Points.positive(points));
        return posted(item, Optional.of(LIBRARY), points, Effect.redeemed(points));
    }

    static CreditOperation refusedRedeem(String id) {
        var item = new CreditItem.Redeem(new OperationId(id), ACCOUNT, SCHEME, LIBRARY, Points.positive(1));
        return new CreditOperation(
                item, DIGEST, MSP, AT, new CreditOperation.Result.Refused(RefusalCode.INSUFFICIENT_POINTS));
    }

    private static CreditOperation posted(CreditItem item, Optional<PartnerId> partner, long points, Effect effect) {
        return new CreditOperation(
                item,
                DIGEST,
                MSP,
                AT,
                new CreditOperation.Result.Posted(SCHEME, ACCOUNT, partner, new Points(points), effect, List.of()));
    }

    static CreditAccount account(Lot... lots) {
        return new CreditAccount(SCHEME, ACCOUNT, List.of(lots), List.of());
    }

    static Lot lot(String id, long expiresAt, long free, long held) {
        return new Lot(new OperationId(id), new EpochSecond(expiresAt), new Points(free), new Points(held));
    }

    static TotalsDelta totals(long n, Effect effect) {
        return new TotalsDelta(SCHEME, transaction(n), effect);
    }

    static PaidDelta paid(long n, long points) {
        return new PaidDelta(LIBRARY, SCHEME, transaction(n), points);
    }

    /** A transaction id that is told by its number. */
    static TransactionId transaction(long n) {
        return new TransactionId(HexFormat.of().toHexDigits(n).repeat(4));
    }

    /** Appends a block with one valid transaction, known by the block's number. */
    static LedgerBlock append(FakeLedger ledger, LedgerRecord... records) {
        return append(ledger, ValidationCode.VALID, records);
    }

    static LedgerBlock append(FakeLedger ledger, ValidationCode code, LedgerRecord... records) {
        long number = ledger.chain().size();
        return ledger.append(List.of(new LedgerBlock.Transaction(
                new LedgerPosition(number, 0),
                transaction(number),
                code,
                Instant.ofEpochSecond(1_800_000_000L + number),
                Bytes.ofHex(""),
                Stream.of(records).map(SampleRecords::write).toList())));
    }

    static LedgerBlock.Write write(LedgerRecord record) {
        return new LedgerBlock.Write(record.key().text(), false, Bytes.of(LedgerRecordCodec.write(record)));
    }
}
