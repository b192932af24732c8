package org.countersign.gateway.openid4vci;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.format.Bytes;
import org.countersign.format.cose.VerificationKey;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.issuance.copies.CertificateCopies;
import org.countersign.gateway.issuance.copies.CopyId;
import org.countersign.gateway.issuance.copies.CopyWish;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has copies made for a wallet's keys.
 *
 * <p>Order of writes, in one transaction: (1) the nonces are taken; (2) the copies with their registration in the outbox; (3) the delivery. A crash before its end leaves
 * nothing, and the wallet asks again with the same nonce; a crash after it leaves copies that the wallet gets when it asks again with the same keys.
 */
@Component
final class OrderCopies {
    private final TransactionOperations transactions;
    private final Nonces nonces;
    private final DeliveryTable deliveries;
    private final DeliveryNames names;
    private final CertificateCopies copies;
    private final CredentialIssuerProperties properties;

    OrderCopies(
            TransactionOperations transactions,
            Nonces nonces,
            DeliveryTable deliveries,
            DeliveryNames names,
            CertificateCopies copies,
            CredentialIssuerProperties properties) {
        this.transactions = transactions;
        this.nonces = nonces;
        this.deliveries = deliveries;
        this.names = names;
        this.copies = copies;
        this.properties = properties;
    }

    /** The copies, made now or for an earlier request of this grant with the same keys. */
    CopyId order(WalletGrant grant, WantedCredential wanted, Proofs.Proven proven) {
        var wish = new DeliveryTable.Wish(
                grant,
                wanted.certificate(),
                wanted.configuration().id(),
                hash(proven.keys()),
                proven.keys().size());
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (!nonces.use(proven.nonces())) {
                throw new WalletRefusal(WalletError.INVALID_NONCE, "the nonce was used before or has ended");
            }
            deliveries.lock(wish);
            return deliveries.made(wish).orElseGet(() -> make(wish, wanted, proven.keys()));
        }));
    }

    private CopyId make(DeliveryTable.Wish wish, WantedCredential wanted, List<VerificationKey> keys) {
        if (deliveries.copies(wish) + keys.size() > properties.copiesPerGrant()) {
            throw new WalletRefusal(
                    WalletError.CREDENTIAL_REQUEST_DENIED,
                    "this grant has had its %d copies".formatted(properties.copiesPerGrant()));
        }
        if (!deliveries.hasRoom()) {
            throw new WalletRefusal(
                    WalletError.TEMPORARILY_UNAVAILABLE, "too many deliveries are remembered; come back later");
        }
        var form = wanted.configuration().form();
        var copy = made(
                wanted,
                keys.stream().map(key -> new CopyWish(form, Optional.of(key))).toList());
        deliveries.insert(wish, copy, names.of(copy), properties.kept());
        return copy;
    }

    private CopyId made(WantedCredential wanted, List<CopyWish> wishes) {
        try {
            return copies.make(wanted.certificate(), wishes);
        } catch (ProblemException problem) {
            throw switch (problem.code()) {
                case NOT_FOUND ->
                    new WalletRefusal(
                            WalletError.UNKNOWN_CREDENTIAL_IDENTIFIER, "there is no such certificate", problem);
                case CERTIFICATE_NOT_REGISTERED ->
                    new WalletRefusal(
                            WalletError.TEMPORARILY_UNAVAILABLE, "the certificate is not on the ledger yet", problem);
                default ->
                    problem.code().status() == HttpStatus.SERVICE_UNAVAILABLE
                            ? new WalletRefusal(WalletError.TEMPORARILY_UNAVAILABLE, "too much is waiting", problem)
                            : new WalletRefusal(
                                    WalletError.CREDENTIAL_REQUEST_DENIED,
                                    "no copies of this certificate are made: " + problem.code(),
                                    problem);
            };
        }
    }

    private static Bytes hash(List<VerificationKey> keys) {
        return Bytes.of(SecretHash.of(keys.stream().map(key -> key.spki().hex()).collect(Collectors.joining(" "))));
    }
}
