package org.countersign.gateway.authorization.oauth;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import tools.jackson.databind.json.JsonMapper;

/** Error bodies of OAuth endpoints (RFC 6749, section 5.2): {@code error} and {@code error_description}, never stored by a cache. */
public final class OAuthErrors {
    /** As often as what has ended is deleted ({@code Sweeping}). */
    private static final String RETRY_SECONDS = "30";

    private final JsonMapper json;

    public OAuthErrors(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, HttpStatus status, OAuth2Error error) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var body = new LinkedHashMap<String, String>();
        body.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            body.put("error_description", printable(error.getDescription()));
        }
        response.setStatus(status.value());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }

    /** The status that fits an error of the token and pushed authorization request endpoints. */
    public static HttpStatus status(OAuth2Error error) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> HttpStatus.UNAUTHORIZED;
            case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case OAuth2ErrorCodes.SERVER_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    /** RFC 6749 allows these characters only. */
    public static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "'");
    }
}
