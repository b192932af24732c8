package org.countersign.gateway.authorization.profile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which wallets are served.
 *
 * @param profile for which wallets the gateway is open; the credential issuer reads the same setting
 */
@ConfigurationProperties("countersign.openid4vci")
public record ProfileProperties(@DefaultValue("plain") WalletProfile profile) {}
