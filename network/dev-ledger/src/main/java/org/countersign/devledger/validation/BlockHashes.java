package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.countersign.devledger.Digests;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The hashes that chain blocks. */
public final class BlockHashes {
    private BlockHashes() {}

    /** SHA-256 over the DER sequence of number, previous hash and data hash. */
    public static ByteString header(BlockHeader header) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))));
        fields.add(new DEROctetString(header.getPreviousHash().toByteArray()));
        fields.add(new DEROctetString(header.getDataHash().toByteArray()));
        try {
            return Digests.sha256(ByteString.copyFrom(new DERSequence(fields).getEncoded("DER")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over the envelopes, one after the other. */
    public static ByteString data(BlockData data) {
        return Digests.sha256(data.getDataList());
    }
}
