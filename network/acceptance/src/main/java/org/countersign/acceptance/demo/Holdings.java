package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;

/**
 * How much the gateway holds at a moment: of what it took from the ledger, of what waits for it, and of what was refused. Its digest
 * is no part of it, because the ledger's clock moves by itself.
 */
record Holdings(long certificates, long operations, int pending, int refused) {
    private static final String FIRST_OF_EACH = "&limit=200";

    static Holdings of(Cast cast) throws InterruptedException {
        JsonObject projection =
                cast.auditor().get("/audit/projection").orFail(200).object();
        return new Holdings(
                projection.getLong("certificates", -1),
                projection.getLong("operations", -1),
                listed(cast, "PENDING"),
                listed(cast, "REFUSED"));
    }

    private static int listed(Cast cast, String state) throws InterruptedException {
        JsonObject page = cast.officer()
                .get("/certificates?state=" + state + FIRST_OF_EACH)
                .orFail(200)
                .object();
        return page.get("items").asArray().size();
    }
}
