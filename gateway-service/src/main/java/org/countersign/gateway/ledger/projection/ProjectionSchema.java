package org.countersign.gateway.ledger.projection;

/** The two places of the tables. Their names are constants, so they may stand in SQL text. */
enum ProjectionSchema {
    /** What the views read. */
    LIVE("projection"),
    /** What a rebuild fills, before it takes the place of the live one. */
    NEXT("projection_next"),
    /** What a rebuild replaced, until it is dropped. */
    PAST("projection_past");

    private final String schema;

    ProjectionSchema(String schema) {
        this.schema = schema;
    }

    String schema() {
        return schema;
    }

    /** The statement with {@code {schema}} filled in. */
    String sql(String template) {
        return template.replace("{schema}", schema);
    }
}
