package org.countersign.gateway.issuance.imports;

/** How far an import has come. */
enum ImportState {
    /** The file is still arriving; nobody but its sender knows of it. */
    UPLOADING,
    RUNNING,
    /** Every row was looked at; the accepted ones are on their way to the ledger or there. */
    FINISHED
}
