package org.countersign.counter.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.countersign.check.TimeFloor;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.trust.TrustVersion;

/** What only moves forward: the latest time that something signed has proved, and the newest bundle that was seen. */
record Floor(TimeFloor time, TrustVersion version) {
    static final Floor NONE = new Floor(TimeFloor.NONE, new TrustVersion(0));

    private static final String TIME = "time";
    private static final String VERSION = "bundle_version";
    private static final int MAX_BYTES = 256;
    private static final long LATEST = 253_402_300_799L;

    Floor raisedTo(Instant otherTime) {
        return new Floor(time.raisedTo(otherTime), version);
    }

    Floor raisedTo(TrustVersion other) {
        return other.compareTo(version) > 0 ? new Floor(time, other) : this;
    }

    static Floor parse(byte[] content) throws DeskException {
        try {
            return JsonReader.readObject(content, MAX_BYTES)
                    .read(fields ->
                            new Floor(fields.integer(TIME, Floor::time), fields.integer(VERSION, TrustVersion::new)));
        } catch (JsonException bad) {
            throw new DeskException(DeskProblem.BAD_FLOOR, "the floor of time cannot be read: " + bad.reason(), bad);
        }
    }

    byte[] format() {
        JsonObject object = JsonObject.builder()
                .put(TIME, time.time().getEpochSecond())
                .put(VERSION, version.value())
                .build();
        return (JsonWriter.canonical(object) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static TimeFloor time(long seconds) {
        if (seconds < 0 || seconds > LATEST) {
            throw new IllegalArgumentException("a time between 1970 and 9999");
        }
        return new TimeFloor(Instant.ofEpochSecond(seconds));
    }
}
