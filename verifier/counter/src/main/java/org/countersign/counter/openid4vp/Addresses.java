package org.countersign.counter.openid4vp;

/**
 * Where wallets and browsers reach this desk.
 *
 * @param base an address without a last slash: https, or http on the loopback for trying
 */
public record Addresses(String base) {
    public static final String REQUESTS = "/openid4vp/requests/";
    public static final String RESPONSES = "/openid4vp/responses/";
    public static final String BEGIN = "/openid4vp/begin/";
    public static final String BACK = "/openid4vp/return/";

    public Addresses {
        boolean isAddress = base.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?");
        if (!isAddress) {
            throw new IllegalArgumentException("expected an http or https address without a last slash");
        }
    }

    public boolean isSecure() {
        return base.startsWith("https:");
    }

    public String host() {
        return base.replaceFirst("https?://", "").replaceFirst("[:/].*", "");
    }

    public String request(PresentationRequest.Tokens tokens) {
        return base + REQUESTS + tokens.request();
    }

    public String response(String token) {
        return base + RESPONSES + token;
    }

    public String begin(PresentationRequest.Tokens tokens) {
        return base + BEGIN + tokens.begin();
    }

    public String back(PresentationRequest.Tokens tokens, String responseCode) {
        return base + BACK + tokens.back() + "?" + OpenId4Vp.RESPONSE_CODE + "=" + responseCode;
    }
}
