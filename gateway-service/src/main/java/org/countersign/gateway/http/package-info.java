/** What every endpoint shares: strict JSON, body limits, the Prefer header, and the OpenAPI document. */
@NullMarked
package org.countersign.gateway.http;

import org.jspecify.annotations.NullMarked;
