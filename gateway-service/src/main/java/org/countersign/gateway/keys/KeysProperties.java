package org.countersign.gateway.keys;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param password opens the keystore; when absent, a random one is made at first start and kept beside the keystore with mode 0600
 * @param sm2 whether issuing keys for SM2 with SM3 may be made, for networks that must use them; off by default
 * @param pkcs11 the token that holds the signing keys; when absent, the keystore file holds them
 */
@Validated
@ConfigurationProperties("countersign.keys")
record KeysProperties(
        @Nullable String password,
        @DefaultValue("false") boolean sm2,
        @Valid @Nullable Pkcs11 pkcs11) {

    /** Tokens of PKCS#11 v2.40 have no SM2; a key beside the token would break what the token promises. */
    @AssertTrue(message = "expected countersign.keys.sm2 or countersign.keys.pkcs11, not both") boolean isSm2WithoutToken() {
        return !sm2 || pkcs11 == null;
    }

    /**
     * A token. Exactly one of label and slot names it.
     *
     * @param library the absolute path of the module's PKCS#11 library
     * @param tokenLabel the label that the token was given when it was made
     * @param slot the number of its slot
     * @param pinFile a file that holds the user PIN and that only its owner may read
     */
    record Pkcs11(
            @NotNull Path library,
            @Nullable @Pattern(regexp = ".{1,32}") String tokenLabel,
            @Nullable @PositiveOrZero Integer slot,
            @NotNull Path pinFile) {

        @AssertTrue(message = "expected exactly one of token-label and slot") boolean isOneToken() {
            return (tokenLabel == null) != (slot == null);
        }

        /** SunPKCS11 reads its settings as text; a quote or an escape could end the path early. */
        @AssertTrue(message = "expected an absolute path without quotes, backslashes, $ and control characters") boolean isPlainPath() {
            return library.isAbsolute() && library.toString().matches("[^\"\\\\$\\p{Cntrl}]+");
        }

        long findSlot() {
            return tokenLabel == null ? Objects.requireNonNull(slot) : TokenSlots.slotOf(library, tokenLabel);
        }
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "KeysProperties";
    }
}
