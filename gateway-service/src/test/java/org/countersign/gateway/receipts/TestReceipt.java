package org.countersign.gateway.receipts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.gateway.openid4vci.TestWallet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a desk signs of a check, to spoil one thing in. */
public final class TestReceipt {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Map<String, Object> check = new LinkedHashMap<>();

    private TestReceipt() {}

    public static TestReceipt of(String desk, String id, String pass) {
        var receipt = new TestReceipt();
        receipt.header.put("alg", "ES256");
        receipt.header.put("typ", "countersign-receipt+jwt");
        receipt.claims.putAll(Map.of("iss", desk, "iat", Instant.now().getEpochSecond(), "jti", id, "flow", "CAMERA"));
        receipt.claims.put("accepted", true);
        receipt.claims.put("purpose", Map.of("id", "library-entry", "zh", "进入图书馆", "en", "Entering the library"));
        receipt.check.putAll(Map.of("verdict", "VALID", "reason", "FRESH", "step", "STATUS", "pass_sha256", pass));
        receipt.check.put("type", "residence-permit");
        receipt.check.put("trust_version", 7);
        return receipt;
    }

    public TestReceipt header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public TestReceipt with(String name, @Nullable Object value) {
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        return this;
    }

    public TestReceipt checked(String name, Object value) {
        check.put(name, value);
        return this;
    }

    public String sign(TestWallet key) {
        header.putIfAbsent("jwk", key.jwk());
        claims.putIfAbsent("checks", List.of(check));
        return key.signed(header, claims);
    }

    public static String upload(List<String> receipts) {
        return JSON.writeValueAsString(Map.of("receipts", receipts));
    }
}
