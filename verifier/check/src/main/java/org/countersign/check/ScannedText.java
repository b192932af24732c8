package org.countersign.check;

import java.util.Locale;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.pass.ShownPass;

/** Step 1: from whatever a scanner delivered to a pass that parsed, shown still or live, or a plain reason why it is none. */
final class ScannedText {
    private static final String PREFIX = "CS1:";
    /** Looking further into a text than this would tell nothing more about whose it is. */
    private static final int HEAD_LENGTH = 64;

    private ScannedText() {}

    static ShownPass read(String scanned) throws Decided {
        String text = withoutScannerMarks(scanned);
        if (text.isEmpty()) {
            throw Decided.unreadable(Reason.EMPTY);
        }
        if (!text.startsWith(PREFIX)) {
            throw Decided.unreadable(whyNotOurs(text.substring(0, Math.min(HEAD_LENGTH, text.length()))));
        }
        try {
            return ShownPass.parse(text);
        } catch (FormatException e) {
            throw Decided.unreadable(isOtherForm(e.code()) ? Reason.LATER_VERSION : Reason.DAMAGED);
        }
    }

    /** Scanners end with Enter and may begin with the symbology's name ({@code ]Q1}). A pass never ends in a space. */
    private static String withoutScannerMarks(String scanned) {
        String text = scanned.strip();
        boolean named = text.length() >= 3 && text.startsWith("]Q") && Character.isDigit(text.charAt(2));
        return named ? text.substring(3).strip() : text;
    }

    private static Reason whyNotOurs(String head) {
        String upper = head.toUpperCase(Locale.ROOT);
        if (isLaterVersion(head)) {
            return Reason.LATER_VERSION;
        }
        if (upper.startsWith(PREFIX)) {
            return Reason.SCANNER_CHANGED_TEXT;
        }
        if (upper.contains("://") || upper.startsWith("WWW.")) {
            return Reason.WEB_ADDRESS;
        }
        return Reason.NOT_OURS;
    }

    private static boolean isLaterVersion(String head) {
        int colon = head.indexOf(':');
        return head.startsWith("CS")
                && colon > 2
                && colon <= 5
                && head.substring(2, colon).chars().allMatch(c -> c >= '0' && c <= '9')
                && head.charAt(2) != '0';
    }

    /** Well-formed COSE with a header that version 1 does not have: made by something newer. */
    private static boolean isOtherForm(FormatCode code) {
        return code == FormatCode.COSE_HEADER || code == FormatCode.PASS_HEADER;
    }
}
