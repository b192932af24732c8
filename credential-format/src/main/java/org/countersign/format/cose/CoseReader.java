package org.countersign.format.cose;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;

/** Reads the outer structure of a COSE_Sign1 message. */
final class CoseReader {
    private static final Bytes EMPTY_MAP = Bytes.ofHex("a0");
    private final CoseRules rules;
    private final CborRules cborRules;

    CoseReader(CoseRules rules) {
        this.rules = rules;
        this.cborRules = rules == CoseRules.COUNTERSIGN ? CborRules.DETERMINISTIC : CborRules.WELL_FORMED;
    }

    CoseSign1 read(Bytes message) throws FormatException {
        List<DataItem> parts = parts(Cbor.decode(message, cborRules));
        Bytes protectedHeader = Claims.bytesOf(parts.get(0), FormatCode.COSE_STRUCTURE);
        DataItem unprotected = parts.get(1);
        Bytes payload = Claims.bytesOf(parts.get(2), FormatCode.COSE_STRUCTURE);
        RawSignature signature = RawSignature.of(Claims.bytesOf(parts.get(3), FormatCode.COSE_STRUCTURE));

        if (protectedHeader.equals(EMPTY_MAP) && rules == CoseRules.STANDARD) {
            protectedHeader = Bytes.EMPTY;
        }
        Optional<DataItem> protectedMap = Optional.empty();
        if (protectedHeader.length() > 0) {
            protectedMap = Optional.of(Cbor.decode(protectedHeader, cborRules));
        }
        CoseHeader header = switch (rules) {
            case COUNTERSIGN -> ourHeader(protectedMap.orElse(new Map()), unprotected);
            case STANDARD -> standardHeader(protectedMap.orElse(new Map()), unprotected);
        };
        return new CoseSign1(message, rules, protectedHeader, header, payload, signature);
    }

    private List<DataItem> parts(DataItem item) throws FormatException {
        stripTags(item);
        List<DataItem> parts = Claims.arrayOf(item, FormatCode.COSE_STRUCTURE);
        if (parts.size() != 4) {
            throw new FormatException(FormatCode.COSE_STRUCTURE, "expected four parts, found " + parts.size());
        }
        return parts;
    }

    private void stripTags(DataItem item) throws FormatException {
        List<Long> tags = tagsOf(item);
        boolean accepted = switch (rules) {
            case COUNTERSIGN -> tags.equals(List.of((long) CoseLabels.TAG_SIGN1));
            case STANDARD ->
                tags.isEmpty()
                        || tags.equals(List.of((long) CoseLabels.TAG_SIGN1))
                        || tags.equals(List.of((long) CoseLabels.TAG_CWT, (long) CoseLabels.TAG_SIGN1));
        };
        if (!accepted) {
            throw new FormatException(FormatCode.COSE_TAG, "expected tag 18, found " + tags);
        }
        item.removeTag();
    }

    /** Outermost first. */
    private static List<Long> tagsOf(DataItem item) {
        ArrayDeque<Long> tags = new ArrayDeque<>();
        for (DataItem at = item; at.hasTag(); at = at.getTag()) {
            tags.addFirst(at.getTag().getValue());
        }
        return List.copyOf(tags);
    }

    private static CoseHeader ourHeader(DataItem protectedMap, DataItem unprotected) throws FormatException {
        Claims claims = Claims.of(protectedMap, FormatCode.COSE_HEADER);
        long algorithm = claims.integer(CoseLabels.ALGORITHM);
        Claims.of(unprotected, FormatCode.COSE_HEADER).refuseOthers();
        Optional<DataItem> kcwt = claims.optional(CoseLabels.KCWT);
        if (kcwt.isPresent()) {
            claims.refuseOthers();
            // Read in its one encoding, so writing it again gives the bytes that stood there.
            return new CoseHeader(
                    Optional.of(algorithm), Optional.empty(), Optional.empty(), Optional.of(Cbor.encode(kcwt.get())));
        }
        Bytes kid = claims.bytes(CoseLabels.KID);
        Optional<String> type = optionalText(claims);
        claims.refuseOthers();
        if (kid.length() != Kid.LENGTH) {
            throw new FormatException(FormatCode.COSE_HEADER, "expected a key id of 8 bytes");
        }
        return new CoseHeader(Optional.of(algorithm), Optional.of(kid), type, Optional.empty());
    }

    private static CoseHeader standardHeader(DataItem protectedMap, DataItem unprotected) throws FormatException {
        Claims inside = Claims.of(protectedMap, FormatCode.COSE_HEADER);
        Claims outside = Claims.of(unprotected, FormatCode.COSE_HEADER);
        if (inside.optional(CoseLabels.CRITICAL).isPresent()
                || outside.optional(CoseLabels.CRITICAL).isPresent()) {
            throw new FormatException(FormatCode.COSE_CRITICAL, "we understand no critical parameters");
        }
        Optional<Long> algorithm = algorithm(inside);
        if (algorithm.isEmpty()) {
            algorithm = algorithm(outside);
        }
        Optional<Bytes> kid = inside.optionalBytes(CoseLabels.KID);
        if (kid.isEmpty()) {
            kid = outside.optionalBytes(CoseLabels.KID);
        }
        return new CoseHeader(algorithm, kid, Optional.empty(), Optional.empty());
    }

    private static Optional<Long> algorithm(Claims claims) throws FormatException {
        Optional<DataItem> item = claims.optional(CoseLabels.ALGORITHM);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Claims.integerOf(item.get(), FormatCode.COSE_ALGORITHM));
    }

    private static Optional<String> optionalText(Claims claims) throws FormatException {
        Optional<DataItem> item = claims.optional(CoseLabels.TYPE);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Claims.textOf(item.get(), FormatCode.COSE_HEADER));
    }
}
