package org.countersign.format.cose;

import java.util.Optional;
import org.countersign.format.Bytes;

/** The header parameters that we understand, protected before unprotected. */
record CoseHeader(Optional<Long> algorithm, Optional<Bytes> kid, Optional<String> type, Optional<Bytes> kcwt) {}
