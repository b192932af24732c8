package org.countersign.gateway.ledger.fabric;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the ledger is and who we are there.
 *
 * @param enabled false keeps items in the outbox and neither submits nor follows the chain
 * @param endpoint host and port of the peer's gateway service
 * @param channel the channel
 * @param chaincode the chaincode's name on the channel
 * @param organizations the folder that {@code cryptogen} writes, with {@code peerOrganizations} in it
 * @param user whose identity is used in each organisation
 * @param members the domain of each organisation by its MSP id; its names need brackets in YAML
 * @param follower the organisation whose identity follows the blocks
 * @param tlsCertificate PEM of the authority that the endpoint's certificate comes from; without it the connection is plain, for loopback only
 * @param tlsAuthority the name in the endpoint's certificate, where the endpoint is addressed by another
 * @param endorseTimeout the longest endorsement; longer than a peer lets the chaincode run (30 s), so that the peer tells which of the two was slow
 * @param submitTimeout the longest submit
 * @param statusTimeout how long a commit status is waited for
 * @param evaluateTimeout the longest query
 */
@Validated
@ConfigurationProperties("countersign.ledger")
record LedgerProperties(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("127.0.0.1:7051") @NotNull @Pattern(regexp = "[A-Za-z0-9.-]+:[0-9]{1,5}") String endpoint,

        @DefaultValue("countersign") @NotNull @Pattern(regexp = "[a-z][a-z0-9.-]{0,248}") String channel,

        @DefaultValue("countersign") @NotNull @Pattern(regexp = "[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
        String chaincode,

        @DefaultValue("data/ledger/organizations") @NotNull Path organizations,

        @DefaultValue("gateway") @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,64}") String user,

        @Nullable @NotEmpty Map<String, String> members,
        @DefaultValue("DataBureauMSP") @NotNull String follower,
        @Nullable Path tlsCertificate,
        @Nullable @Pattern(regexp = "[A-Za-z0-9.-]{1,253}") String tlsAuthority,

        @DefaultValue("45s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration endorseTimeout,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration submitTimeout,

        @DefaultValue("3s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration statusTimeout,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration evaluateTimeout) {

    private static final Map<String, String> DEFAULT_MEMBERS = Map.of(
            "DataBureauMSP", "data-bureau.countersign.test",
            "CivilAffairsMSP", "civil-affairs.countersign.test",
            "PartnersMSP", "partners.countersign.test");

    public LedgerProperties {
        members = members == null ? DEFAULT_MEMBERS : Map.copyOf(members);
        if (!members.containsKey(follower)) {
            throw new IllegalArgumentException(
                    "countersign.ledger.follower must be one of countersign.ledger.members " + members.keySet());
        }
    }

    @Override
    public Map<String, String> members() {
        return members == null ? DEFAULT_MEMBERS : members;
    }
}
