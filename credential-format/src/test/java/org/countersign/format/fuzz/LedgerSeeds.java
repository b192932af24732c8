package org.countersign.format.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateRefusal;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.Movement;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OpenHold;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;
import org.countersign.format.ledger.Reversal;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.ledger.StatusPage;
import org.countersign.format.ledger.Steward;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TransactionId;
import org.countersign.format.ledger.TrustItem;
import org.countersign.format.ledger.TrustOperation;
import org.countersign.format.ledger.TypeNumberUse;

/** One record of each kind in the world state, and one item of each kind in a request. */
final class LedgerSeeds {
    private static final OperationId OP = new OperationId("op-1");
    private static final OperationId OTHER = new OperationId("op-2");
    private static final EpochSecond AT = new EpochSecond(1_795_000_000);
    private static final EpochSecond LATER = new EpochSecond(1_795_086_400);
    private static final Digest HASH = new Digest(Bytes.ofHex("ab".repeat(Digest.LENGTH)));
    private static final Kid KID = Kid.ofHex("0a51382437930a71");
    private static final MspId MSP = new MspId("CivilAffairsMSP");
    private static final IssuerId ISSUER = new IssuerId("civil-affairs");
    private static final TypeCode TYPE = new TypeCode("elderly-card");
    private static final TypeNumber NUMBER = new TypeNumber(1);
    private static final BilingualName NAME = new BilingualName("民政局", "Civil \"Affairs\"");
    private static final PublicKeyInfo KEY =
            PublicKeyInfo.ofDer(FuzzEntries.KEY.spki().toArray());
    private static final CertificateId CERTIFICATE = new CertificateId("c-1");
    private static final SeriesId SERIES = SeriesId.naming(3, 1_795_000_000_000L, 7);
    private static final StatusIndex PLACE = new StatusIndex(3, 70_000);
    private static final List<Copy> COPIES = List.of(
            new Copy(new FormCode("static"), HASH, PLACE),
            new Copy(new FormCode("wallet"), HASH, new StatusIndex(3, 9)));
    private static final SchemeId SCHEME = new SchemeId("volunteer");
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final PartnerId PARTNER = new PartnerId("library");
    private static final Points POINTS = new Points(25);
    private static final ReasonCode REASON = new ReasonCode("holder-died");

    private LedgerSeeds() {}

    /** Key and value, with a line feed between: a key holds none. */
    static List<Bytes> records() {
        List<LedgerRecord> records = List.of(
                CertificateSeries.of(certificate(PLACE)).with(certificate(new StatusIndex(3, 9))),
                new CertificateStanding(CERTIFICATE, CertificateStatus.SUSPENDED, REASON, 1),
                new CertificateOperation(
                        OP,
                        HASH,
                        MSP,
                        CERTIFICATE,
                        CertificateStatus.REVOKED,
                        REASON,
                        AT,
                        new CertificateOperation.Result.Changed(CertificateStatus.VALID, 1)),
                new CopiesOperation(
                        OP,
                        HASH,
                        MSP,
                        CERTIFICATE,
                        KID,
                        COPIES,
                        AT,
                        new CopiesOperation.Result.Added(CertificateStatus.SUSPENDED)),
                new CertificateRefusal(CERTIFICATE, HASH, RefusalCode.MALFORMED_ITEM),
                StatusPage.emptyAround(PLACE).with(PLACE),
                new ClockFloor(AT),
                new Steward(MSP),
                new Issuer(ISSUER, NAME, MSP, List.of(TYPE)),
                new IssuerKey(
                        KID,
                        ISSUER,
                        SignatureAlgorithm.ES256,
                        KEY,
                        AT,
                        Optional.of(LATER),
                        Optional.of(LATER),
                        Optional.empty()),
                new CertificateType(TYPE, NUMBER, HASH),
                new TypeNumberUse(NUMBER, TYPE),
                new Partner(PARTNER, NAME, MSP),
                new Scheme(SCHEME, NAME, List.of(MSP)),
                new TrustOperation(OP, HASH, MSP, Optional.of(RefusalCode.MALFORMED_ITEM)),
                new CreditAccount(
                        SCHEME, ACCOUNT, List.of(new Lot(OP, AT, POINTS, POINTS)), List.of(new OpenHold(OTHER, AT))),
                new Hold(
                        OP,
                        SCHEME,
                        ACCOUNT,
                        PARTNER,
                        POINTS,
                        AT,
                        List.of(new LotShare(OP, AT, POINTS)),
                        new Hold.State.Ended(Hold.End.CAPTURED, OTHER)),
                new CreditOperation(
                        new CreditItem.Earn(OP, ACCOUNT, SCHEME, POINTS, AT, HASH),
                        HASH,
                        MSP,
                        AT,
                        new CreditOperation.Result.Posted(
                                SCHEME,
                                ACCOUNT,
                                Optional.of(PARTNER),
                                POINTS,
                                Effect.issued(25),
                                List.of(new Movement(ACCOUNT, OP, AT, 25, -25)))),
                new Reversal(OP, OTHER),
                new PaidDelta(PARTNER, SCHEME, new TransactionId("tx"), 25),
                new TotalsDelta(SCHEME, new TransactionId("tx"), new Effect(25, 10, 5)));
        return records.stream()
                .map(record -> text(record.key().text() + "\n"
                        + new String(LedgerRecordCodec.write(record), StandardCharsets.UTF_8)))
                .toList();
    }

