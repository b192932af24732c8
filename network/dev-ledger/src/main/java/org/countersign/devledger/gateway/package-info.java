/** The service gateway.Gateway, with the codes, texts and details that Fabric's gateway answers with. */
@NullMarked
package org.countersign.devledger.gateway;

import org.jspecify.annotations.NullMarked;
