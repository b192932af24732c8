package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.trust.LedgerHeight;
import org.countersign.format.trust.TrustVersion;

/** Against what a certificate was checked, for receipts: by which desk, at what time, by which bundle and list. */
public record CheckBasis(
        DeskId desk,
        Optional<Instant> time,
        Optional<TrustVersion> trustVersion,
        Optional<LedgerHeight> ledgerHeight,
        Optional<StatusListUri> statusList,
        Optional<Instant> statusIssuedAt) {}
