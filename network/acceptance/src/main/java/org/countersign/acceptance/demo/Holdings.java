package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;

/** What the gateway holds at a moment: what it took from the ledger, and what waits for it or was refused. */
record Holdings(String digest, long certificates, long operations, int pending, int refused) {
    private static final String FIRST_OF_EACH = "&limit=200";

    static Holdings of(Cast cast) throws InterruptedException {
        JsonObject projection =
                cast.auditor().get("/audit/projection").orFail(200).object();
        return new Holdings(
                projection.getString("digest", "none"),
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
