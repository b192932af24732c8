package org.countersign.format.sdjwt;

import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusListUri;

/** Where the status of one copy of a credential is found (Token Status List, section 6.2). A check compares the URI and never follows it. */
public record CredentialStatus(StatusListUri uri, StatusIndex index) {}
