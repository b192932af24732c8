package org.countersign.gateway.authorization.grants;

import java.util.Optional;
import org.countersign.gateway.authorization.WalletGrant;

/** A token request of a grant that the framework does not know, from which an access token is made. */
public interface GrantedRequest {
    /** What was granted; empty until then. */
    Optional<WalletGrant> granted();

    /** The thumbprint of the key to which the token is bound, where a proof came along. */
    Optional<String> key();
}
