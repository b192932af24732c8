package org.countersign.counter.openid4vp;

/** How a wallet is to answer (OpenID4VP 1.0, sections 8.2, 8.3 and A.2). */
public enum ResponseMode {
    DIRECT_POST("direct_post"),
    DIRECT_POST_JWT("direct_post.jwt"),
    DC_API_JWT("dc_api.jwt");

    private final String wireName;

    ResponseMode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    boolean isEncrypted() {
        return this != DIRECT_POST;
    }
}
