package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.devledger.identity.Msp;
import org.countersign.devledger.identity.Role;
import org.countersign.devledger.ordering.BatchOptions;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Block 0: the channel's organisations, policies and batch settings, in the form that Fabric's tools read. */
public final class ConfigBlock {
    private static final String ADMINS = "Admins";

    private ConfigBlock() {}

    public static Block create(String channelId, List<Msp> msps, BatchOptions options, Instant now) {
        Config config = Config.newBuilder()
                .setChannelGroup(ConfigGroup.newBuilder()
                        .putGroups("Application", application(msps))
                        .putGroups("Orderer", orderer(options))
                        .setModPolicy(ADMINS))
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(ChannelHeader.newBuilder()
                                .setType(HeaderType.CONFIG_VALUE)
                                .setChannelId(channelId)
                                .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                                .build()
                                .toByteString())
                        .setSignatureHeader(SignatureHeader.getDefaultInstance().toByteString()))
                .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString())
                .build();
        Envelope envelope =
                Envelope.newBuilder().setPayload(payload.toByteString()).build();
        return Blocks.assemble(
                0,
                ByteString.EMPTY,
                BlockData.newBuilder().addData(envelope.toByteString()).build(),
                ByteString.copyFrom(new byte[] {(byte) TxValidationCode.VALID_VALUE}),
                ByteString.EMPTY);
    }

    /** MSP id to root certificates (PEM), as block 0 has them. */
    public static Map<String, List<ByteString>> rootCertificates(Block block) {
        try {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(0)).getPayload());
            var organizations = ConfigEnvelope.parseFrom(payload.getData())
                    .getConfig()
                    .getChannelGroup()
                    .getGroupsOrThrow("Application")
                    .getGroupsMap();
            Map<String, List<ByteString>> roots = new TreeMap<>();
            for (var organization : organizations.entrySet()) {
                MSPConfig config = MSPConfig.parseFrom(
                        organization.getValue().getValuesOrThrow("MSP").getValue());
                roots.put(
                        organization.getKey(),
                        FabricMSPConfig.parseFrom(config.getConfig()).getRootCertsList());
            }
            return roots;
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new IllegalStateException("block 0 is no configuration block of this ledger", e);
        }
    }

    private static ConfigGroup application(List<Msp> msps) {
        ConfigGroup.Builder group = ConfigGroup.newBuilder()
                .setModPolicy(ADMINS)
                .putPolicies("Readers", implicit(ImplicitMetaPolicy.Rule.ANY, "Readers"))
                .putPolicies("Writers", implicit(ImplicitMetaPolicy.Rule.ANY, "Writers"))
                .putPolicies(ADMINS, implicit(ImplicitMetaPolicy.Rule.MAJORITY, ADMINS))
                .putPolicies("Endorsement", implicit(ImplicitMetaPolicy.Rule.MAJORITY, "Endorsement"))
                .putPolicies("LifecycleEndorsement", implicit(ImplicitMetaPolicy.Rule.MAJORITY, "Endorsement"));
        for (Msp msp : msps) {
            MSPConfig config = MSPConfig.newBuilder()
                    .setConfig(mspConfig(msp).toByteString())
                    .build();
            group.putGroups(
                    msp.mspId(),
                    ConfigGroup.newBuilder()
                            .setModPolicy(ADMINS)
                            .putValues("MSP", value(config.toByteString()))
                            .build());
        }
        return group.build();
    }

    private static ConfigGroup orderer(BatchOptions options) {
        BatchSize size = BatchSize.newBuilder()
                .setMaxMessageCount(options.maxMessageCount())
                .setPreferredMaxBytes(options.preferredMaxBytes())
                .setAbsoluteMaxBytes(options.absoluteMaxBytes())
                .build();
        BatchTimeout timeout = BatchTimeout.newBuilder()
                .setTimeout(options.batchTimeout().toMillis() + "ms")
                .build();
        return ConfigGroup.newBuilder()
                .setModPolicy(ADMINS)
                .putValues("BatchSize", value(size.toByteString()))
                .putValues("BatchTimeout", value(timeout.toByteString()))
                .build();
    }

    private static FabricMSPConfig mspConfig(Msp msp) {
        return FabricMSPConfig.newBuilder()
                .setName(msp.mspId())
                .addAllRootCerts(
                        msp.authorities().stream().map(ConfigBlock::pem).toList())
                .setCryptoConfig(FabricCryptoConfig.newBuilder()
                        .setSignatureHashFamily("SHA2")
                        .setIdentityIdentifierHashFunction("SHA256"))
                .setFabricNodeOus(FabricNodeOUs.newBuilder()
                        .setEnable(true)
                        .setClientOuIdentifier(ou(Role.CLIENT))
                        .setPeerOuIdentifier(ou(Role.PEER))
                        .setAdminOuIdentifier(ou(Role.ADMIN))
                        .setOrdererOuIdentifier(ou(Role.ORDERER)))
                .build();
    }

    private static FabricOUIdentifier ou(Role role) {
        return FabricOUIdentifier.newBuilder()
                .setOrganizationalUnitIdentifier(role.organizationalUnit())
                .build();
    }

    public static ByteString pem(X509Certificate certificate) {
        try {
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return ByteString.copyFromUtf8("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that cannot be encoded", e);
        }
    }

    private static ConfigValue value(ByteString value) {
        return ConfigValue.newBuilder().setModPolicy(ADMINS).setValue(value).build();
    }

    private static ConfigPolicy implicit(ImplicitMetaPolicy.Rule rule, String subPolicy) {
        return ConfigPolicy.newBuilder()
                .setModPolicy(ADMINS)
                .setPolicy(Policy.newBuilder()
                        .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
                        .setValue(ImplicitMetaPolicy.newBuilder()
                                .setRule(rule)
                                .setSubPolicy(subPolicy)
                                .build()
                                .toByteString()))
                .build();
    }
}
