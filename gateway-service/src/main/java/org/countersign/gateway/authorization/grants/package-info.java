/** What wallets may fetch: {@code authorization_details}, the directories of credentials, and the grants that access tokens name. */
@NullMarked
package org.countersign.gateway.authorization.grants;

import org.jspecify.annotations.NullMarked;
