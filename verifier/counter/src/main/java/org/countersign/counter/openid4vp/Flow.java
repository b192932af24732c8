package org.countersign.counter.openid4vp;

/** Where the wallet is, seen from the browser or screen that asks. */
public enum Flow {
    /** On another device, which reads a code. */
    CROSS_DEVICE,
    /** On the device whose browser asks, and to whose browser it comes back. */
    SAME_DEVICE,
    /** Behind the browser's Digital Credentials API. */
    DC_API
}
