/**
 * SD-JWT with key binding (RFC 9901) and SD-JWT VC (draft-ietf-oauth-sd-jwt-vc): issuing, selecting, presenting, verifying, and the
 * metadata of a type.
 */
@NullMarked
package org.countersign.format.sdjwt;

import org.jspecify.annotations.NullMarked;
