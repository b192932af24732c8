package org.countersign.format.trust;

import org.countersign.format.status.ListNumber;
import org.countersign.format.status.StatusListUri;

/** Which published list a number inside a pass stands for. */
public record TrustedStatusList(ListNumber list, StatusListUri uri) {}
