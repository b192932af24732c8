package org.countersign.format.ledger;

import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/** The records of the world state as canonical JSON. */
public final class LedgerRecordCodec {
    private LedgerRecordCodec() {}

    public static byte[] write(LedgerRecord record) {
        return JsonWriter.canonicalBytes(toJson(record));
    }

    /** The record under a key as Fabric keeps it; nothing when the key is none of this ledger's. */
    public static Optional<LedgerRecord> read(String key, byte[] value) throws JsonException {
        Optional<StateKey<? extends LedgerRecord>> parsed = StateKey.parse(key);
        return parsed.isEmpty() ? Optional.empty() : Optional.of(read(parsed.get(), value));
    }

    /** The record under a key; a value that belongs under another key is refused. */
    public static <R extends LedgerRecord> R read(StateKey<R> key, byte[] value) throws JsonException {
        JsonObject object = JsonReader.readObject(value, LedgerLimits.MAX_RECORD_BYTES);
        LedgerRecord record = object.read(reader(key.kind()));
        if (!record.key().equals(key)) {
            throw new JsonException(Reason.BAD_VALUE, "the record belongs under another key");
        }
        return key.recordType().cast(record);
    }

    /** The JSON of a record, for answers that hold one. */
    public static JsonObject toJson(LedgerRecord record) {
        return switch (record) {
            case CertificateSeries series -> CertificateRecordCodec.write(series);
            case CertificateStanding standing -> CertificateRecordCodec.write(standing);
            case CertificateOperation operation -> CertificateRecordCodec.write(operation);
            case CertificateRefusal refusal -> CertificateRecordCodec.write(refusal);
            case CopiesOperation operation -> CertificateRecordCodec.write(operation);
            case StatusPage page -> CertificateRecordCodec.write(page);
            case ClockFloor floor -> TrustRecordCodec.write(floor);
            case Steward steward -> TrustRecordCodec.write(steward);
            case Issuer issuer -> TrustRecordCodec.write(issuer);
            case IssuerKey key -> TrustRecordCodec.write(key);
            case CertificateType type -> TrustRecordCodec.write(type);
            case TypeNumberUse number -> TrustRecordCodec.write(number);
            case Partner partner -> TrustRecordCodec.write(partner);
            case Scheme scheme -> TrustRecordCodec.write(scheme);
            case TrustOperation operation -> TrustRecordCodec.write(operation);
            case CreditAccount account -> CreditRecordCodec.write(account);
            case Hold hold -> CreditRecordCodec.write(hold);
            case CreditOperation operation -> CreditOperationCodec.write(operation);
            case Reversal reversal -> CreditRecordCodec.write(reversal);
            case PaidDelta paid -> CreditRecordCodec.write(paid);
            case TotalsDelta totals -> CreditRecordCodec.write(totals);
        };
    }

    private static JsonFields.Parser<? extends LedgerRecord> reader(RecordKind kind) {
        return switch (kind) {
            case CERTIFICATE_SERIES -> CertificateRecordCodec::readSeries;
            case CERTIFICATE_STANDING -> CertificateRecordCodec::readStanding;
            case CERTIFICATE_OPERATION -> CertificateRecordCodec::readOperation;
            case CERTIFICATE_REFUSAL -> CertificateRecordCodec::readRefusal;
            case COPIES_OPERATION -> CertificateRecordCodec::readCopies;
            case STATUS_PAGE -> CertificateRecordCodec::readStatusPage;
            case CLOCK -> TrustRecordCodec::readClock;
            case STEWARD -> TrustRecordCodec::readSteward;
            case ISSUER -> TrustRecordCodec::readIssuer;
            case KEY -> TrustRecordCodec::readKey;
            case TYPE -> TrustRecordCodec::readType;
            case TYPE_NUMBER -> TrustRecordCodec::readTypeNumber;
            case PARTNER -> TrustRecordCodec::readPartner;
            case SCHEME -> TrustRecordCodec::readScheme;
            case TRUST_OPERATION -> TrustRecordCodec::readOperation;
            case ACCOUNT -> CreditRecordCodec::readAccount;
            case HOLD -> CreditRecordCodec::readHold;
            case CREDIT_OPERATION -> CreditOperationCodec::read;
            case REVERSAL -> CreditRecordCodec::readReversal;
            case PAID -> CreditRecordCodec::readPaid;
            case TOTALS -> CreditRecordCodec::readTotals;
        };
    }
}
