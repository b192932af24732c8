package org.countersign.gateway.credit;

import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;

/** An operation that this gateway accepted earlier; the ledger may not have decided it yet. */
record Accepted(OperationId id, String op, AccountId account, MspId msp, Optional<PartnerId> partner) {}
