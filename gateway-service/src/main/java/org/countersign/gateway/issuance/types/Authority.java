package org.countersign.gateway.issuance.types;

import org.countersign.format.IssuerId;
import org.countersign.format.Names;

/** The issuer of a type: its id on the chain, the organisation (MSP) that signs for it there, and its names. */
public record Authority(IssuerId id, String msp, Names name) {}
