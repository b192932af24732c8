package org.countersign.format.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;

/** Requests to the ledger, {@code {"items":[...]}}, as JSON. */
public final class RequestCodec {
    private RequestCodec() {}

    /** The canonical JSON of one item. Its SHA-256 is the item's content digest. */
    public static String write(RequestItem item) {
        return JsonWriter.canonical(toJson(item));
    }

    static JsonObject toJson(RequestItem item) {
        return switch (item) {
            case TrustItem trust -> TrustItemCodec.write(trust);
            case CertificateItem certificate -> CertificateItemCodec.write(certificate);
            case CreditItem credit -> CreditItemCodec.write(credit);
        };
    }

    /** A request of items that are JSON already, for example from an outbox. */
    public static byte[] request(List<String> items) {
        return ("{\"" + Wire.ITEMS + "\":[" + String.join(",", items) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /** A request of items. */
    public static byte[] requestOf(List<? extends RequestItem> items) {
        return request(items.stream().map(RequestCodec::write).toList());
    }

    public static TrustItem readTrustItem(String json) throws JsonException {
        return read(json, TrustItemCodec::read);
    }

    public static CertificateItem.Register readRegister(String json) throws JsonException {
        return read(json, CertificateItemCodec::readRegister);
    }

    public static CertificateItem.AddCopies readAddCopies(String json) throws JsonException {
        return read(json, CertificateItemCodec::readAddCopies);
    }

    public static CertificateItem.ChangeStatus readChangeStatus(String json) throws JsonException {
        return read(json, CertificateItemCodec::readChangeStatus);
    }

    public static CreditItem readCreditItem(String json) throws JsonException {
        return read(json, CreditItemCodec::read);
    }

    public static List<ParsedItem<TrustItem>> parseTrust(byte[] request) throws BatchException {
        return parse(request, TrustItemCodec::read);
    }

    public static List<ParsedItem<CertificateItem.Register>> parseRegister(byte[] request) throws BatchException {
        return parse(request, CertificateItemCodec::readRegister);
    }

    public static List<ParsedItem<CertificateItem.AddCopies>> parseAddCopies(byte[] request) throws BatchException {
        return parse(request, CertificateItemCodec::readAddCopies);
    }

    public static List<ParsedItem<CertificateItem.ChangeStatus>> parseChangeStatus(byte[] request)
            throws BatchException {
        return parse(request, CertificateItemCodec::readChangeStatus);
    }

    public static List<ParsedItem<CreditItem>> parseCredit(byte[] request) throws BatchException {
        return parse(request, CreditItemCodec::read);
    }

    private static <T> T read(String json, JsonFields.Parser<T> parser) throws JsonException {
        return JsonReader.readObject(json, LedgerLimits.MAX_REQUEST_BYTES).read(parser);
    }

    private static <I extends RequestItem> List<ParsedItem<I>> parse(byte[] request, JsonFields.Parser<I> parser)
            throws BatchException {
        List<JsonValue> items = items(request);
        if (items.isEmpty() || items.size() > LedgerLimits.MAX_ITEMS) {
            throw new BatchException(BatchError.BATCH_SIZE, "a request has 1 to " + LedgerLimits.MAX_ITEMS + " items");
        }
        List<ParsedItem<I>> parsed = new ArrayList<>(items.size());
        for (JsonValue item : items) {
            parsed.add(parse(item, parser));
        }
        return parsed;
    }

    private static List<JsonValue> items(byte[] request) throws BatchException {
        try {
            return JsonReader.readObject(request, LedgerLimits.MAX_REQUEST_BYTES)
                    .read(fields -> fields.array(Wire.ITEMS))
                    .values();
        } catch (JsonException bad) {
            BatchError error =
                    bad.reason() == Reason.TOO_LARGE ? BatchError.BATCH_TOO_LARGE : BatchError.MALFORMED_BATCH;
            throw new BatchException(error, "not a request: " + bad.getMessage(), bad);
        }
    }

    /** An item that cannot be understood harms itself only, so the cause ends here. */
    private static <I extends RequestItem> ParsedItem<I> parse(JsonValue item, JsonFields.Parser<I> parser) {
        if (!(item instanceof JsonObject object)) {
            return new ParsedItem.Malformed<>(Optional.empty());
        }
        try {
            return new ParsedItem.WellFormed<>(object.read(parser));
        } catch (JsonException malformed) {
            return new ParsedItem.Malformed<>(readableId(object));
        }
    }

    private static Optional<OperationId> readableId(JsonObject object) {
        if (!(object.members().get(Wire.ID) instanceof JsonText(String text))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OperationId(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
