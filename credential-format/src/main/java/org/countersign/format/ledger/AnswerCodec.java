package org.countersign.format.ledger;

import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/** The answers to queries that are not simply a record, as canonical JSON. */
public final class AnswerCodec {
    private static final int MAX_ANSWER_BYTES = 16 << 20;

    private AnswerCodec() {}

    public static String write(AccountView view) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.AVAILABLE, view.available().value())
                .put(Wire.HELD, view.held().value())
                .put(Wire.EXPIRED, view.expired().value());
        CreditRecordCodec.write(view.account()).members().forEach(out::put);
        return JsonWriter.canonical(out.build());
    }

    public static AccountView readAccount(byte[] answer) throws JsonException {
        return object(answer)
                .read(in -> new AccountView(
                        CreditRecordCodec.readAccount(in),
                        in.integer(Wire.AVAILABLE, Points::new),
                        in.integer(Wire.HELD, Points::new),
                        in.integer(Wire.EXPIRED, Points::new)));
    }

    public static String write(TotalsView view) {
        JsonObject.Builder out = JsonObject.builder()
                .put(Wire.SCHEME, view.scheme().value())
                .put(Wire.OUTSTANDING, view.totals().outstanding());
        CreditRecordCodec.write(view.totals()).members().forEach(out::put);
        return JsonWriter.canonical(out.build());
    }

    public static TotalsView readTotals(byte[] answer) throws JsonException {
        return object(answer).read(in -> {
            TotalsView view = new TotalsView(in.text(Wire.SCHEME, SchemeId::new), CreditRecordCodec.readEffect(in));
            Syntax.require(addUp(view.totals(), in.integer(Wire.OUTSTANDING)), "totals that do not add up");
            return view;
        });
    }

    /** Totals whose sum 64 bits do not hold add up to nothing. */
    private static boolean addUp(Effect totals, long outstanding) {
        try {
            return totals.outstanding() == outstanding;
        } catch (ArithmeticException beyond) {
            return false;
        }
    }

    public static String write(Certificate certificate) {
        return JsonWriter.canonical(CertificateRecordCodec.write(certificate));
    }

    public static Certificate readCertificate(byte[] answer) throws JsonException {
        return object(answer).read(CertificateRecordCodec::readCertificate);
    }

    public static String write(CertificateHistory history) {
        return JsonWriter.canonical(JsonObject.builder()
                .put(Wire.HISTORY, JsonArray.of(history.versions(), AnswerCodec::version))
                .build());
    }

    public static CertificateHistory readHistory(byte[] answer) throws JsonException {
        return object(answer).read(in -> new CertificateHistory(in.objects(Wire.HISTORY, AnswerCodec::readVersion)));
    }

    private static JsonObject version(CertificateHistory.Version version) {
        return JsonObject.builder()
                .put(Wire.TRANSACTION, version.transaction().value())
                .put(Wire.TIME, version.claimedAt().value())
                .put(Wire.CERTIFICATE, CertificateRecordCodec.write(version.certificate()))
                .build();
    }

    private static CertificateHistory.Version readVersion(JsonFields in) throws JsonException {
        return new CertificateHistory.Version(
                in.text(Wire.TRANSACTION, TransactionId::new),
                in.integer(Wire.TIME, EpochSecond::new),
                in.object(Wire.CERTIFICATE, CertificateRecordCodec::readCertificate));
    }

    private static JsonObject object(byte[] answer) throws JsonException {
        return JsonReader.readObject(answer, MAX_ANSWER_BYTES);
    }
}
