package org.countersign.devledger.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A member of the channel: its MSP id, the domain that names its folder, and the Fabric CA attributes that its {@code gateway} user carries.
 */
public record Organization(String mspId, String domain, Map<String, String> gatewayAttributes) {
    private static final String ROLES = "countersign.roles";

    /** The three organisations of Countersign; the first is the one that the gateway belongs to. */
    public static final List<Organization> COUNTERSIGN = List.of(
            new Organization("DataBureauMSP", "data-bureau.countersign.test", Map.of(ROLES, "steward,issuer,operator")),
            new Organization("CivilAffairsMSP", "civil-affairs.countersign.test", Map.of(ROLES, "issuer,operator")),
            new Organization("PartnersMSP", "partners.countersign.test", Map.of(ROLES, "partner")));

    public Organization {
        Objects.requireNonNull(mspId);
        Objects.requireNonNull(domain);
        gatewayAttributes = Map.copyOf(gatewayAttributes);
        // Both become folder names and certificate subjects: nothing that could leave the folder or split a subject.
        if (!mspId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("MSP id must be letters, digits, - or _: " + mspId);
        }
        if (!domain.matches("[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?") || domain.contains("..")) {
            throw new IllegalArgumentException("domain must be a lower-case DNS name: " + domain);
        }
    }
}
