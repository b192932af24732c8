package org.countersign.gateway.privacy;

/**
 * Where a sealed value lives. It is bound into the seal, so a value that is copied to another row or column does not open there.
 *
 * @param row the row's id, with further parts where one row id is not enough
 */
public record Cell(String table, String column, String row) {}
