package org.countersign.counter.openid4vp;

/** How a desk says who asks (OpenID4VP 1.0, section 5.9.3). */
public enum ClientIdPrefix {
    /** The hash of the certificate that signed the request; what HAIP 1.0 wants. */
    X509_HASH("x509_hash"),
    /** The name in that certificate, which is the host of the response address. */
    X509_SAN_DNS("x509_san_dns"),
    /** The response address itself: nothing is signed, so it is for trying only. */
    REDIRECT_URI("redirect_uri");

    private final String wireName;

    ClientIdPrefix(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The whole client identifier; audiences are compared with all of it. */
    String with(String id) {
        return wireName + ":" + id;
    }
}
