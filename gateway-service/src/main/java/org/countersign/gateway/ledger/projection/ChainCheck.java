package org.countersign.gateway.ledger.projection;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.gateway.ledger.LedgerBlock;

/**
 * Whether a block continues the chain: its number and previous hash follow from the block before, and its data hash from its envelopes. Fabric's header hash is the
 * SHA-256 of the DER {@code SEQUENCE { INTEGER number, OCTET STRING previous, OCTET STRING data }}; the data hash that of the envelopes, one after another.
 */
final class ChainCheck {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    private ChainCheck() {}

    /** What is wrong with the block as the successor of the tip; nothing when it may be believed. */
    static Optional<String> problem(Optional<ChainTip> tip, LedgerBlock block) {
        var expectedNumber = tip.map(last -> last.number() + 1).orElse(0L);
        if (block.number() != expectedNumber) {
            return Optional.of("expected block %d, found block %d".formatted(expectedNumber, block.number()));
        }
        var expectedPrevious = tip.map(ChainTip::headerHash).orElse(Bytes.of(new byte[0]));
        if (!block.header().previousHash().equals(expectedPrevious)) {
            return Optional.of("block %d names the previous hash %s, expected %s"
                    .formatted(block.number(), block.header().previousHash().hex(), expectedPrevious.hex()));
        }
        return dataProblem(block);
    }

    /** For a block that is there already: it must be the same one. */
    static Optional<String> problemAsSame(ChainTip tip, LedgerBlock block) {
        return headerHash(block.header()).equals(tip.headerHash())
                ? dataProblem(block)
                : Optional.of("block %d is not the one that was projected: its header hash was %s and is %s"
                        .formatted(
                                block.number(),
                                tip.headerHash().hex(),
                                headerHash(block.header()).hex()));
    }

    private static Optional<String> dataProblem(LedgerBlock block) {
        return dataHash(block.envelopes()).equals(block.header().dataHash())
                ? Optional.empty()
                : Optional.of("the envelopes of block %d do not hash to its data hash".formatted(block.number()));
    }

    static Bytes headerHash(LedgerBlock.Header header) {
        var fields = new ByteArrayOutputStream();
        fields.writeBytes(der(INTEGER, BigInteger.valueOf(header.number()).toByteArray()));
        fields.writeBytes(der(OCTET_STRING, header.previousHash().toArray()));
        fields.writeBytes(der(OCTET_STRING, header.dataHash().toArray()));
        return Bytes.of(sha256().digest(der(SEQUENCE, fields.toByteArray())));
    }

    static Bytes dataHash(List<Bytes> envelopes) {
        var digest = sha256();
        envelopes.forEach(envelope -> digest.update(envelope.toArray()));
        return Bytes.of(digest.digest());
    }

    /** No field of a header reaches 128 bytes, so the short form of the length is the only one. */
    private static byte[] der(int tag, byte[] content) {
        if (content.length > 127) {
            throw new IllegalStateException("a block header's field has %d bytes".formatted(content.length));
        }
        var encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        encoded.write(content.length);
        encoded.writeBytes(content);
        return encoded.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