    /** Of one series. */
    private static Certificate certificate(StatusIndex place) {
        return Certificate.registered(
                new CertificateItem.Register(
                        SERIES.at(place),
                        ISSUER,
                        TYPE,
                        KID,
                        List.of(new Copy(new FormCode("static"), HASH, place)),
                        AT,
                        Optional.of(LATER)),
                HASH,
                AT);
    }

    static List<Bytes> credit() {
        return requests(List.of(
                new CreditItem.Earn(OP, ACCOUNT, SCHEME, POINTS, AT, HASH),
                new CreditItem.PlaceHold(OP, ACCOUNT, SCHEME, PARTNER, POINTS, AT),
                new CreditItem.Capture(OP, OTHER, POINTS),
                new CreditItem.Release(OP, OTHER),
                new CreditItem.Redeem(OP, ACCOUNT, SCHEME, PARTNER, POINTS),
                new CreditItem.Transfer(OP, ACCOUNT, new AccountId("acc-2"), SCHEME, POINTS),
                new CreditItem.Reverse(OP, OTHER),
                new CreditItem.Expire(OP, ACCOUNT, SCHEME)));
    }

    static List<Bytes> trust() {
        return requests(List.of(
                new TrustItem.PutIssuer(OP, ISSUER, NAME, MSP, List.of(TYPE)),
                new TrustItem.PutKey(OP, ISSUER, KID, SignatureAlgorithm.ES256, KEY, AT, Optional.of(LATER)),
                new TrustItem.EndKey(OP, KID, new TrustItem.KeyEnd.Compromised(AT)),
                new TrustItem.PutType(OP, TYPE, NUMBER, HASH),
                new TrustItem.PutPartner(OP, PARTNER, NAME, MSP),
                new TrustItem.PutScheme(OP, SCHEME, NAME, List.of(MSP)),
                new TrustItem.AdvanceClock(OP, AT)));
    }

    static List<Bytes> registrations() {
        return requests(List.of(
                new CertificateItem.Register(CERTIFICATE, ISSUER, TYPE, KID, COPIES, AT, Optional.of(LATER)),
                new CertificateItem.Register(CERTIFICATE, ISSUER, TYPE, KID, COPIES, AT, Optional.empty())));
    }

    static List<Bytes> furtherCopies() {
        return requests(List.of(new CertificateItem.AddCopies(OP, CERTIFICATE, KID, COPIES)));
    }

    static List<Bytes> statusChanges() {
        return requests(List.of(new CertificateItem.ChangeStatus(OP, CERTIFICATE, CertificateStatus.REVOKED, REASON)));
    }

    static List<Bytes> outcomes() {
        return List.of(
                text("{\"outcomes\":[{\"hold\":\"a\",\"id\":\"a\",\"points\":5,\"result\":\"APPLIED\"},"
                        + "{\"code\":\"INSUFFICIENT_POINTS\",\"id\":\"a\",\"result\":\"REFUSED\"}]}"),
                text("{\"outcomes\":[{\"id\":\"a\",\"result\":\"APPLIED\"}]}"));
    }

    static List<Bytes> totals() {
        return List.of(
                text("{\"expired\":5,\"issued\":25,\"outstanding\":10,\"redeemed\":10,\"scheme\":\"volunteer\"}"));
    }

    /** Each item in a request of its own, and all in one. */
    private static List<Bytes> requests(List<? extends RequestItem> items) {
        Stream<Bytes> each = items.stream().map(item -> Bytes.of(RequestCodec.requestOf(List.of(item))));
        return Stream.concat(each, Stream.of(Bytes.of(RequestCodec.requestOf(items))))
                .toList();
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
