package org.countersign.chaincode.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem.AddCopies;
import org.countersign.format.ledger.CertificateItem.ChangeStatus;
import org.countersign.format.ledger.CertificateItem.Register;
import org.countersign.format.ledger.CertificateType;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Finding;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.IssuerKey;
import org.countersign.format.ledger.LedgerOracle;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.PublicKeyInfo;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.RequestItem;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.SignatureAlgorithm;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.Steward;
import org.countersign.format.ledger.TransactionId;
import org.countersign.format.ledger.TrustItem;
import org.countersign.format.ledger.TypeNumberUse;

/** A small city, ready to work: one issuer with a key and a type, two partners, one scheme. Each transaction has one item. */
final class City {
    static final MspId BUREAU = new MspId("DataBureauMSP");
    static final MspId CIVIL = new MspId("CivilAffairsMSP");
    static final MspId PARTNERS = new MspId("PartnersMSP");

    static final Caller STEWARD = new Caller(BUREAU, Set.of(Role.STEWARD, Role.ISSUER, Role.OPERATOR));
    static final Caller OFFICER = new Caller(CIVIL, Set.of(Role.ISSUER, Role.OPERATOR));
    static final Caller PARTNER = new Caller(PARTNERS, Set.of(Role.PARTNER));
    /** An organisation that gave its client every role there is. */
    static final Caller STRANGER = new Caller(new MspId("StrangerMSP"), Set.of(Role.values()));

    static final BilingualName NAME = new BilingualName("名", "name");
    static final IssuerId ISSUER = new IssuerId("mca");
    static final TypeCode TYPE = new TypeCode("elder");
    static final PublicKeyInfo PUBLIC_KEY = PublicKeyInfo.ofDer("a public key".getBytes(StandardCharsets.UTF_8));
    static final Kid KEY = kid(PUBLIC_KEY);
    static final SchemeId SCHEME = new SchemeId("volunteer");
    static final PartnerId LIBRARY = new PartnerId("city-library");
    static final PartnerId CINEMA = new PartnerId("metro-cinema");
    static final AccountId ALICE = new AccountId("alice");
    static final AccountId BOB = new AccountId("bob");

    private final MapBook book = new MapBook();
    private int transactions;

    City() {
        book.put(new Steward(BUREAU));
        book.put(new Issuer(ISSUER, NAME, CIVIL, List.of(TYPE)));
        book.put(new CertificateType(TYPE, new TypeNumber(1), digest("type")));
        book.put(new TypeNumberUse(new TypeNumber(1), TYPE));
        book.put(key(KEY, ISSUER));
        book.put(new Partner(LIBRARY, NAME, PARTNERS));
        book.put(new Partner(CINEMA, NAME, PARTNERS));
        book.put(new Scheme(SCHEME, NAME, List.of(CIVIL)));
    }

    static IssuerKey key(Kid kid, IssuerId issuer) {
        return new IssuerKey(
                kid,
                issuer,
                SignatureAlgorithm.ES256,
                PUBLIC_KEY,
                new EpochSecond(0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Kid kid(PublicKeyInfo key) {
        return new Kid(new JcaSha256().digest(Bytes.of(key.der())).value().slice(0, Kid.LENGTH));
    }

    static Digest digest(String text) {
        return new JcaSha256().digest(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static OperationId id(String id) {
        return new OperationId(id);
    }

    MapBook book() {
        return book;
    }

    City at(long floor) {
        book.put(new ClockFloor(new EpochSecond(floor)));
        return this;
    }

    Outcome trust(Caller caller, TrustItem item, long claimedAt) {
        return apply(new TrustRules(book, invocation(caller, claimedAt), new JcaSha256()), item);
    }

    Outcome trust(TrustItem item) {
        return trust(STEWARD, item, 1_000_000);
    }

    Outcome register(Caller caller, Register item) {
        return apply(new RegistrationRules(book, invocation(caller, 0)), item);
    }

    Outcome addCopies(Caller caller, AddCopies item) {
        return apply(new CopiesRules(book, invocation(caller, 0)), item);
    }

    Outcome change(Caller caller, ChangeStatus item) {
        return apply(new StatusRules(book, invocation(caller, 0)), item);
    }

    Outcome credit(Caller caller, CreditItem item) {
        return apply(new CreditRules(book, invocation(caller, 0)), item);
    }

    /** Earns points for Alice that expire at {@code expiresAt}. */
    void aliceEarns(String id, long points, long expiresAt) {
        Outcome outcome = credit(
                OFFICER,
                new CreditItem.Earn(id(id), ALICE, SCHEME, new Points(points), new EpochSecond(expiresAt), digest(id)));
        require(outcome instanceof Outcome.Applied);
    }

    CreditAccount account(AccountId account) {
        return book.find(StateKey.account(SCHEME, account)).orElse(CreditAccount.empty(SCHEME, account));
    }

    Certificate certificate(CertificateId id) {
        return book.certificate(id).orElseThrow();
    }

    List<Finding> findings() {
        return new LedgerOracle(new JcaSha256()).check(book.state());
    }

    Invocation invocation(Caller caller, long claimedAt) {
        transactions++;
        return new Invocation(caller, new TransactionId("tx" + transactions), new EpochSecond(claimedAt));
    }

    static <I extends RequestItem> Outcome apply(ItemRules<I> rules, I item) {
        Outcome outcome = rules.apply(item, digest(RequestCodec.write(item)));
        rules.finish();
        return outcome;
    }

    static Outcome refused(String id, RefusalCode code) {
        return new Outcome.Refused(Optional.of(id(id)), code);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("the fixture is broken");
        }
    }
}
