package org.countersign.devledger.identity;

import java.util.Arrays;
import java.util.Optional;

/** The roles of Fabric's NodeOUs: an organisational unit of the certificate's subject names the role. */
public enum Role {
    CLIENT("client"),
    PEER("peer"),
    ADMIN("admin"),
    ORDERER("orderer");

    private final String organizationalUnit;

    Role(String organizationalUnit) {
        this.organizationalUnit = organizationalUnit;
    }

    public String organizationalUnit() {
        return organizationalUnit;
    }

    static Optional<Role> of(String organizationalUnit) {
        return Arrays.stream(values())
                .filter(role -> role.organizationalUnit.equals(organizationalUnit))
                .findFirst();
    }
}
