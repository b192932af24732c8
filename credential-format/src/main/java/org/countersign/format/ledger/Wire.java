package org.countersign.format.ledger;

/** Member names of the ledger's JSON, each declared once. */
final class Wire {
    static final String ITEMS = "items";
    static final String OUTCOMES = "outcomes";
    static final String ID = "id";
    static final String OP = "op";
    static final String RESULT = "result";
    static final String CODE = "code";
    static final String DIGEST = "digest";
    static final String MSP = "msp";
    static final String AT = "at";

    static final String ISSUER = "issuer";
    static final String NAME = "name";
    static final String ZH = "zh";
    static final String EN = "en";
    static final String TYPES = "types";
    static final String TYPE = "type";
    static final String NUMBER = "number";
    static final String KEY = "key";
    static final String ALGORITHM = "algorithm";
    static final String PUBLIC_KEY = "publicKey";
    static final String NOT_BEFORE = "notBefore";
    static final String NOT_AFTER = "notAfter";
    static final String RETIRED_AT = "retiredAt";
    static final String COMPROMISED_AT = "compromisedAt";
    static final String PARTNER = "partner";
    static final String SCHEME = "scheme";
    static final String EARNERS = "earners";
    static final String TO = "to";

    static final String CERTIFICATE = "certificate";
    static final String CERTIFICATES = "certificates";
    static final String SERIES = "series";
    static final String COPIES = "copies";
    static final String FORM = "form";
    static final String HASH = "hash";
    static final String LIST = "list";
    static final String INDEX = "index";
    static final String PAGE = "page";
    static final String TAKEN = "taken";
    static final String VALID_FROM = "validFrom";
    static final String VALID_UNTIL = "validUntil";
    static final String REGISTERED_AT = "registeredAt";
    static final String STATUS = "status";
    static final String REASON = "reason";
    static final String CHANGES = "changes";
    static final String FROM = "from";

    static final String ACCOUNT = "account";
    static final String POINTS = "points";
    static final String EXPIRES_AT = "expiresAt";
    static final String EVENT = "event";
    static final String HOLD = "hold";
    static final String HOLDS = "holds";
    static final String UNTIL = "until";
    static final String OF = "of";
    static final String BY = "by";
    static final String LOT = "lot";
    static final String LOTS = "lots";
    static final String FREE = "free";
    static final String HELD = "held";
    static final String STATE = "state";
    static final String CONTENT = "content";
    static final String MOVEMENTS = "movements";
    static final String EFFECT = "effect";
    static final String ISSUED = "issued";
    static final String REDEEMED = "redeemed";
    static final String EXPIRED = "expired";
    static final String TRANSACTION = "transaction";
    static final String AVAILABLE = "available";
    static final String OUTSTANDING = "outstanding";
    static final String HISTORY = "history";
    static final String TIME = "time";

    static final String APPLIED = "APPLIED";
    static final String REFUSED = "REFUSED";
    static final String OPEN = "OPEN";

    private Wire() {}
}
