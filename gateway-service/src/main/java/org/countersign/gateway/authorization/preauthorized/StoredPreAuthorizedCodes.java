package org.countersign.gateway.authorization.preauthorized;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.PreAuthorizedCodes;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.fresh.Hashes;
import org.countersign.gateway.authorization.fresh.OpenRows;
import org.countersign.gateway.authorization.grants.GrantTexts;
import org.countersign.gateway.authorization.grants.Grants;
import org.countersign.gateway.authorization.profile.AuthorizationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pre-authorized codes in PostgreSQL, as keyed hashes. Redeeming locks the code's row: of two wallets that race, the second waits and then finds the code spent. Order
 * inside the transaction: lock, checks, mark as spent, write the grant; lost before the commit, the code can be used again, and nothing was handed out.
 */
public final class StoredPreAuthorizedCodes implements PreAuthorizedCodes {
    private static final int CODE_BYTES = 32;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Hashes hashes;
    private final GrantTexts texts;
    private final Grants grants;
    private final AuthorizationProperties properties;
    private final Clock clock;
    private final SecureRandom random;
    private final OpenRows open;

    public StoredPreAuthorizedCodes(
            JdbcClient database,
            TransactionOperations transactions,
            Hashes hashes,
            GrantTexts texts,
            Grants grants,
            AuthorizationProperties properties,
            Clock clock,
            SecureRandom random,
            OpenRows open) {
        this.database = database;
        this.transactions = transactions;
        this.hashes = hashes;
        this.texts = texts;
        this.grants = grants;
        this.properties = properties;
        this.clock = clock;
        this.random = random;
        this.open = open;
    }

    @Override
    public PreAuthorizedCode issue(List<GrantedCredential> credentials, boolean withTxCode) {
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("an offer has at least one credential");
        }
        open.take();
        var bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var txCode = withTxCode ? Optional.of(digits()) : Optional.<String>empty();
        var expiresAt = clock.instant().plus(properties.offerLifetime());
        database.sql("""
                        insert into pre_authorized_code (code_hash, tx_code_hash, credentials, expires_at)
                        values (:code, :txCode, :credentials, :expiresAt)
                        """)
                .param("code", hashes.preAuthorizedCode(code))
                .param(
                        "txCode",
                        txCode.map(digits -> hashes.txCode(code, digits)).orElse(null))
                .param("credentials", texts.text(credentials))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return new PreAuthorizedCode(code, txCode, expiresAt);
    }

    @Override
    public void withdraw(PreAuthorizedCode code) {
        spend(hashes.preAuthorizedCode(code.value()));
    }

    /**
     * Spends the code for a grant.
     *
     * @param granted makes the grant from what the code allows; what it throws leaves the code as it was
     */
    Redemption redeem(String code, Optional<String> txCode, Function<List<GrantedCredential>, WalletGrant> granted) {
        var hash = hashes.preAuthorizedCode(code);
        return Objects.requireNonNull(transactions.execute(status -> {
            var row = lock(hash);
            if (row.isEmpty()) {
                return Redemption.Refused.INVALID_CODE;
            }
            var expected = row.get().txCodeHash();
            if (expected.isPresent() != txCode.isPresent()) {
                return expected.isPresent()
                        ? Redemption.Refused.TX_CODE_MISSING
                        : Redemption.Refused.TX_CODE_UNEXPECTED;
            }
            if (expected.isPresent()
                    && !MessageDigest.isEqual(expected.get().toArray(), hashes.txCode(code, txCode.orElseThrow()))) {
                countWrongTxCode(hash);
                return Redemption.Refused.TX_CODE_WRONG;
            }
            var grant = granted.apply(texts.credentials(row.get().credentials()));
            spend(hash);
            grants.put(grant);
            return new Redemption.Granted(grant);
        }));
    }

    private Optional<Row> lock(byte[] hash) {
        return database.sql("""
                        select tx_code_hash, credentials from pre_authorized_code
                        where code_hash = :hash and not spent and expires_at > :now for update
                        """)
                .param("hash", hash)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Row(
                        Optional.ofNullable(row.getBytes("tx_code_hash")).map(Bytes::of), row.getString("credentials")))
                .optional();
    }

    private void countWrongTxCode(byte[] hash) {
        database.sql("""
                        update pre_authorized_code set wrong_tx_codes = wrong_tx_codes + 1, spent = wrong_tx_codes + 1 >= :limit
                        where code_hash = :hash
                        """)
                .param("limit", properties.txCodeAttempts())
                .param("hash", hash)
                .update();
    }

    private void spend(byte[] hash) {
        database.sql("update pre_authorized_code set spent = true where code_hash = :hash")
                .param("hash", hash)
                .update();
    }

    private String digits() {
        return random.ints(properties.txCodeLength(), 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private record Row(Optional<Bytes> txCodeHash, String credentials) {}

    /** What became of a code that a wallet sent. */
    sealed interface Redemption {
        record Granted(WalletGrant grant) implements Redemption {}

        /** In the order in which they are looked for. */
        enum Refused implements Redemption {
            INVALID_CODE("invalid_grant", "the pre-authorized code is not known, expired or used"),
            TX_CODE_MISSING("invalid_request", "this offer needs a tx_code"),
            TX_CODE_UNEXPECTED("invalid_request", "this offer has no tx_code"),
            TX_CODE_WRONG("invalid_grant", "the tx_code is wrong");

            private final String error;
            private final String description;

            Refused(String error, String description) {
                this.error = error;
                this.description = description;
            }

            String error() {
                return error;
            }

            String description() {
                return description;
            }
        }
    }
}
