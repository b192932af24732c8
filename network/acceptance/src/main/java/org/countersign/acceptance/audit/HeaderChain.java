package org.countersign.acceptance.audit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.countersign.acceptance.story.Failure;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/**
 * Recomputes what links the blocks. A block's data hash is SHA-256 over its envelopes; its header hash is SHA-256 over the DER
 * of number, previous header hash and data hash, as Fabric's {@code protoutil.BlockHeaderHash} has it.
 */
public final class HeaderChain {
    private long next;
    private final List<String> hashes = new ArrayList<>();
    private byte[] previousHeaderHash = new byte[0];

    /** Takes blocks in order from block 0. Throws {@link Failure} at the first that does not follow. */
    public void accept(Block block) {
        BlockHeader header = block.getHeader();
        if (header.getNumber() != next) {
            throw new Failure("block " + next + " is missing: block " + header.getNumber() + " came");
        }
        if (!Arrays.equals(header.getPreviousHash().toByteArray(), previousHeaderHash)) {
            throw new Failure("block " + next + " does not name the header hash of the block before it");
        }
        if (!Arrays.equals(header.getDataHash().toByteArray(), dataHash(block))) {
            throw new Failure("the data hash of block " + next + " is not that of its transactions");
        }
        previousHeaderHash = headerHash(header);
        hashes.add(tipHash());
        next++;
    }

    public long height() {
        return next;
    }

    /** The header hash of a block that was accepted. */
    String hashOf(long number) {
        return hashes.get(Math.toIntExact(number));
    }

    String tipHash() {
        return HexFormat.of().formatHex(previousHeaderHash);
    }

    static byte[] headerHash(BlockHeader header) {
        ASN1Encodable[] fields = {
            new ASN1Integer(BigInteger.valueOf(header.getNumber())),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        };
        try {
            return sha256().digest(new DERSequence(fields).getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("three DER fields cannot be written to memory", e);
        }
    }

    static byte[] dataHash(Block block) {
        MessageDigest digest = sha256();
        block.getData().getDataList().forEach(envelope -> digest.update(envelope.toByteArray()));
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
